namespace LiveRooms.Load.Markets;

/// <summary>Splits whole numbers without loss.</summary>
internal static class Portions
{
    /// <summary>
    /// Parts in proportion to weights, each at least so large; the largest remainders get what rounding leaves. All parts together are
    /// the whole.
    /// </summary>
    /// <param name="whole">At least the least part for each.</param>
    /// <param name="weights">Above zero.</param>
    /// <param name="least">Of every part.</param>
    public static long[] Of(long whole, IReadOnlyList<double> weights, long least = 0)
    {
        var free = whole - (least * weights.Count);
        ArgumentOutOfRangeException.ThrowIfNegative(free, nameof(whole));
        var sum = weights.Sum();
        var parts = new long[weights.Count];
        var rests = new double[weights.Count];
        var left = free;
        for (var i = 0; i < parts.Length; i++)
        {
            var exact = free * (weights[i] / sum);
            var part = Math.Min((long)exact, left);
            (parts[i], rests[i]) = (least + part, exact - part);
            left -= part;
        }

        foreach (var i in Enumerable.Range(0, parts.Length).OrderByDescending(i => rests[i]).ThenBy(i => i).Take((int)left))
            parts[i]++;
        return parts;
    }

    /// <summary>Audiences as they are: the second show has half of the first one's, the third a third, and so on.</summary>
    public static double[] Zipf(int count) => [.. Enumerable.Range(1, count).Select(rank => 1.0 / rank)];
}
