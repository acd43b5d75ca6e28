using System.Text.Json;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace LiveRooms.Client.Link;

/// <summary>One hub connection, started again after each loss.</summary>
internal sealed class HubLink : IAsyncDisposable
{
    private readonly HubConnection _hub;
    private long _starts;

    internal HubLink(LiveRoomsOptions options, Action<RoomFrame> onFrame, Action<Exception?> onLost)
    {
        var builder = new HubConnectionBuilder().WithUrl(
            new Uri(options.BaseAddress, HubMethods.Path), transport => WebSocketDoor.Configure(transport, options));
        if (options.Protocol == HubProtocolKind.MessagePack)
        {
            builder.AddMessagePackProtocol();
        }
        else
        {
            builder.AddJsonProtocol(json => json.PayloadSerializerOptions =
                new JsonSerializerOptions(ProtocolJsonContext.Default.Options));
        }

        _hub = builder.Build();
        _hub.ServerTimeout = options.ServerTimeout;
        _hub.KeepAliveInterval = TimeSpan.FromSeconds(Math.Min(15, options.ServerTimeout.TotalSeconds / 2));
        _hub.On(HubMethods.Frame, onFrame);
        _hub.Closed += why =>
        {
            onLost(why);
            return Task.CompletedTask;
        };
    }

    internal Task StartAsync(CancellationToken cancel)
    {
        Interlocked.Increment(ref _starts);
        return _hub.StartAsync(cancel);
    }

    internal Task StopAsync(CancellationToken cancel) => _hub.StopAsync(cancel);

    /// <summary>Calls a hub method that may safely be called twice.</summary>
    /// <param name="method">It.</param>
    /// <param name="arguments">Of the first call.</param>
    /// <param name="cancel">Gives up.</param>
    /// <param name="again">Of the second; null: the same.</param>
    /// <exception cref="LinkLostException">The connection was lost first.</exception>
    /// <exception cref="LiveRoomsException">The hub failed without naming a refusal.</exception>
    internal async Task<T> InvokeAsync<T>(string method, object?[] arguments, CancellationToken cancel, object?[]? again = null)
    {
        Exception first;
        var start = Interlocked.Read(ref _starts);
        try
        {
            return await _hub.InvokeCoreAsync<T>(method, arguments, cancel).ConfigureAwait(false);
        }
        catch (Exception fault) when (HubFaults.IsAmbiguous(fault))
        {
            first = fault;
            ThrowIfClosed(fault);
            if (_hub.State != HubConnectionState.Connected || Interlocked.Read(ref _starts) != start)
            {
                throw new LinkLostException(fault, HubFaults.ProblemOf(fault));
            }
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            throw new LinkLostException(fault);
        }

        try
        {
            // Was it this call's fault, or was the connection closed? The second call tells.
            return await InvokeOnceAsync<T>(method, again ?? arguments, cancel).ConfigureAwait(false);
        }
        catch (LinkLostException lost)
        {
            throw new LinkLostException(lost.InnerException!, HubFaults.ProblemOf(first));
        }
    }

    /// <summary>Calls a hub method once.</summary>
    /// <exception cref="LinkLostException">The connection was lost first.</exception>
    /// <exception cref="LiveRoomsException">The hub failed, or closed the connection with a message.</exception>
    internal async Task<T> InvokeOnceAsync<T>(string method, object?[] arguments, CancellationToken cancel)
    {
        try
        {
            return await _hub.InvokeCoreAsync<T>(method, arguments, cancel).ConfigureAwait(false);
        }
        catch (Exception fault) when (HubFaults.IsAmbiguous(fault))
        {
            ThrowIfClosed(fault);
            throw new LiveRoomsException(HubFaults.ProblemOf(fault), inner: fault);
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            throw new LinkLostException(fault);
        }
    }

    /// <summary>Says something that needs no answer; what a lost connection swallows needs none either.</summary>
    internal async Task TellAsync(string method, CancellationToken cancel)
    {
        try
        {
            await _hub.SendCoreAsync(method, [], cancel).ConfigureAwait(false);
        }
        catch (Exception) when (!cancel.IsCancellationRequested)
        {
            // Lost.
        }
    }

    // Such a reason is given for a connection, never for a call.
    private static void ThrowIfClosed(Exception fault)
    {
        if (HubFaults.ProblemOf(fault) is { Retryable: true } problem)
        {
            throw new LinkLostException(fault, problem);
        }
    }

    public ValueTask DisposeAsync() => _hub.DisposeAsync();
}
