using System.Collections.Concurrent;
using LiveRooms.Edge.Inbound;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LiveRooms.Edge.Transport;

/// <summary>
/// The connections of the edge's own: runs each through the hub, beats them all once a second, and ends them when the edge
/// stops. How many there are is bounded by who makes them.
/// </summary>
internal sealed partial class LiveConnections(
    HubConnectionHandler<LiveHub> hub, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<LiveConnections> log)
    : IHostedService, IDisposable
{
    private readonly ConcurrentDictionary<LiveConnection, bool> _open = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenRegistration _stopping;
    private PeriodicTimer? _timer;
    private Task _beating = Task.CompletedTask;

    /// <summary>How many there are now. Counts them one by one.</summary>
    public int Count => _open.Count;

    /// <summary>Serves a connection until it is over, and disposes of it. Throws nothing.</summary>
    public async Task Run(LiveConnection connection)
    {
        _open.TryAdd(connection, true);
        if (lifetime.ApplicationStopping.IsCancellationRequested)
            connection.RequestClose();
        try
        {
            await hub.OnConnectedAsync(connection).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever fails here ends this connection and no other.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogFailed(e, connection.ConnectionId);
        }
        await End(connection).ConfigureAwait(false);
        _open.TryRemove(connection, out _);
        if (lifetime.ApplicationStopping.IsCancellationRequested && _open.IsEmpty)
            _ended.TrySetResult();
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        // What starts here would otherwise carry along, for good, whatever belongs to the host's start.
        using var _ = ExecutionContext.SuppressFlow();
        _stopping = lifetime.ApplicationStopping.Register(CloseAll);
        _timer = new PeriodicTimer(LiveConnection.Pace, time);
        _beating = Task.Run(() => Beat(_timer), CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <summary>Waits for the end of all, which began when the host began to stop; who takes too long is cut.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!_open.IsEmpty)
                await _ended.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            foreach (var (connection, _) in _open)
                connection.Abort();
        }
        _timer?.Dispose();
        await _beating.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer?.Dispose();
        _stopping.Dispose();
    }

    // By itself, so that a connection that runs keeps nothing for it.
    private async Task End(LiveConnection connection)
    {
        try
        {
            await connection.DisposeAsync().ConfigureAwait(false);
        }
#pragma warning disable CA1031 // It is over, however it ended.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogFailed(e, connection.ConnectionId);
        }
    }

    private void CloseAll()
    {
        foreach (var (connection, _) in _open)
            connection.RequestClose();
    }

    private async Task Beat(PeriodicTimer timer)
    {
        while (await timer.WaitForNextTickAsync(CancellationToken.None).ConfigureAwait(false))
            BeatAll();
    }

    private void BeatAll()
    {
        var now = time.GetUtcNow();
        foreach (var (connection, _) in _open)
        {
            try
            {
                connection.Beat(now);
            }
#pragma warning disable CA1031 // One connection's callback must not end the beat of the others.
            catch (Exception e)
#pragma warning restore CA1031
            {
                LogFailed(e, connection.ConnectionId);
                connection.Abort();
            }
        }
    }

    [LoggerMessage(2451, LogLevel.Warning, "Connection {Connection} ended with an error of the edge's own")]
    private partial void LogFailed(Exception e, string connection);
}
