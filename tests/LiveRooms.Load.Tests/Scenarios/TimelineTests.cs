using LiveRooms.Load.Audience;
using LiveRooms.Load.Gates;
using LiveRooms.Load.Measure;
using LiveRooms.Load.Runner;
using LiveRooms.Load.Scenarios;
using LiveRooms.Load.Scenarios.Acts;
using LiveRooms.Load.Tests.Markets;
using LiveRooms.Load.Tests.Profiles;

namespace LiveRooms.Load.Tests.Scenarios;

/// <summary>What happens when in an evening of a room, as every profile and the scenarios themselves have it.</summary>
public sealed class TimelineTests
{
    public static TheoryData<string, string> Sales => BuiltInTests.Sales;

    [Fact]
    public void A_moment_is_counted_from_when_all_have_come()
    {
        var settings = new AudienceSettings { Arrival = TimeSpan.FromSeconds(10), Duration = TimeSpan.FromSeconds(40) };
        Assert.Equal([10, 20, 50], new[] { 0, 0.25, 1 }.Select(part => settings.At(part).TotalSeconds));
    }

    [Theory]
    [MemberData(nameof(Sales))]
    public async Task Every_drop_opens_and_its_whole_rush_is_before_the_end(string profile, string name)
    {
        var settings = BuiltInTests.Settle(profile, ScenarioList.Find(name)!);
        var acts = await Acts(name, settings);
        Assert.Equal(settings.Drops, acts.Count(act => act.Name.StartsWith(Directed.OpenDrop, StringComparison.Ordinal)));
        foreach (var tries in acts.Where(act => act.Name.StartsWith("reserve", StringComparison.Ordinal)))
        {
            // Held to the microsecond: parts of a rush are counted in ticks.
            Assert.Equal(settings.Rush.TotalSeconds, tries.Load.Where(load => load is not LoadSimulation.Pause).Sum(load => load.During.TotalSeconds), 1e-6);
            Assert.True(End(tries) <= settings.At(1), $"{tries.Name} ends at {End(tries)}, the evening at {settings.At(1)}");
        }
    }

    [Theory]
    [MemberData(nameof(Sales))]
    public async Task A_lottery_takes_entries_for_its_whole_rush_and_is_drawn_before_the_end(string profile, string name)
    {
        var settings = BuiltInTests.Settle(profile, ScenarioList.Find(name)!);
        if (name != "flash-lottery" && (name != "headline" || settings.Drops < 2))
            return;
        var entry = TimeSpan.FromSeconds(OneShow.EntrySeconds(settings));
        Assert.True(entry > settings.Rush + NetworkProfile.Slow.RoundTrip, $"entries for {entry}, tries for {settings.Rush}");
        var opens = (await Acts(name, settings)).Last(act => act.Name.StartsWith(Directed.OpenDrop, StringComparison.Ordinal)).Load[0].During;
        Assert.True(opens + entry < settings.At(1), $"drawn at {opens + entry}, the evening ends at {settings.At(1)}");
    }

    [Theory]
    [InlineData(1, 10)]
    [InlineData(8, 10)]
    [InlineData(20, 22)]
    [InlineData(86_400, 3_600)]
    public void An_entry_is_as_short_and_as_long_as_the_engine_knows(int rush, int entry) =>
        Assert.Equal(entry, OneShow.EntrySeconds(new AudienceSettings { Rush = TimeSpan.FromSeconds(rush) }));

    [Fact]
    public async Task Viewers_come_in_the_surge_evenly_after_it_and_when_the_first_drop_opens()
    {
        var settings = BuiltInTests.Settle("smoke", ScenarioList.Find("headline")!) with
        {
            Drops = 2,
            Arrivals = new Dictionary<string, double> { ["steady"] = 0.2, ["spike"] = 0.1 },
        };
        var acts = await Acts("headline", settings);
        Assert.Equal(["join", "join-steady", "join-spike"], acts.Where(IsArrival).Select(act => act.Name));
        Assert.Equal(1_400, Due(acts, "join"), 10.0);
        Assert.Equal(400, Due(acts, "join-steady"), 10.0);
        Assert.Equal(200, Due(acts, "join-spike"), 10.0);
        Assert.Equal((settings.Arrival, settings.At(1)), (Begin(acts, "join-steady"), End(acts.Single(act => act.Name == "join-steady"))));
        Assert.Equal(Begin(acts, Directed.OpenDrop), Begin(acts, "join-spike"));
    }

    [Theory]
    [MemberData(nameof(Sales))]
    public async Task Everybody_is_asked_to_come(string profile, string name)
    {
        var settings = BuiltInTests.Settle(profile, ScenarioList.Find(name)!);
        var acts = await Acts(name, settings);
        Assert.True(acts.Where(IsArrival).Sum(act => Due(acts, act.Name)) > settings.Viewers);
    }

    [Fact]
    public async Task Without_a_drop_all_who_would_come_for_it_come_in_the_surge()
    {
        var settings = new AudienceSettings { Viewers = 1_000, Arrivals = new Dictionary<string, double> { ["spike"] = 0.5 } };
        Assert.Equal(1_000, Due(await Acts("busy-chat", settings), "join"), 10.0);
    }

    private static bool IsArrival(Act act) => act.Name.StartsWith("join", StringComparison.Ordinal);

    private static TimeSpan Begin(IReadOnlyList<Act> acts, string name) => acts.Single(act => act.Name == name).Load[0].During;

    // The area under its load; intervals are seconds.
    private static double Due(IReadOnlyList<Act> acts, string name)
    {
        var (sum, rate) = (0.0, 0.0);
        foreach (var load in acts.Single(act => act.Name == name).Load)
        {
            var next = load switch { LoadSimulation.Inject even => even.Rate, LoadSimulation.RampingInject ramp => ramp.Rate, _ => 0 };
            sum += (load is LoadSimulation.Inject ? next : (rate + next) / 2) * load.During.TotalSeconds;
            rate = next;
        }

        return sum;
    }

    private static async Task<IReadOnlyList<Act>> Acts(string name, AudienceSettings settings)
    {
        var (market, clock, recorder) = (new FakeMarket(Fault.None), new RunClock(new HastyTime()), new Recorder());
        await using var crowd = new Crowd(new CrowdPlan(settings, 0, 0, "t"), market, clock, recorder);
        var staging = new Staging("host", ["show"], [.. Enumerable.Range(0, settings.Drops).Select(drop => $"drop-{drop}")]);
        return ScenarioList.Find(name)!.Acts(new Cast(settings, settings, Share.Whole, staging, crowd, market, clock, recorder) { Transport = market });
    }

    private static TimeSpan End(Act act) => act.Load.Aggregate(TimeSpan.Zero, (sum, load) => sum + load.During);
}
