using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace LiveRooms.Edge.Transport.Listening;

/// <content>The loop that accepts, and the way that each socket takes.</content>
internal sealed partial class LiveListener
{
    private async Task AcceptAll()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await Receive(await _listening.AcceptAsync(_stop.Token).ConfigureAwait(false)).ConfigureAwait(false);
            }
            catch (Exception e) when (IsOver(e) || _stop.IsCancellationRequested)
            {
                return;
            }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.ConnectionAborted or SocketError.ConnectionReset)
            {
                // The client went away while it waited.
            }
            catch (SocketException e)
            {
                LogAcceptFailed(_log, e, _local);
                await Breathe().ConfigureAwait(false);
            }
#pragma warning disable CA1031 // Whatever failed, a port that accepts no more is worse.
            catch (Exception e)
#pragma warning restore CA1031
            {
                LogAcceptBroke(_log, e, _local);
                await Breathe().ConfigureAwait(false);
            }
        }
    }

    private async Task Breathe() =>
        await Task.Delay(_breath, _parts.Time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private ValueTask Receive(Socket socket)
    {
        if (Arrival.Of(socket, _noDelay, _parts.Places) is not { } arrival)
            return ValueTask.CompletedTask;
        if (arrival.Beyond is null && !_parts.Door.IsOpenAt(_local.Port))
            return HandOver(arrival);
        if (!_parts.Undecided.TryBegin())
            return HandOver(arrival);
        // Not on this thread, where the next socket waits.
        ThreadPool.UnsafeQueueUserWorkItem(static s => _ = s.Listener.Decide(s.Arrival), (Listener: this, Arrival: arrival), preferLocal: false);
        return ValueTask.CompletedTask;
    }

    private async Task Decide(Arrival arrival)
    {
        try
        {
            if (arrival.Beyond is not null)
                await Spare(arrival).ConfigureAwait(false);
            else if (await Enter(arrival).ConfigureAwait(false) is { } connection)
                _ = Serve(connection, arrival.Place);
            else
                await HandOver(arrival).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever failed, it is this socket that ends, and its place that is free again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            if (e is not SocketException && !IsOver(e))
                LogDecisionFailed(_log, e);
            arrival.Close();
        }
        finally
        {
            _parts.Undecided.End();
        }
    }

    /// <summary>No viewer gets in by it, and silence takes no spare place.</summary>
    private async Task Spare(Arrival arrival)
    {
        if (await HasBytes(arrival.Socket).ConfigureAwait(false))
            await HandOver(arrival).ConfigureAwait(false);
        else
            arrival.Close();
    }

    /// <summary>The connection, when the socket is the hub's; null when it is Kestrel's, and was left as it came.</summary>
    private async Task<LiveConnection?> Enter(Arrival arrival)
    {
        var (socket, door) = (arrival.Socket, _parts.Door);
        if (!await HasBytes(socket).ConfigureAwait(false) || door.Peek(socket) is not { } head)
            return null;
        var local = (IPEndPoint)socket.LocalEndPoint!;
        if (await door.Judge(head, arrival.Remote, local, _stop.Token).ConfigureAwait(false) is not { } entrant)
            return null;
        _stop.Token.ThrowIfCancellationRequested();
        return door.Open(socket, head, entrant);
    }

    /// <summary>
    /// Waits for a first byte or the client's end, without a buffer; false when it takes too long, or others come who may be quicker.
    /// </summary>
    private async Task<bool> HasBytes(Socket socket)
    {
        if (socket.Available > 0)
            return true;
        using var patience = new CancellationTokenSource(_parts.Options.FirstBytes, _parts.Time);
        using var stop = _stop.Token.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), patience);
        var wait = _parts.Undecided.Listen(patience);
        try
        {
            await socket.ReceiveAsync(Memory<byte>.Empty, SocketFlags.None, patience.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (!_stop.IsCancellationRequested)
        {
            return false;
        }
        finally
        {
            _parts.Undecided.Hear(wait);
        }
    }

    private async Task Serve(LiveConnection connection, Place place)
    {
        _parts.Metrics.OnSocket(ours: true);
        await _parts.Connections.Run(connection).ConfigureAwait(false);
        _parts.Places.Leave(place);
    }

    private async ValueTask HandOver(Arrival arrival)
    {
        try
        {
            _parts.Metrics.OnSocket(ours: false);
            await _forKestrel.Writer.WriteAsync(arrival, _stop.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (IsOver(e))
        {
            arrival.Close();
        }
    }

    private static bool IsOver(Exception e) => e is OperationCanceledException or ObjectDisposedException or ChannelClosedException;

    [LoggerMessage(2453, LogLevel.Warning, "A socket could not be accepted at {EndPoint}")]
    private static partial void LogAcceptFailed(ILogger log, Exception e, EndPoint endPoint);

    [LoggerMessage(2454, LogLevel.Error, "A socket was closed, for it could not be decided whose it is")]
    private static partial void LogDecisionFailed(ILogger log, Exception e);

    [LoggerMessage(2456, LogLevel.Error, "Accepting at {EndPoint} failed in an unforeseen way; it goes on")]
    private static partial void LogAcceptBroke(ILogger log, Exception e, EndPoint endPoint);

    [LoggerMessage(2457, LogLevel.Error, "A socket was closed, for Kestrel could not take it")]
    private static partial void LogHandOverFailed(ILogger log, Exception e);
}
