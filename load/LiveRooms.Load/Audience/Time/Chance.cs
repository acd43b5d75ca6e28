namespace LiveRooms.Load.Audience.Time;

/// <summary>Chance without state: the same numbers draw the same, on any thread, in any order.</summary>
internal static class Chance
{
    /// <summary>A number in [0, 1).</summary>
    /// <param name="seed">Of the run.</param>
    /// <param name="number">Whose chance it is.</param>
    /// <param name="draw">Which of its draws.</param>
    public static double Of(long seed, long number, long draw) =>
        (Mixed(Mixed(Mixed((ulong)seed) ^ (ulong)number) ^ (ulong)draw) >> 11) * (1.0 / (1UL << 53));

    /// <summary>Well spread bits of a number: the finish of the SplitMix64 generator.</summary>
    public static ulong Mixed(ulong value)
    {
        unchecked
        {
            value += 0x9e3779b97f4a7c15;
            value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
            value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
            return value ^ (value >> 31);
        }
    }
}
