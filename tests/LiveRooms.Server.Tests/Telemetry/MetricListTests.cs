using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using LiveRooms.Edge.Telemetry;
using LiveRooms.Grains.Journal;
using LiveRooms.Grains.Shedding;
using LiveRooms.Grains.Telemetry;
using LiveRooms.Server.Tests.Api;
using Microsoft.Extensions.DependencyInjection;

namespace LiveRooms.Server.Tests.Telemetry;

public sealed partial class MetricListTests(ServerFixture fixture)
{
    [Fact]
    public void The_list_and_the_instruments_are_the_same()
    {
        var instruments = Instruments();
        Assert.Equal(
            instruments.Select(instrument => $"{ListedMetric.Of(instrument)}").Order(StringComparer.Ordinal),
            ListedMetric.Read().Keys.Select(row => $"{row}").Order(StringComparer.Ordinal));
        Assert.All(instruments, instrument => Assert.NotEmpty(instrument.Description!));
        Assert.All(instruments, instrument => Assert.StartsWith("liverooms.", instrument.Name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_server_shows_has_the_tags_of_the_list()
    {
        await (await SoldOut.Make(fixture.Server)).Buy(fixture.Server);

        var listed = ListedMetric.Read().ToDictionary(row => row.Key.Name, row => row.Value.ToHashSet());
        var shown = (await fixture.Server.Anonymous.Get("/metrics")).Is(200).Text.Split('\n')
            // Other tests here have instruments of their own.
            .Where(line => line.StartsWith("liverooms_", StringComparison.Ordinal) && !line.StartsWith("liverooms_test_", StringComparison.Ordinal))
            .Select(line => Series().Match(line)).ToArray();
        var names = new HashSet<string>();
        foreach (var series in shown)
        {
            var name = OfHistogram().Replace(series.Groups["name"].Value, string.Empty);
            name = listed.ContainsKey(name) ? name : series.Groups["name"].Value;
            var tags = series.Groups["tag"].Captures.Select(tag => tag.Value).Where(tag => tag != "le").ToHashSet();
            Assert.True(listed.TryGetValue(name, out var expected) && expected.SetEquals(tags), $"{series.Value} is not listed so.");
            names.Add(name);
        }

        Assert.Superset(
            new HashSet<string>
            {
                "liverooms_edge_viewers", "liverooms_edge_joins_total", "liverooms_edge_deliveries_total", "liverooms_edge_report_duration_seconds",
                "liverooms_edge_follow_duration_seconds", "liverooms_journal_group_events", "liverooms_journal_commit_duration_seconds",
                "liverooms_journal_pending", "liverooms_edge_rooms_heat", "liverooms_drop_requests_total", "liverooms_drop_reservations_total",
            },
            names);
    }

    private static List<Instrument> Instruments()
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var meters = services.GetRequiredService<IMeterFactory>();
        var found = new List<Instrument>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Scope == meters)
                    found.Add(instrument);
            },
        };
        listener.Start();
        _ = new EdgeMetrics(meters);
        _ = new GrainMetrics(meters);
        _ = new JournalMetrics(meters);
        _ = new LoadMetrics(meters, new ProcessLoad());
        return found;
    }

    [GeneratedRegex("""^(?<name>\w+)(\{((?<tag>\w+)="[^"]*",?)*\})? """)]
    private static partial Regex Series();

    [GeneratedRegex("_(bucket|sum|count)$")]
    private static partial Regex OfHistogram();
}
