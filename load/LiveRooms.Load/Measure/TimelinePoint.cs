namespace LiveRooms.Load.Measure;

/// <summary>One second of a run.</summary>
/// <param name="Second">Since its begin, warm-up left out.</param>
/// <param name="Watched">Numbers as they stood, by name; summed over agents.</param>
/// <param name="Rates">What counters grew by in this second, by name; acts as <c>name</c>, <c>name-refused</c>, <c>name-failed</c>.</param>
/// <param name="Latencies">What came in in this second, by <see cref="SeriesKey"/>: p50, p99, p99.9 in microseconds.</param>
public sealed record TimelinePoint(
    int Second, IReadOnlyDictionary<string, double> Watched, IReadOnlyDictionary<string, long> Rates,
    IReadOnlyDictionary<string, SecondLatency> Latencies);
