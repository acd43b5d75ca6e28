using LiveRooms.Load.Audience.Time;

namespace LiveRooms.Load.Audience.Viewers;

/// <summary>
/// The shoppers of this process in the order in which they try for one drop, each once. Who is not in the room when it is its turn is
/// asked again when all others have been.
/// </summary>
internal sealed class ShopperQueue
{
    private readonly Lock _gate = new();
    private readonly Queue<int> _order;

    /// <summary>Makes it.</summary>
    /// <param name="shoppers">Their places among this process's viewers.</param>
    /// <param name="seed">Of the run.</param>
    /// <param name="drop">The drop: each has another order.</param>
    public ShopperQueue(IEnumerable<int> shoppers, int seed, string drop)
    {
        var salt = drop.Aggregate(0UL, (hash, letter) => Chance.Mixed(hash ^ letter));
        _order = new(shoppers.OrderBy(index => Chance.Of(seed, index, (long)salt)));
    }

    /// <summary>Whose turn it is; null when nobody is left who has come.</summary>
    public VirtualViewer? Next(VirtualViewer?[] viewers)
    {
        lock (_gate)
        {
            for (var left = _order.Count; left > 0; left--)
            {
                var index = _order.Dequeue();
                if (viewers[index] is { IsPresent: true } viewer)
                    return viewer;
                _order.Enqueue(index);
            }
            return null;
        }
    }

    /// <summary>It was not there after all.</summary>
    public void Return(VirtualViewer viewer)
    {
        lock (_gate)
            _order.Enqueue(viewer.Index);
    }
}
