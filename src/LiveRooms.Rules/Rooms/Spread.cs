namespace LiveRooms.Rules.Rooms;

/// <summary>Chances for a crowd that is to be spread.</summary>
public static class Spread
{
    /// <summary>From zero up to a span, by a seed that takes all its values evenly.</summary>
    public static TimeSpan Over(TimeSpan span, uint seed) => TimeSpan.FromTicks((long)((UInt128)span.Ticks * seed >> 32));

    /// <summary>
    /// The seed of the n-th of a crowd: each next one falls into the widest gap that those before it left, so that even a few are
    /// spread evenly.
    /// </summary>
    public static uint SeedOf(uint number) => unchecked(number * 2_654_435_769);
}
