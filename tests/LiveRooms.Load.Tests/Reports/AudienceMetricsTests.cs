using System.Diagnostics.Metrics;
using LiveRooms.Load.Reports.Telemetry;

namespace LiveRooms.Load.Tests.Reports;

public sealed class AudienceMetricsTests
{
    [Fact]
    public void Seconds_become_numbers_totals_and_quantiles()
    {
        using var metrics = new AudienceMetrics("headline", new OwnMeters());
        var timeline = SampleRun.Good().Measurements.Timeline;
        metrics.Report(timeline[1]);
        metrics.Report(timeline[2]);
        var told = Told(metrics);
        Assert.Equal(timeline[2].Watched["viewers"], told["liverooms.audience.watched name=viewers scenario=headline"]);
        Assert.Equal(timeline[1].Rates["frames"] + timeline[2].Rates["frames"], told["liverooms.audience.events name=frames scenario=headline"]);
        Assert.Equal(timeline[2].Latencies["delivery/mobile"].P99 / 1e6, told["liverooms.audience.latency name=delivery network=mobile quantile=0.99 scenario=headline"]);
    }

    [Fact]
    public void The_list_is_what_there_is()
    {
        using var metrics = new AudienceMetrics("headline", new OwnMeters());
        var there = new List<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (ReferenceEquals(instrument.Meter.Scope, OwnMeters.Scope))
                    there.Add($"| `{Plain(instrument)}` | {(IsCounter(instrument) ? "counter" : "gauge")} | {instrument.Unit!.Trim('{', '}')} | {instrument.Description} |");
            },
        };
        listener.Start();
        using var reader = new StreamReader(typeof(AudienceMetricsTests).Assembly.GetManifestResourceStream("reports/README.md")!);
        var listed = reader.ReadToEnd().Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(WithoutTags);
        Assert.Equal(there.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));

        static bool IsCounter(Instrument instrument) => instrument.GetType().Name.Contains("Counter", StringComparison.Ordinal);

        static string Plain(Instrument instrument) =>
            $"{instrument.Name.Replace('.', '_')}{(instrument.Unit == "s" ? "_seconds" : "")}{(IsCounter(instrument) ? "_total" : "")}";

        static string WithoutTags(string row) => row.Split('|') is var cells ? $"|{cells[1]}|{cells[2]}|{cells[3]}|{cells[5]}|" : "";
    }

    [Fact]
    public void Nobody_is_told_when_no_address_is_set() => Assert.Null(LoadTelemetry.Open("headline", "agent-0", _ => null));

    private static Dictionary<string, double> Told(AudienceMetrics metrics)
    {
        var told = new Dictionary<string, double>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (ReferenceEquals(instrument.Meter.Scope, OwnMeters.Scope))
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.Start();
        listener.RecordObservableInstruments();
        GC.KeepAlive(metrics);
        return told;

        void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
            told[$"{instrument.Name} {string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))}"] = value;
    }

    // So that tests at the same time do not hear each other.
    private sealed class OwnMeters : IMeterFactory
    {
        public static readonly object Scope = new();

        public Meter Create(MeterOptions options) => new(options.Name, null, null, Scope);

        public void Dispose()
        {
        }
    }
}
