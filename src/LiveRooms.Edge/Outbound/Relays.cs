using LiveRooms.Edge.Inbound;
using LiveRooms.Grains.Cluster;
using LiveRooms.Rules;
using LiveRooms.Rules.Ids;
using Microsoft.Extensions.Hosting;

namespace LiveRooms.Edge.Outbound;

/// <summary>The relays of this edge: one per room, open from its first viewer until a while after its last.</summary>
internal sealed class Relays(IGrainFactory grains, RelayContext context, IHostApplicationLifetime lifetime) : IHostedService
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ShowId, Relay> _open = [];
    private readonly Dictionary<Relay, Task> _running = [];

    /// <summary>Relays that run, those that only hand over their last report included.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _running.Count;
        }
    }

    /// <summary>How each room goes.</summary>
    public RoomStatus[] Statuses()
    {
        Relay[] open;
        lock (_gate)
            open = [.. _open.Values];
        return [.. open.Select(relay => relay.Status)];
    }

    /// <summary>The room's relay, counted in until <see cref="Relay.Exit"/>; or why there is none.</summary>
    public async Task<(Relay? Relay, Refusal? Refusal)> Enter(ShowId show, CancellationToken cancellation)
    {
        if (Open(show, out var refusal) is not { } relay)
            return (null, refusal);
        var entered = false;
        try
        {
            // A wait that is over already would still leave its mark on each connection's token.
            var ready = relay.Ready.IsCompleted ? relay.Ready : relay.Ready.WaitAsync(context.Options.Patience, context.Time, cancellation);
            refusal = await ready.ConfigureAwait(false);
            entered = refusal is null;
        }
        catch (TimeoutException)
        {
            refusal = Refusals.StoreUnavailable;
        }
        finally
        {
            if (!entered)
                relay.Exit();
        }
        return (entered ? relay : null, refusal);
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Waits until every relay has handed over what it counted.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        Task[] running;
        lock (_gate)
            running = [.. _running.Values];
        return Task.WhenAll(running).WaitAsync(cancellationToken);
    }

    private Relay? Open(ShowId show, out Refusal? refusal)
    {
        lock (_gate)
        {
            refusal = null;
            if (lifetime.ApplicationStopping.IsCancellationRequested)
                refusal = Refusals.StoreUnavailable;
            else if (_open.TryGetValue(show, out var known) && known.TryEnter())
                return known;
            else if (_running.Count >= context.Options.MaxRooms)
                refusal = Refusals.Busy("This edge holds as many rooms as it may: try again.");
            if (refusal is not null)
                return null;
            var relay = new Relay(show, grains, context);
            relay.TryEnter();
            // Takes the place of one that has closed and is still handing over its last report.
            _open[show] = relay;
            _running.Add(relay, Run(relay));
            return relay;
        }
    }

    private async Task Run(Relay relay)
    {
        context.Metrics.OnRoomOpened();
        try
        {
            await relay.Run(lifetime.ApplicationStopping).ConfigureAwait(false);
        }
        finally
        {
            context.Metrics.OnRoomClosed();
            Forget(relay);
        }
    }

    private void Forget(Relay relay)
    {
        lock (_gate)
        {
            _running.Remove(relay);
            if (_open.TryGetValue(relay.Show, out var open) && open == relay)
                _open.Remove(relay.Show);
        }
    }
}
