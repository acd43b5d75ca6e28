using LiveRooms.Load.Measure;
using LiveRooms.Load.Reports.Json;
using LiveRooms.Load.Runs;
using LiveRooms.Load.Scenarios;
using LiveRooms.Load.Targets;

namespace LiveRooms.Load.Tests.Runs;

/// <summary>A run against a real engine in this process.</summary>
public sealed class NightTests
{
    [Fact]
    public async Task What_was_seen_until_a_run_was_ended_is_judged_and_does_not_pass()
    {
        var scenario = ScenarioList.Find("join-surge")!;
        var settings = scenario.Defaults with { Viewers = 20, Arrival = TimeSpan.FromSeconds(1), Duration = TimeSpan.FromHours(1), Thresholds = [] };
        var wish = new RunWish(scenario, settings, "", TargetDoor.Embedded, new TargetSettings(), TransportKind.Memory, Agents: 1, Listen: null, "");
        var said = new List<string>();
        using var ended = new EndsWhenAllAreThere(viewers: 20);
        var result = await new Night(TimeProvider.System, said.Add).Run(wish, ended, ended.Token);
        Assert.False(result.Passed);
        Assert.False(result.Gates.Single(gate => gate.Gate == ToTheEnd.Name).Passed);
        Assert.NotEmpty(result.Measurements.Timeline);
        var join = result.Measurements.Acts.Single(act => act.Name == "join").Ok;
        Assert.True(join > 0);
        Assert.Contains(said, what => what.StartsWith("Ending early", StringComparison.Ordinal));
        // The way into the room has times of its own, by network; the act's are the act's.
        Assert.Equal(join, result.Measurements.Latencies.Single(latency => latency.Name == "join").Count);
        Assert.Contains(result.Measurements.Latencies, latency => latency is { Name: MetricNames.Join, Network: not null, Count: > 0 });
        Assert.Equal(RunFile.Write(result), RunFile.Write(RunFile.Parse(RunFile.Write(result), "it")));
    }

    [Fact]
    public void A_run_that_was_not_ended_passes() => Assert.True(ToTheEnd.Judge(wasEnded: false).Passed);

    private sealed class EndsWhenAllAreThere(int viewers) : IProgress<TimelinePoint>, IDisposable
    {
        private readonly CancellationTokenSource _ended = new();

        public CancellationToken Token => _ended.Token;

        public void Report(TimelinePoint value)
        {
            if (value.Watched.GetValueOrDefault(MetricNames.Viewers) >= viewers)
                _ = _ended.CancelAsync();
        }

        public void Dispose() => _ended.Dispose();
    }
}
