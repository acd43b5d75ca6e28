using System.Diagnostics;
using System.Diagnostics.Metrics;
using LiveRooms.Grains.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace LiveRooms.Grains.Tests.Cluster;

/// <summary>What operators see of the grains.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task Requests_lines_and_batches_are_counted_by_code_and_traced()
    {
        await using var cluster = await RoomCluster.Start();
        var meters = cluster.Silos.GetSiloServiceProvider().GetRequiredService<IMeterFactory>();
        var seen = new List<string>();
        using var metrics = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == GrainMetrics.MeterName && instrument.Meter.Scope == meters)
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        metrics.SetMeasurementEventCallback<long>((instrument, value, tags, _) => See($"{instrument.Name} {value}", tags));
        metrics.SetMeasurementEventCallback<int>((instrument, value, tags, _) => See($"{instrument.Name} {value}", tags));
        metrics.Start();
        var spans = new List<string>();
        using var traces = new ActivityListener
        {
            ShouldListenTo = source => source.Name == GrainTracing.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
            {
                lock (spans)
                    spans.Add($"{span.OperationName} {span.GetTagItem("batch.items")}");
            },
        };
        ActivitySource.AddActivityListener(traces);

        var show = await cluster.LiveShow("mugs");
        var drop = await cluster.OpenDrop("mug", "mugs", stock: 1);
        await drop.Act([RoomCluster.Reserve("v1", "r1"), RoomCluster.Confirm("v2", "c2", 1), RoomCluster.Release("v1", "x1", 1)]);
        await show.Report(RoomCluster.Report("s", 1, 0, RoomCluster.Line("1", "hello"), RoomCluster.Line("2", "")));

        Assert.Contains("liverooms.drop.batch.requests 3", seen);
        Assert.Contains("liverooms.drop.requests 1 action=reserve code=0", seen);
        Assert.Contains("liverooms.drop.requests 1 action=confirm code=4008", seen);
        Assert.Contains("liverooms.drop.requests 1 action=release code=0", seen);
        Assert.Contains("liverooms.drop.reservations 1 outcome=held", seen);
        Assert.Contains("liverooms.drop.reservations 1 outcome=released", seen);
        Assert.DoesNotContain(seen, line => line.Contains("outcome=confirmed", StringComparison.Ordinal));
        Assert.Contains("liverooms.show.chat.lines 1 code=0", seen);
        Assert.Contains("liverooms.show.chat.lines 1 code=3001", seen);
        Assert.Contains("drop.act 3", spans);
        Assert.Contains("show.report 2", spans);

        void See(string what, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            foreach (var tag in tags)
                what += $" {tag.Key}={tag.Value}";
            lock (seen)
                seen.Add(what);
        }
    }
}
