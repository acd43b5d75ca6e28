namespace LiveRooms.Load.Runner;

/// <summary>Seeds made of seeds: the same from the same in every process, and far from each other.</summary>
internal static class Seeds
{
    /// <summary>A seed of its own for each combination.</summary>
    public static int Mix(params ReadOnlySpan<int> parts)
    {
        var state = 0x9E3779B97F4A7C15UL;
        foreach (var part in parts)
        {
            // Two rounds of multiplication and folding spread every bit of a part over all of the state.
            state = (state ^ (uint)part) * 0xD6E8FEB86659FD93UL;
            state = (state ^ (state >> 32)) * 0xD6E8FEB86659FD93UL;
            state ^= state >> 32;
        }

        return (int)state;
    }
}
