using LiveRooms.Load.Gates;
using LiveRooms.Load.Measure;
using LiveRooms.Load.Runner;
using LiveRooms.Load.Runs;
using LiveRooms.Load.Scenarios;
using LiveRooms.Load.Targets;
using LiveRooms.Load.Targets.Programs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LiveRooms.Load.Tests.Runs;

public sealed class PerformerTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_engine_that_ends_by_itself_ends_an_hour_of_acts_and_nobody_waits_for_it()
    {
        await using var folder = new TemporaryFolder("test");
        var key = Convert.ToBase64String(new byte[64]);
        var here = await ServerHere.Start(
            ServerOptions.Merge(ServerOptions.Common, ServerOptions.Here, ServerOptions.Own(folder.Path, key)), Cancelled);
        await using var target = new LiveTarget(
            new TargetPlan(TargetDoor.Embedded, [here.Address], null, key), new TargetParts([here], here), TimeProvider.System);
        var scenario = ScenarioList.Find("join-surge")!;
        var settings = scenario.Defaults with { Viewers = 20, Arrival = TimeSpan.FromSeconds(1), Duration = TimeSpan.FromHours(1), Thresholds = [] };
        var staging = await scenario.Stage(target, settings, Cancelled);
        var plan = new PerformancePlan(scenario.Name, settings, Share.Whole, staging, target.Plan, TransportKind.Memory);

        var clock = new RunClock(TimeProvider.System);
        var report = await new Performer(TimeProvider.System, target).Perform(
            plan, 0, _ => Task.FromResult(clock.Now), new EndsTheEngine(here, viewers: 20), new Ends(Cancelled, Cancelled));

        Assert.True(target.IsGone);
        Assert.Contains(report.Evidence.Violations, seen => seen.Gate == GateNames.EveryoneServed);
        // It is the run's to say, for the run opened it; an agent says it of what it opened itself.
        Assert.DoesNotContain(report.Evidence.Violations, seen => seen.Gate == GateNames.EngineAlive);
    }

    private sealed class EndsTheEngine(ServerHere engine, int viewers) : IProgress<TimelinePoint>
    {
        public void Report(TimelinePoint value)
        {
            if (value.Watched.GetValueOrDefault(MetricNames.Viewers) >= viewers)
                engine.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        }
    }
}
