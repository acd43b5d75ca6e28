namespace LiveRooms.Rules.Rooms;

/// <summary>
/// Chat lines a second over the last seconds. Each line counts at once, and what it counts for fades with time: after
/// <see cref="Memory"/> about a third is left.
/// </summary>
public sealed class LineRate
{
    /// <summary>How far back it looks.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromSeconds(2);

    /// <summary>Lines a second.</summary>
    public double PerSecond { get; private set; }

    /// <summary>Takes in lines said in the time since the last call.</summary>
    public void Add(long lines, TimeSpan elapsed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lines);
        ArgumentOutOfRangeException.ThrowIfLessThan(elapsed, TimeSpan.Zero);
        PerSecond = (PerSecond * Math.Exp(-(elapsed / Memory))) + (lines / Memory.TotalSeconds);
    }
}
