using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace LiveRooms.Edge.Transport.Listening;

/// <content>The loop that accepts, and the way that each socket takes.</content>
internal sealed partial class LiveListener
{
    private int _undecided;

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
                await Task.Delay(_breath, _parts.Time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private ValueTask Receive(Socket socket)
    {
        if (Arrival.Of(socket, _noDelay, _parts.Places) is not { } arrival)
            return ValueTask.CompletedTask;
        if (!_parts.Door.IsOpenAt(_local.Port) || Volatile.Read(ref _undecided) >= MostUndecided)
            return HandOver(arrival);
        Interlocked.Increment(ref _undecided);
        // Not on this thread, where the next socket waits.
        ThreadPool.UnsafeQueueUserWorkItem(static s => _ = s.Listener.Decide(s.Arrival), (Listener: this, Arrival: arrival), preferLocal: false);
        return ValueTask.CompletedTask;
    }

    private async Task Decide(Arrival arrival)
    {
        try
        {
            if (await Enter(arrival).ConfigureAwait(false) is { } connection)
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
            Interlocked.Decrement(ref _undecided);
        }
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

    /// <summary>Waits for a first byte or the client's end, without a buffer; false when it takes too long.</summary>
    private async Task<bool> HasBytes(Socket socket)
    {
        if (socket.Available > 0)
            return true;
        using var patience = new CancellationTokenSource(_parts.Options.FirstBytes, _parts.Time);
        using var stop = _stop.Token.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), patience);
        try
        {
            await socket.ReceiveAsync(Memory<byte>.Empty, SocketFlags.None, patience.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (!_stop.IsCancellationRequested)
        {
            return false;
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
            await _forKestrel.Writer.WriteAsync(arrival, _stop.Token).ConfigureAwait(false);
            _parts.Metrics.OnSocket(ours: false);
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
}
