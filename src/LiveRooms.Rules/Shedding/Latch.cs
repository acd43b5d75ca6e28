namespace LiveRooms.Rules.Shedding;

/// <summary>
/// A limit that is reached or not: reached once the load has been over it for a time, left once the load has been below its band for
/// another. Time counts when the load was so at both its ends: a silence before a rush is no part of the rush.
/// </summary>
/// <param name="onAfter">How long the load is over the limit before that is reached.</param>
/// <param name="offAfter">How long it is below the band before that is left.</param>
internal struct Latch(TimeSpan onAfter, TimeSpan offAfter)
{
    private TimeSpan? _over;
    private TimeSpan? _below;

    /// <summary>Whether it is reached.</summary>
    public bool IsOn { get; private set; }

    /// <summary>Takes in how the load is now.</summary>
    /// <param name="isOver">Whether it is over the limit.</param>
    /// <param name="isBelow">Whether it is below the band; never both.</param>
    /// <param name="elapsed">The time since the last call.</param>
    public void Take(bool isOver, bool isBelow, TimeSpan elapsed)
    {
        _over = Stayed(isOver, _over, elapsed);
        _below = Stayed(isBelow, _below, elapsed);
        IsOn = IsOn ? !(_below >= offAfter) : _over >= onAfter;
    }

    /// <summary>Where it is so for the first time, nothing is known of the time before.</summary>
    private static TimeSpan? Stayed(bool isSo, TimeSpan? before, TimeSpan elapsed) =>
        !isSo ? null : before is { } since ? since + elapsed : TimeSpan.Zero;
}
