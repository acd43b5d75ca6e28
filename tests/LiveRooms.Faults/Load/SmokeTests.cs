using LiveRooms.Faults.Kit;
using LiveRooms.Load.Gates;
using LiveRooms.Load.Scenarios;

namespace LiveRooms.Faults.Load;

/// <summary>Every scenario by one command, as the README says it, in the profile for build servers: it runs, and its gates hold.</summary>
public sealed class SmokeTests
{
    // What every build runs; the others take minutes.
    private static readonly string[] Brief = ["marketplace"];

    public static TheoryData<string> Scenarios => [.. ScenarioList.All.Select(static scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task A_scenario_runs_and_its_gates_hold(string scenario)
    {
        Assert.SkipUnless(LongRun.IsAsked || Brief.Contains(scenario), $"With {LongRun.Variable}=1.");
        var (code, result, said) = await LoadProgram.Run("run", scenario, "--profile", "smoke");
        Assert.True(code == 0, said);
        Assert.True(result!.Passed);
        Assert.NotEmpty(result.Gates);
        Assert.All(result.Measurements.Acts, static act => Assert.True(act.Ok > 0, act.Name));
    }

    [Fact]
    public async Task A_headline_night_in_brief()
    {
        var (code, result, said) = await LoadProgram.Run(
            "run", "headline", "--profile", "smoke", "--viewers", "1000", "--set", "arrival=1s", "--set", "duration=8s", "--set", "rush=3s", "--set", "shoppers=600");
        Assert.True(code == 0, said);
        Assert.True(result!.Passed);
        Assert.True(result.Gates.Single(static gate => gate.Gate == GateNames.SoldOut).Passed);
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task The_same_against_a_cluster_of_two_silos_and_two_edges(string scenario)
    {
        Assert.SkipUnless(LongRun.IsAsked, $"With {LongRun.Variable}=1.");
        var (code, result, said) = await LoadProgram.Run("run", scenario, "--profile", "smoke", "--target", "cluster");
        Assert.True(code == 0, said);
        Assert.Equal("cluster", result!.Target);
    }

    [Fact]
    public async Task Three_agents_play_one_sale()
    {
        Assert.SkipUnless(LongRun.IsAsked, $"With {LongRun.Variable}=1.");
        var (code, result, said) = await LoadProgram.Run("run", "flash-sale", "--profile", "smoke", "--agents", "3", "--viewers", "301");
        Assert.True(code == 0, said);
        Assert.Equal([101, 100, 100], result!.Agents.Select(static agent => agent.Viewers));
        Assert.Equal(301, result.Measurements.Acts.Where(static act => act.Name.StartsWith("join", StringComparison.Ordinal)).Sum(static act => act.Ok));
        Assert.True(result.Gates.Single(static gate => gate.Gate == GateNames.TalliesExact).Passed);
        Assert.True(result.Gates.Single(static gate => gate.Gate == GateNames.SoldOut).Passed);
    }
}
