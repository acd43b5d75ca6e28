using LiveRooms.Load.Gates;
using LiveRooms.Load.Measure;
using LiveRooms.Load.Reports;

namespace LiveRooms.Load.Tests.Reports;

/// <summary>A run as a headline night might be: a surge, chat and hearts, a drop in the middle, a storm near the end. The same each time.</summary>
internal static class SampleRun
{
    private const int Seconds = 180;
    private const int Opening = 90;
    private const int Storm = 140;

    private static readonly (string Name, double Share, double Delay)[] Networks = [("flapping", 0.02, 60e3), ("good", 0.72, 0), ("mobile", 0.25, 130e3), ("slow", 0.01, 350e3)];

    /// <summary>One that passed.</summary>
    public static RunResult Good(double slower = 1) => new(
        RunResult.NewestSchema, "headline", "A surge of 50,000 viewers, chat and hearts, a drop of 1,000 and a reconnect storm on one timeline.", "laptop",
        new DateTimeOffset(2026, 11, 20, 19, 0, 0, TimeSpan.Zero), Seconds, "cluster", "sockets", new Machine("Debian GNU/Linux 13", 4, 24L << 30, ".NET 10.0.0"),
        new Dictionary<string, string> { ["viewers"] = "50000", ["chatRate"] = "2000", ["heartRate"] = "20000", ["drops"] = "1", ["stock"] = "1000", ["seed"] = "1" },
        Measured(slower), Gates, [new("agent-0", 25_000, false, null, 0), new("agent-1", 25_000, false, null, 0.42)], true);

    /// <summary>The same with a gate that failed, an agent that was lost, and markup in what a server said.</summary>
    public static RunResult Bad()
    {
        var good = Good(1.6);
        var health = good.Measurements.Generator with { CpuShare = 0.97, Warnings = ["The generator used 97 % of its 4 cores: its latencies are partly its own."] };
        var acts = good.Measurements.Acts.Select(act => act.Name == "reserve" ? act with { Failed = new Dictionary<string, long> { ["<script>alert(1)</script>"] = 12, ["timeout"] = 3 } } : act);
        return good with
        {
            Passed = false,
            Measurements = good.Measurements with { Generator = health, Acts = [.. acts] },
            Agents = [good.Agents[0], good.Agents[1] with { Lost = true, Why = "it has not been heard for 10 s" }],
            Gates =
            [
                .. good.Gates.Where(gate => gate.Gate != GateNames.CriticalOnce),
                new(GateNames.CriticalOnce, false, false, "2 critical events were missed by viewers and none came twice.",
                    ["viewer load-000812 in show s-1|x: event 14 (drop-opened) never came; 13 at 90.104 s, 15 at 90.951 s", "viewer load-031077: event 14 never came <b>&"]),
                new("delivery p99 < 500ms", true, false, "delivery p99 was 911 ms, the objective is below 500 ms.", []),
            ],
        };
    }

    private static IReadOnlyList<GateVerdict> Gates =>
    [
        new(GateNames.NoOversell, false, true, "1,000 of 1,000 units are held or sold in 1 drop, none more.", []),
        new(GateNames.AcknowledgedIsStored, false, true, "All 1,212 acknowledged reservations stand in the journal as they were acknowledged.", []),
        new(GateNames.CriticalOnce, false, true, "312,400 critical events came to their viewers once and in order.", []),
        new(GateNames.TalliesExact, false, true, "hearts 2,398,112 sent, 2,398,112 counted; 212 doubtful.", []),
        new(GateNames.FairByNetwork, false, true, "Win rates differ by at most 1.1 %, chance explains 2.4 %.", []),
        new("join p99 < 5s", true, true, "join p99 was 1.92 s.", []),
    ];

