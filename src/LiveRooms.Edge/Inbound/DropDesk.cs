using System.Collections.Concurrent;
using LiveRooms.Grains.Drops;
using LiveRooms.Rules.Ids;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LiveRooms.Edge.Inbound;

/// <summary>Where reservation requests of all this edge's viewers meet: one queue per drop, one batched call in flight each.</summary>
internal sealed class DropDesk(IGrainFactory grains, TimeProvider time, IOptions<EdgeOptions> options, ILogger<DropDesk> log)
{
    private readonly ConcurrentDictionary<DropId, DropQueue> _queues = new();

    /// <summary>Asks the drop; the answer comes when it is stored.</summary>
    public Task<DropReceipt> Ask(DropId drop, DropRequest request)
    {
        while (true)
        {
            var queue = _queues.GetOrAdd(drop, static (id, desk) => desk.Open(id), this);
            if (queue.TryAsk(request) is { } receipt)
                return receipt;
            // The queue ran empty and closed itself between the look-up and the request.
            _queues.TryRemove(new KeyValuePair<DropId, DropQueue>(drop, queue));
        }
    }

    private DropQueue Open(DropId drop) =>
        new(grains.GetGrain<IDropGrain>(drop.Value), drop, time, options.Value, log, queue => _queues.TryRemove(new(drop, queue)));
}
