using CsCheck;
using LiveRooms.Load.Measure;

namespace LiveRooms.Load.Tests.Measure;

/// <summary>What several measured is, merged, what one would have measured who saw it all.</summary>
public sealed class MeasurementsMergeTests
{
    [Fact]
    public void Distributions_and_counts_are_those_of_one_who_saw_it_all() =>
        Gen.Select(Gen.Long[0, 10_000_000].Array[0, 200], Gen.Int[1, 5]).Sample((times, agents) =>
        {
            var parts = Enumerable.Range(0, agents).Select(agent => Measure(times.Where((_, i) => i % agents == agent))).ToList();
            var (whole, merged) = (Measure(times), MeasurementsMerge.Of(Apart(parts)));
            Assert.Equal(whole.Latencies, merged.Latencies);
            Assert.Equal(whole.Counters.GetValueOrDefault("n"), merged.Counters.GetValueOrDefault("n"));
            Assert.Equal((whole.Acts[0].Planned, whole.Acts[0].Ok, whole.Acts[0].Refused.Sum(one => one.Value)),
                (merged.Acts[0].Planned, merged.Acts[0].Ok, merged.Acts[0].Refused.Sum(one => one.Value)));
            Assert.Equal(whole.Timeline.Select(point => point.Rates.GetValueOrDefault("n")), merged.Timeline.Select(point => point.Rates.GetValueOrDefault("n")));
        }, iter: 50);

    /// <summary>One of so many different times that its encoding is long.</summary>
    [Fact]
    public void A_large_distribution_is_read_again()
    {
        var chance = new Random(7);
        var whole = Measure(Enumerable.Range(0, 50_000).Select(_ => (long)Math.Exp(chance.NextDouble() * 21)));
        // What one measured alone is not read again.
        Assert.Equal(whole.Latencies, MeasurementsMerge.Of(Apart([whole, Measure([])])).Latencies);
    }

    [Fact]
    public void The_order_is_of_no_matter()
    {
        var parts = new[] { Measure([1, 2]), Measure([300, 400, 500]), Measure([6]) };
        var (one, other) = (MeasurementsMerge.Of(Apart(parts)), MeasurementsMerge.Of(Apart([.. parts.Reverse()])));
        Assert.Equal(one.Latencies, other.Latencies);
        Assert.Equal(one.Timeline[0].Latencies, other.Timeline[0].Latencies);
        Assert.Equal(500, one.Timeline[0].Latencies["x"].P999);
        Assert.Equal(6, one.Timeline[0].Watched["viewers"]);
    }

    [Fact]
    public void Of_the_generators_the_worst_stands_and_what_adds_is_added()
    {
        Measurements Of(GeneratorHealth health) => Measure([1]) with { Generator = health };
        var merged = MeasurementsMerge.Of(Apart([
            Of(new GeneratorHealth(4, 0.5, 0.9, 10, 5, 100, 7, ["Late."])), Of(new GeneratorHealth(12, 0.1, 0.2, 20, 9, 200, 3, ["Late.", "Full."]))])).Generator;
        Assert.Equal((16, 0.2, 0.9, 30, 9, 300, 7), (merged.Cores, Math.Round(merged.CpuShare, 6), merged.MachineCpuShare, merged.GcPauseMs,
            merged.LongestGcPauseMs, merged.MostMemoryBytes, merged.LatenessP99));
        Assert.Equal(["Full.", "Late. (2 agents)"], merged.Warnings);
    }

    [Fact]
    public void Agents_of_one_machine_have_its_processors_together()
    {
        (string, Measurements) Of(string machine, double cpu) => (machine, Measure([1]) with { Generator = new GeneratorHealth(4, cpu, 0.9, 10, 5, 100, 7, ["Late."]) });
        var one = MeasurementsMerge.Of([Of("a", 0.25), Of("a", 0.5)]).Generator;
        Assert.Equal((4, 0.75, 200), (one.Cores, one.CpuShare, one.MostMemoryBytes));
        Assert.Equal(["Late. (2 agents)"], one.Warnings);
        var two = MeasurementsMerge.Of([Of("a", 0.25), Of("b", 0.5), Of("a", 0.25)]).Generator;
        Assert.Equal((8, 0.5), (two.Cores, two.CpuShare));
        Assert.Equal((4, 1), (MeasurementsMerge.Of([Of("a", 0.6), Of("a", 0.6)]).Generator is var full ? full.Cores : 0, full.CpuShare));
    }

    private static List<(string, Measurements)> Apart(IReadOnlyList<Measurements> parts) => [.. parts.Select((part, i) => ($"{i}", part))];

    private static Measurements Measure(IEnumerable<long> times)
    {
        var recorder = new Recorder();
        var act = recorder.Act("ask");
        recorder.Watch("viewers", () => 2);
        recorder.Counter("n");
        foreach (var time in times)
        {
            recorder.Latency("x", time % 2 == 0 ? "good" : "slow").Record(time);
            recorder.Counter("n").Add(time);
            act.OnPlanned();
            act.OnEnd(time % 3 == 0 ? Load.Runner.Outcome.Refused((int)time % 5) : Load.Runner.Outcome.Ok, time);
        }

        recorder.Beat(0);
        return recorder.Sum(GeneratorHealth.Unknown);
    }
}
