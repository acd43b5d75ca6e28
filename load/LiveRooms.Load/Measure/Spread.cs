namespace LiveRooms.Load.Measure;

/// <summary>Several seconds that were looked at together, because whoever looks was held up: what came in them is spread evenly.</summary>
internal static class Spread
{
    /// <summary>The seconds, together exactly what the one point is.</summary>
    /// <param name="point">All of them in one, under the first one's number.</param>
    /// <param name="seconds">How many; at least one.</param>
    public static IReadOnlyList<TimelinePoint> Over(TimelinePoint point, int seconds) => seconds == 1 ? [point] :
    [
        .. Enumerable.Range(0, seconds).Select(at => new TimelinePoint(
            point.Second + at, point.Watched,
            point.Rates.Select(rate => (rate.Key, Part: Part(rate.Value, at, seconds))).Where(rate => rate.Part != 0).ToDictionary(rate => rate.Key, rate => rate.Part),
            point.Latencies.Select(latency => (latency.Key, Second: latency.Value with { Count = Part(latency.Value.Count, at, seconds) }))
                .Where(latency => latency.Second.Count != 0).ToDictionary(latency => latency.Key, latency => latency.Second))),
    ];

    // Differences of rounded sums: the parts are together the whole.
    private static long Part(long whole, int at, int of) => (whole * (at + 1) / of) - (whole * at / of);
}
