using LiveRooms.Load.Gates;
using LiveRooms.Load.Measure;
using LiveRooms.Load.Runs;
using LiveRooms.Load.Scenarios;
using LiveRooms.Load.Targets;

namespace LiveRooms.Load.Tests.Agents;

/// <summary>Plans and reports with something in every part.</summary>
internal static class Samples
{
    public static PerformancePlan Plan(int viewers) => new(
        "join-surge",
        new AudienceSettings { Viewers = viewers, Networks = new Dictionary<string, double> { ["mobile"] = 0.25 }, Thresholds = ["join p99 < 1s"] },
        Share.Whole,
        new Staging("ann", ["show"], ["drop"]),
        new TargetPlan("cluster", [new Uri("http://127.0.0.1:80/")], "127.0.0.1:6379", "a2V5"),
        TransportKind.Memory);

    public static AgentReport Report(Share share, long viewers) => new(
        new Measurements(
            [new LatencySummary("join", "mobile", 3, 1.5, 1, 2, 2, 3, 3, 4, "histogram")],
            new Dictionary<string, long> { ["frames"] = 7 },
            [new ActSummary("enter", 9, 6, new Dictionary<string, long> { ["4"] = 1 }, new Dictionary<string, long> { ["timeout"] = 1 }, 1)],
            [Point(0, viewers)],
            new GeneratorHealth(4, 0.5, 0.75, 12, 6, 1 << 30, 900, ["busy"])),
        new Evidence
        {
            Claims = [new Claim("drop", share.Agent, "viewer", "operation", 1, "held")],
            Viewers = viewers,
            Sketches = new Dictionary<string, byte[]> { ["show"] = [1, 2, 3] },
        });

    public static TimelinePoint Point(int second, double viewers) => new(
        second,
        new Dictionary<string, double> { ["viewers"] = viewers },
        new Dictionary<string, long> { ["frames"] = 5 },
        new Dictionary<string, SecondLatency> { ["delivery"] = new(4, 10, 20, 30) });
}
