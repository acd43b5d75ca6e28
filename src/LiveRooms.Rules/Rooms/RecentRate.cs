namespace LiveRooms.Rules.Rooms;

/// <summary>
/// How many of something there are in a second, over the last seconds. Each counts at once, and what it counts for fades with
/// time: after <see cref="Memory"/> about a third is left.
/// </summary>
public sealed class RecentRate
{
    /// <summary>How far back it looks.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromSeconds(2);

    /// <summary>So many a second.</summary>
    public double PerSecond { get; private set; }

    /// <summary>Takes in how many there were in the time since the last call.</summary>
    public void Add(long count, TimeSpan elapsed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(elapsed, TimeSpan.Zero);
        PerSecond = (PerSecond * Math.Exp(-(elapsed / Memory))) + (count / Memory.TotalSeconds);
    }
}
