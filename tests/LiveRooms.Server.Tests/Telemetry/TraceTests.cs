using System.Collections.Concurrent;
using System.Diagnostics;
using LiveRooms.Server.Telemetry;
using LiveRooms.Server.Tests.Api;

namespace LiveRooms.Server.Tests.Telemetry;

public sealed class TraceTests(ServerFixture fixture)
{
    [Fact]
    public async Task A_trace_leads_from_a_viewers_call_to_the_journal()
    {
        var spans = new ConcurrentDictionary<ActivitySpanId, Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => Array.Exists(Sources.Activities, wanted =>
                wanted.EndsWith('*') ? source.Name.StartsWith(wanted[..^1], StringComparison.Ordinal) : source.Name == wanted),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStarted = started => spans[started.SpanId] = started,
        };
        ActivitySource.AddActivityListener(listener);
        var sold = await SoldOut.Make(fixture.Server);
        await sold.Buy(fixture.Server);

        foreach (var method in (string[])["Reserve", "Confirm"])
        {
            var path = spans.Values.Where(span => span.OperationName == "journal.append" && $"{span.GetTagItem("journal.key")}".EndsWith(sold.Drop, StringComparison.Ordinal))
                .Select(append => Path(append, spans)).Single(names => names[0] == method);
            Assert.Equal("drop.batch", path[1]);
            Assert.Equal(["drop.act", "journal.append"], path[^2..]);
            Assert.All(path[2..^2], call => Assert.EndsWith("act", call, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task What_a_room_reports_by_itself_is_in_no_viewers_trace()
    {
        var reports = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("LiveRooms.", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = stopped =>
            {
                if (stopped.OperationName == "show.report" && Equals(stopped.GetTagItem("batch.items"), 0))
                    reports.Enqueue(stopped);
            },
        };
        ActivitySource.AddActivityListener(listener);
        await (await SoldOut.Make(fixture.Server)).Buy(fixture.Server);
        Assert.All(reports, report => Assert.Equal(default, report.ParentSpanId));
        Assert.NotEmpty(reports);
    }

    /// <summary>The names from the root to a span.</summary>
    private static string[] Path(Activity span, ConcurrentDictionary<ActivitySpanId, Activity> spans)
    {
        var names = new List<string> { span.OperationName };
        for (var at = span; spans.TryGetValue(at.ParentSpanId, out var parent); at = parent)
            names.Insert(0, parent.OperationName);
        return [.. names];
    }
}
