using System.Diagnostics.Metrics;

namespace LiveRooms.Server.Telemetry;

/// <summary>The bounds of histograms: those the instrument asks for, else some that fit its unit.</summary>
internal static class Buckets
{
    private static readonly double[] Seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
    private static readonly double[] Milliseconds = [1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000];
    private static readonly double[] Counts = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024, 4_096, 16_384, 65_536, 1_048_576];

    /// <summary>The upper bounds for an instrument.</summary>
    public static double[] Of(Instrument instrument) => Asked(instrument) ?? instrument.Unit switch
    {
        "s" => Seconds,
        "ms" => Milliseconds,
        _ => Counts,
    };

    private static double[]? Asked(Instrument instrument) => instrument switch
    {
        Instrument<double> { Advice.HistogramBucketBoundaries: { Count: > 0 } bounds } => [.. bounds],
        Instrument<long> { Advice.HistogramBucketBoundaries: { Count: > 0 } bounds } => [.. bounds.Select(bound => (double)bound)],
        Instrument<int> { Advice.HistogramBucketBoundaries: { Count: > 0 } bounds } => [.. bounds.Select(bound => (double)bound)],
        _ => null,
    };
}