    private static Measurements Measured(double slower)
    {
        var chance = new Random(7);
        var latencies = new List<LatencySummary>();
        foreach (var (name, share, delay) in Networks)
        {
            latencies.Add(Times(chance, MetricNames.Delivery, name, share, 24e3 * slower, delay));
            latencies.Add(Times(chance, MetricNames.Join, name, share / 10, 220e3 * slower, delay));
        }

        latencies.Add(Times(chance, MetricNames.OpeningSeen, null, 0.2, 40e3 * slower, 0));
        latencies.Add(Times(chance, "reserve", null, 0.05, 9e3 * slower, 0));
        latencies.Add(Times(chance, MetricNames.Lateness, null, 0.5, 110, 0));
        return new Measurements(
            latencies,
            new Dictionary<string, long> { [MetricNames.Frames] = 36_400_000, [MetricNames.FrameBytes] = 51_300_000_000, [MetricNames.Lines] = 211_000_000, [MetricNames.Lost] = 12_500 },
            [
                new("enter", 50_000, 50_000, Nothing, Nothing, 0), new("chat", 299_000, 298_961, new Dictionary<string, long> { ["1006"] = 39 }, Nothing, 0),
                new("heart", 480_000, 479_990, Nothing, Nothing, 10),
                new("reserve", 10_000, 1_212, new Dictionary<string, long> { ["4006"] = 8_700, ["1007"] = 73 }, new Dictionary<string, long> { ["timeout"] = 15 }, 0),
            ],
            [.. Enumerable.Range(0, Seconds).Select(second => Point(chance, second, slower))],
            new GeneratorHealth(4, 0.41, 0.83, 312, 18, 3L << 30, 4_200, []));
    }

    private static Dictionary<string, long> Nothing => [];

    private static LatencySummary Times(Random chance, string name, string? network, double share, double middle, double delay)
    {
        var histogram = Buckets.Histogram();
        var count = (int)(60_000 * share) + 50;
        for (var at = 0; at < count; at++)
            histogram.RecordValue((long)(delay + (middle * Math.Exp(1.1 * Normal(chance)))));
        return Distribution.Sum(name, network, histogram);
    }

    private static TimelinePoint Point(Random chance, int second, double slower)
    {
        var viewers = 50_000 * Math.Min(1, second / 30.0) * (second is >= Storm and < Storm + 8 ? 0.75 + (0.25 * (second - Storm) / 8) : 1);
        var hot = second is >= Opening and < Opening + 12 ? 3.0 : second is >= Storm and < Storm + 8 ? 2.2 : 1;
        return new TimelinePoint(
            second,
            new Dictionary<string, double> { [MetricNames.Viewers] = Math.Round(viewers), [HealthWatch.GeneratorCpu] = 0.35 * hot / 3 * Wobble(chance), [HealthWatch.MachineCpu] = 0.27 * hot * Wobble(chance), [HealthWatch.Memory] = 1.2e9 + (second * 6e6), [HealthWatch.GcPause] = second % 9 == 0 ? 12 : 0 },
            new Dictionary<string, long>
            {
                [MetricNames.Frames] = (long)(viewers * 4 * Wobble(chance)),
                [MetricNames.Lines] = (long)(viewers * 24 * Wobble(chance)),
                [MetricNames.FrameBytes] = (long)(viewers * 5_700 * Wobble(chance)),
                ["chat-refused"] = second % 7 == 0 ? 2 : 0,
                ["chat"] = (long)(2_000 * Math.Min(1, second / 20.0) * Wobble(chance)),
                ["heart"] = (long)(20_000 * Math.Min(1, second / 20.0) * Wobble(chance) * hot),
            },
            Networks.ToDictionary(
                network => new SeriesKey(MetricNames.Delivery, network.Name).ToString(),
                network =>
                {
                    var middle = (long)(network.Delay + (24e3 * slower * hot * Wobble(chance)));
                    return new SecondLatency((long)(viewers * network.Share * 4), middle, (long)(network.Delay + (260e3 * slower * hot * Wobble(chance))), (long)(network.Delay + (520e3 * slower * hot * Wobble(chance))));
                }));
    }

    private static double Wobble(Random chance) => 1 + (0.12 * ((2 * chance.NextDouble()) - 1));

    private static double Normal(Random chance) => Math.Sqrt(-2 * Math.Log(1 - chance.NextDouble())) * Math.Cos(2 * Math.PI * chance.NextDouble());
}
