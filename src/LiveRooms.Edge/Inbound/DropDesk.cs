using System.Collections.Concurrent;
using LiveRooms.Edge.Outbound;
using LiveRooms.Grains.Drops;
using LiveRooms.Rules.Ids;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LiveRooms.Edge.Inbound;

/// <summary>Where reservation requests of all this edge's viewers meet: one queue per drop and show, one batched call in flight each.</summary>
internal sealed class DropDesk(
    IGrainFactory grains, TimeProvider time, IOptions<EdgeOptions> options, ILogger<DropDesk> log, GatewayLosses losses)
{
    private readonly ConcurrentDictionary<(DropId Drop, ShowId Show), DropQueue> _queues = new();
    private readonly StoreSight _store = new();

    /// <summary>Asks the drop, from a show's room; the answer comes when it is stored.</summary>
    /// <param name="drop">The drop.</param>
    /// <param name="show">The show.</param>
    /// <param name="request">The request.</param>
    /// <param name="seen">The drop's highest version that whoever asks may know; 0 for none.</param>
    public Task<DropReceipt> Ask(DropId drop, ShowId show, DropRequest request, long seen = 0)
    {
        var key = (drop, show);
        while (true)
        {
            var queue = _queues.GetOrAdd(key, static (key, desk) => desk.Open(key.Drop, key.Show), this);
            if (queue.TryAsk(request, seen) is { } receipt)
                return receipt;
            // The queue ran empty and closed itself between the look-up and the request.
            _queues.TryRemove(new KeyValuePair<(DropId, ShowId), DropQueue>(key, queue));
        }
    }

    private DropQueue Open(DropId drop, ShowId show) => new(
        grains.GetGrain<IDropGrain>(drop.Value), drop, show, time, options.Value, _store, log, losses,
        queue => _queues.TryRemove(new((drop, show), queue)));
}
