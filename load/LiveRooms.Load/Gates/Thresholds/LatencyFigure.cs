using LiveRooms.Load.Measure;

namespace LiveRooms.Load.Gates.Thresholds;

/// <summary>A percentile, the mean or the longest of times, in microseconds.</summary>
/// <param name="Name">Of the distribution, with its network as <see cref="SeriesKey"/> writes it.</param>
/// <param name="Percentile">Above 0 to 100; null for the mean.</param>
internal sealed record LatencyFigure(string Name, double? Percentile) : Figure
{
    private const int WorstSeconds = 3;

    public override Finding? Find(Measurements measured)
    {
        var latency = measured.Latencies.FirstOrDefault(latency => new SeriesKey(latency.Name, latency.Network).ToString() == Name && latency.Count > 0);
        if (latency is null)
            return null;
        var networks = measured.Latencies.Where(other => latency.Network is null && other.Name == latency.Name && other is { Network: not null, Count: > 0 })
            .Select(other => Words($"{new SeriesKey(other.Name, other.Network).ToString()}: {Say(Of(other))} of {other.Count:N0}"));
        var seconds = measured.Timeline.Select(point => (point.Second, Latency: point.Latencies.GetValueOrDefault(Name)))
            .Where(second => second.Latency is not null).OrderByDescending(second => second.Latency!.P99).Take(WorstSeconds)
            .Select(second => Words($"second {second.Second}: p99 {Say(second.Latency!.P99)} of {second.Latency.Count:N0}"));
        return new Finding(Of(latency), Words($"of {latency.Count:N0} times"), [.. networks, .. seconds]);
    }

    public override string Say(double value) => value < 1_000_000 ? Words($"{value / 1e3:N1} ms") : Words($"{value / 1e6:N2} s");

    private double Of(LatencySummary latency) => Percentile is not { } percentile ? latency.Mean
        : Distribution.Decode(latency).GetValueAtPercentile(percentile);
}
