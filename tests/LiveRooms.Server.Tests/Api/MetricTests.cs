using System.Diagnostics.Metrics;
using System.Text;
using LiveRooms.Server.Telemetry;

namespace LiveRooms.Server.Tests.Api;

public sealed class MetricTests
{
    [Fact]
    public async Task Each_kind_of_instrument_reads_as_Prometheus_expects()
    {
        using var meters = new PrometheusMeters();
        await meters.StartAsync(TestContext.Current.CancellationToken);
        using var meter = new Meter("LiveRooms.Test");
        var seen = 3;
        meter.CreateObservableGauge("liverooms.test.seen", () => seen);
        meter.CreateObservableCounter("liverooms.test.bytes", () => 7L, "By");
        meter.CreateCounter<long>("liverooms.test.calls").Add(2, new KeyValuePair<string, object?>("the.code", 5));
        meter.CreateUpDownCounter<int>("liverooms.test.open").Add(-1);
        meter.CreateHistogram<double>("liverooms.test.time", "s").Record(0.02);

        var text = await Read(meters);
        Assert.Contains("\nliverooms_test_seen 3\n", text, StringComparison.Ordinal);
        Assert.Contains("\nliverooms_test_bytes_total 7\n", text, StringComparison.Ordinal);
        Assert.Contains("\nliverooms_test_calls_total{the_code=\"5\"} 2\n", text, StringComparison.Ordinal);
        Assert.Contains("\nliverooms_test_open -1\n", text, StringComparison.Ordinal);
        Assert.Contains("\nliverooms_test_time_seconds_bucket{le=\"0.025\"} 1\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Series_are_bounded()
    {
        using var meters = new PrometheusMeters();
        await meters.StartAsync(TestContext.Current.CancellationToken);
        using var meter = new Meter("LiveRooms.Test");
        var calls = meter.CreateCounter<long>("liverooms.test.many");
        for (var number = 0; number < MetricSeries.MaxSeries + 50; number++)
            calls.Add(1, new KeyValuePair<string, object?>("number", number));
        Assert.Equal(MetricSeries.MaxSeries, (await Read(meters)).Split("liverooms_test_many_total{").Length - 1);
    }

    private static async Task<string> Read(PrometheusMeters meters)
    {
        using var stream = new MemoryStream();
        await meters.Registry.CollectAndExportAsTextAsync(stream, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
