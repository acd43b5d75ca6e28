namespace LiveRooms.Load.Measure;

/// <summary>A distribution of times, in microseconds.</summary>
/// <param name="Name">See <see cref="MetricNames"/>, or an act's.</param>
/// <param name="Network">The viewers' network profile; null: the whole.</param>
/// <param name="Histogram">HdrHistogram's own compressed encoding, base64, so that runs and agents can be merged.</param>
public sealed record LatencySummary(
    string Name, string? Network, long Count, double Mean, long P50, long P90, long P95, long P99, long P999, long Max, string Histogram);
