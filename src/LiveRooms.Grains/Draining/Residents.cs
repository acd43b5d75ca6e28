using System.Collections.Concurrent;

namespace LiveRooms.Grains.Draining;

/// <summary>The shows and drops that live in this silo, and whether it still takes any.</summary>
internal sealed class Residents
{
    private readonly ConcurrentDictionary<Resident, byte> _all = new();
    private volatile bool _isLeft;

    /// <summary>Whether the silo is being emptied: what begins or moves goes to others.</summary>
    public bool IsLeft => _isLeft;

    /// <summary>How many there are.</summary>
    public int Count => _all.Count;

    /// <summary>Those that are there now.</summary>
    public IReadOnlyCollection<Resident> All => [.. _all.Keys];

    /// <summary>No more from now on, for good.</summary>
    public void Close() => _isLeft = true;

    /// <summary>A grain begins here.</summary>
    /// <param name="context">The grain.</param>
    /// <param name="isHeadline">Whether it belongs on a silo that is kept for headline shows.</param>
    public Resident Enter(IGrainContext context, Func<bool> isHeadline)
    {
        var resident = new Resident(context, isHeadline);
        _all[resident] = 0;
        _ = RemoveWhenGone(resident);
        return resident;
    }

    private async Task RemoveWhenGone(Resident resident)
    {
        await resident.Gone.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _all.TryRemove(resident, out _);
    }
}
