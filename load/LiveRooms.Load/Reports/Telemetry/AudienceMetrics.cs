using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using LiveRooms.Load.Measure;

namespace LiveRooms.Load.Reports.Telemetry;

/// <summary>
/// What the load tells about itself while it runs, from the same seconds that its timeline is made of: nothing is added to the paths
/// that are measured. README.md lists it.
/// </summary>
internal sealed class AudienceMetrics : IProgress<TimelinePoint>, IDisposable
{
    /// <summary>The meter's name; not one of the engine's, which a server in this process would tell about.</summary>
    public const string MeterName = "LiveRoomsAudience";

    private readonly Meter _meter;
    private readonly string _scenario;
    private readonly ConcurrentDictionary<string, long> _totals = new();
    private volatile TimelinePoint? _last;

    /// <param name="scenario">A tag of everything.</param>
    /// <param name="meters">Makes the meter; null: it stands for itself.</param>
    public AudienceMetrics(string scenario, IMeterFactory? meters = null)
    {
        _scenario = scenario;
        _meter = meters?.Create(MeterName) ?? new Meter(MeterName);
        _meter.CreateObservableGauge("liverooms.audience.watched", Watched, "{number}", "A number that is looked at each second, by name: viewers in rooms and others");
        _meter.CreateObservableCounter("liverooms.audience.events", Totals, "{event}", "What was counted, by name: frames, lines, acts");
        _meter.CreateObservableGauge("liverooms.audience.latency", Latencies, "s", "Times of the last second, by name, network and quantile");
    }

    /// <inheritdoc/>
    public void Report(TimelinePoint value)
    {
        foreach (var (name, grown) in value.Rates)
            _totals.AddOrUpdate(name, grown, (_, before) => before + grown);
        _last = value;
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<double>> Watched() =>
        (_last?.Watched ?? new Dictionary<string, double>()).Select(pair => new Measurement<double>(pair.Value, Tag("name", pair.Key), Tag("scenario", _scenario)));

    private IEnumerable<Measurement<long>> Totals() =>
        _totals.Select(pair => new Measurement<long>(pair.Value, Tag("name", pair.Key), Tag("scenario", _scenario)));

    private IEnumerable<Measurement<double>> Latencies() =>
        (_last?.Latencies ?? new Dictionary<string, SecondLatency>()).Where(pair => pair.Value.Count > 0)
            .SelectMany(pair => Quantiles(SeriesKey.Parse(pair.Key), pair.Value));

    private IEnumerable<Measurement<double>> Quantiles(SeriesKey key, SecondLatency second) =>
        new (string Quantile, long Micros)[] { ("0.5", second.P50), ("0.99", second.P99), ("0.999", second.P999) }.Select(one => new Measurement<double>(
            one.Micros / 1e6, Tag("name", key.Name), Tag("network", key.Network ?? "all"), Tag("quantile", one.Quantile), Tag("scenario", _scenario)));

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
