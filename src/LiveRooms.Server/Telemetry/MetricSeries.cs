using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using Prometheus;

namespace LiveRooms.Server.Telemetry;

/// <summary>One instrument as Prometheus sees it: a series for each set of tags, at most <see cref="MaxSeries"/>.</summary>
internal sealed class MetricSeries(Instrument instrument, IMetricFactory factory)
{
    /// <summary>Series of one instrument at most; measurements with further tags are not counted.</summary>
    public const int MaxSeries = 1_000;

    private const char Between = '\u001f';

    private readonly ConcurrentDictionary<string, Action<double>> series = new();
    private readonly Type kind = instrument.GetType().GetGenericTypeDefinition();

    /// <summary>Takes one measurement.</summary>
    public void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var key = Key(tags);
        if (!series.TryGetValue(key, out var record))
        {
            if (series.Count >= MaxSeries)
                return;
            record = series.GetOrAdd(key, Open(tags));
        }

        record(value);
    }

    private static string Key(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var key = string.Empty;
        foreach (var (name, value) in tags)
            key = string.Concat(key, name, $"{Between}{Text(value)}{Between}");
        return key;
    }

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;

    private Action<double> Open(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in tags)
            labels[MetricNames.Plain(name)] = Text(value);
        try
        {
            return Open([.. labels.Keys], [.. labels.Values]);
        }
        catch (InvalidOperationException)
        {
            // Another instrument has this name for something of another kind; the first one keeps it.
            return static _ => { };
        }
    }

    private Action<double> Open(string[] names, string[] values)
    {
        var help = instrument.Description ?? string.Empty;
        if (kind == typeof(Counter<>) || kind == typeof(ObservableCounter<>))
        {
            var counter = factory.CreateCounter(MetricNames.Of(instrument, counter: true), help, names).WithLabels(values);
            return instrument.IsObservable ? counter.IncTo : value => counter.Inc(Math.Max(0, value));
        }

        var plain = MetricNames.Of(instrument, counter: false);
        if (kind == typeof(Histogram<>))
        {
            var configuration = new HistogramConfiguration { Buckets = Buckets.Of(instrument) };
            return factory.CreateHistogram(plain, help, names, configuration).WithLabels(values).Observe;
        }

        var gauge = factory.CreateGauge(plain, help, names).WithLabels(values);
        return kind == typeof(UpDownCounter<>) ? gauge.Inc : gauge.Set;
    }
}
