using System.Collections.Concurrent;
using LiveRooms.Edge.Inbound;
using LiveRooms.Rules;
using LiveRooms.Rules.Ids;
using Microsoft.Extensions.Hosting;

namespace LiveRooms.Edge.Outbound;

/// <summary>The relays of this edge: one per room, open from its first viewer until a while after its last.</summary>
internal sealed class Relays(IGrainFactory grains, RelayContext context, IHostApplicationLifetime lifetime) : IHostedService
{
    private readonly ConcurrentDictionary<ShowId, Relay> _relays = new();
    private readonly ConcurrentDictionary<Relay, Task> _running = new();

    /// <summary>The room's relay, counted in until <see cref="Relay.Exit"/>; or why there is none.</summary>
    public async Task<(Relay? Relay, Refusal? Refusal)> Enter(ShowId show, CancellationToken cancellation)
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            if (_relays.Count >= context.Options.MaxRooms && !_relays.ContainsKey(show))
                return (null, Refusals.Busy("This edge holds as many rooms as it may: try again."));
            var relay = _relays.GetOrAdd(show, id => new Relay(id, grains, context));
            if (!relay.TryEnter())
            {
                Forget(relay);
                continue;
            }
            if (relay.TryStart())
                _running[relay] = Run(relay);
            if (await Ready(relay, cancellation).ConfigureAwait(false) is not { } refusal)
                return (relay, null);
            relay.Exit();
            return (null, refusal);
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Waits until every relay has handed over what it counted.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(_running.Values).WaitAsync(cancellationToken);

    private async Task<Refusal?> Ready(Relay relay, CancellationToken cancellation)
    {
        try
        {
            return await relay.Ready.WaitAsync(context.Options.Patience, context.Time, cancellation).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return Refusals.StoreUnavailable;
        }
    }

    private async Task Run(Relay relay)
    {
        context.Metrics.OnRoomOpened();
        await relay.Run(lifetime.ApplicationStopping).ConfigureAwait(false);
        context.Metrics.OnRoomClosed();
        Forget(relay);
        _running.TryRemove(relay, out _);
    }

    private void Forget(Relay relay) => _relays.TryRemove(new KeyValuePair<ShowId, Relay>(relay.Show, relay));
}
