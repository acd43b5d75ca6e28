using LiveRooms.Load.Gates;
using LiveRooms.Load.Profiles;
using LiveRooms.Load.Scenarios;
using LiveRooms.Load.Targets;

namespace LiveRooms.Load.Tests.Profiles;

/// <summary>The profiles in the program run every scenario, each so that it can pass.</summary>
public sealed class BuiltInTests
{
    public static TheoryData<string, string> All => new(
        from profile in ProfileFiles.BuiltIn from scenario in ScenarioList.All select (profile, scenario.Name));

    [Fact]
    public void They_name_the_scenarios_there_are()
    {
        foreach (var profile in ProfileFiles.BuiltIn.Select(ProfileFiles.Open))
            Assert.Equal(ScenarioList.All.Select(scenario => scenario.Name), profile.Scenarios.Keys.Where(name => ScenarioList.Find(name) is not null));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Their_settings_go_together(string profile, string name)
    {
        var (entry, scenario) = (ProfileFiles.Open(profile).For(name), ScenarioList.Find(name)!);
        var settings = entry.Settle(scenario.Defaults, []);
        if (scenario.NeedsProcesses)
            Assert.Equal(("cluster", TransportKind.Sockets), (entry.Target, entry.Transport));
        if (settings.Drops == 0)
            return;

        // Who tries is a shopper, and has not tried before: by chance there are a few less than their share.
        var shoppers = settings.Viewers * settings.Behaviours["shopper"];
        Assert.True(settings.Shoppers < shoppers - (3 * Math.Sqrt(shoppers)), $"{settings.Shoppers} try, and about {shoppers} are shoppers");
        Assert.Contains(scenario.Gates(settings), gate => gate.Name == GateNames.SoldOut);
        Assert.Contains(scenario.Gates(settings), gate => gate.Name == GateNames.FairByNetwork);
    }

    [Fact]
    public void The_headline_is_the_goal()
    {
        var entry = ProfileFiles.Open("headline").For("headline");
        var settings = entry.Settle(ScenarioList.Find("headline")!.Defaults, []);
        Assert.Equal((TransportKind.Memory, 1_000_000, 1, 10_000), (entry.Transport, settings.Viewers, settings.Drops, settings.Stock));
        Assert.Equal((2_000, 200_000), (settings.ChatRate, settings.HeartRate));
    }
}
