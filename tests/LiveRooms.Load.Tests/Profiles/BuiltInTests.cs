using LiveRooms.Load.Gates;
using LiveRooms.Load.Profiles;
using LiveRooms.Load.Scenarios;
using LiveRooms.Load.Targets;
using LiveRooms.Load.Tests.Gates;

namespace LiveRooms.Load.Tests.Profiles;

/// <summary>The profiles in the program, and the scenarios' own defaults, run every scenario, each so that it can pass and that unfairness would be seen.</summary>
public sealed class BuiltInTests
{
    private const string Own = "its own defaults";

    public static TheoryData<string, string> All => new(
        from profile in ProfileFiles.BuiltIn.Append(Own) from scenario in ScenarioList.All select (profile, scenario.Name));

    public static TheoryData<string, string> Sales => new(
        from profile in ProfileFiles.BuiltIn.Append(Own)
        from scenario in ScenarioList.All
        where Settle(profile, scenario).Drops > 0
        select (profile, scenario.Name));

    // Large enough to tell more than that a network wins at all.
    public static TheoryData<string, string> Races => new(
        from sale in Sales where sale.Data.Item1 != "smoke" && sale.Data.Item2.StartsWith("flash-", StringComparison.Ordinal) select sale.Data);

    [Fact]
    public void They_name_the_scenarios_there_are()
    {
        foreach (var profile in ProfileFiles.BuiltIn.Select(ProfileFiles.Open))
            Assert.Equal(ScenarioList.All.Select(scenario => scenario.Name), profile.Scenarios.Keys.Where(name => ScenarioList.Find(name) is not null));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void What_ends_processes_has_its_own(string profile, string name)
    {
        if (profile != Own && ScenarioList.Find(name)!.NeedsProcesses)
            Assert.Equal(("cluster", TransportKind.Sockets), (ProfileFiles.Open(profile).For(name).Target, ProfileFiles.Open(profile).For(name).Transport));
    }

    [Theory]
    [MemberData(nameof(Sales))]
    public void Their_settings_go_together(string profile, string name)
    {
        var scenario = ScenarioList.Find(name)!;
        var settings = Settle(profile, scenario);

        // Who tries is a shopper, and has not tried before: by chance there are a few less than their share.
        var shoppers = settings.Viewers * settings.Behaviours["shopper"];
        Assert.True(settings.Shoppers < shoppers - (3 * Math.Sqrt(shoppers)), $"{settings.Shoppers} try, and about {shoppers} are shoppers");
        Assert.Contains(scenario.Gates(settings), gate => gate.Name == GateNames.SoldOut);
    }

    [Theory]
    [MemberData(nameof(Sales))]
    public void A_network_that_never_wins_is_seen(string profile, string name)
    {
        Assert.True(Judge(profile, name, 1).Passed);
        Assert.False(Judge(profile, name, 0).Passed);
    }

    [Theory]
    [MemberData(nameof(Races))]
    public void A_network_that_wins_half_as_often_as_it_should_is_seen(string profile, string name) => Assert.False(Judge(profile, name, 0.5).Passed);

    // All tries and units of a drop, fairly between the networks but for phones: they have so much of their part, the others the rest.
    private static GateVerdict Judge(string profile, string name, double phones)
    {
        var scenario = ScenarioList.Find(name)!;
        var settings = Settle(profile, scenario);
        var tries = (long)(settings.Shoppers * settings.Networks["mobile"]);
        var wins = (long)(settings.Stock * settings.Networks["mobile"] * phones);
        var reading = Evening.With(Evening.DropTruth with { Card = Evening.Card(settings.Stock, 0, settings.Stock, name == "flash-lottery" ? "lottery" : "firstCome") });
        return scenario.Gates(settings).Single(gate => gate.Name == GateNames.FairByNetwork).Judge(reading with
        {
            Evidence = Evening.Evidence with
            {
                Wins = [new(Evening.Drop, "mobile", tries, wins), new(Evening.Drop, "good", settings.Shoppers - tries, settings.Stock - wins)],
            },
        });
    }

    internal static AudienceSettings Settle(string profile, IScenario scenario) =>
        (profile == Own ? ProfileEntry.Usual : ProfileFiles.Open(profile).For(scenario.Name)).Settle(scenario.Defaults, []);

    [Fact]
    public void The_headline_is_the_goal()
    {
        var entry = ProfileFiles.Open("headline").For("headline");
        var settings = entry.Settle(ScenarioList.Find("headline")!.Defaults, []);
        Assert.Equal((TransportKind.Memory, 1_000_000, 1, 10_000), (entry.Transport, settings.Viewers, settings.Drops, settings.Stock));
        Assert.Equal((2_000, 200_000), (settings.ChatRate, settings.HeartRate));
    }
}
