using System.Diagnostics;
using System.Net;
using LiveRooms.Faults.Kit;
using LiveRooms.Load.Agents;
using LiveRooms.Load.Measure;
using LiveRooms.Load.Runner;
using LiveRooms.Load.Runs;
using LiveRooms.Load.Scenarios;
using LiveRooms.Load.Targets;

namespace LiveRooms.Faults.Agents;

/// <summary>Agents as processes of their own, one of which is killed in the middle of a run.</summary>
public sealed class AgentKilledTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_other_does_its_part_and_the_loss_is_said()
    {
        Assert.SkipUnless(LongRun.IsAsked, $"With {LongRun.Variable}=1.");
        var at = AgentProcess.FreePort(IPAddress.Loopback);
        using var stays = Agent("stays", at);
        using var falls = Agent("falls", at);
        var scenario = ScenarioList.Find("join-surge")!;
        var settings = scenario.Defaults with { Viewers = 40, Arrival = TimeSpan.FromSeconds(1), Duration = TimeSpan.FromSeconds(3) };
        await using var target = await TargetDoor.Open(
            TargetDoor.Embedded, TransportKind.Sockets, new TargetSettings(), TimeProvider.System, Cancelled).Soon();
        var staging = await scenario.Stage(target, settings, Cancelled).Soon();
        var plan = new PerformancePlan(scenario.Name, settings, Share.Whole, staging, target.Plan, TransportKind.Sockets);
        var options = new CoordinatorOptions(2, at) { Patience = TimeSpan.FromSeconds(5) };
        AgentsResult result;
        await using (var coordinator = await Coordinator.Gather(options, new RunClock(TimeProvider.System), static _ => { }, Cancelled).Soon())
        {
            var begun = new Begun();
            var run = coordinator.Perform(plan, begun, Cancelled);
            await begun.Task.Soon();
            falls.Kill();
            result = await run.Soon();
        }

        var lost = Assert.Single(result.Agents, agent => agent.Lost);
        Assert.Equal(("falls", 20), (lost.Name, lost.Viewers));
        var (_, evidence) = result.Together();
        Assert.Equal((20, 1), (evidence.Viewers, evidence.LostAgents));
        await stays.WaitForExitAsync(Cancelled).Soon();
        Assert.Equal(0, stays.ExitCode);
    }

    // Ended with this process at the latest, whatever becomes of the test.
    private static Process Agent(string name, IPEndPoint coordinator) => Process.Start(new ProcessStartInfo(
        Path.Combine(AppContext.BaseDirectory, "LiveRooms.Load"), ["agent", "--coordinator", coordinator.ToString(), "--name", name, "--with-input"])
    {
        RedirectStandardInput = true,
    })!;

    /// <summary>Ends with the first second.</summary>
    private sealed class Begun : IProgress<TimelinePoint>
    {
        private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Task => _first.Task;

        public void Report(TimelinePoint value) => _first.TrySetResult();
    }
}
