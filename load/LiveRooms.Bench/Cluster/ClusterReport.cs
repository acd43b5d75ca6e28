using System.Text.Json.Nodes;
using LiveRooms.Bench.Drops;

namespace LiveRooms.Bench.Cluster;

/// <summary>A table for people, and one line of JSON.</summary>
internal static class ClusterReport
{
    private const double Goal = 0.85;

    public static void Print(ClusterPlan plan, bool quick, IReadOnlyList<IReadOnlyList<BeatSample>> rounds, CrowdFigures crowd)
    {
        Console.WriteLine();
        Console.WriteLine($"{Environment.ProcessorCount} cores, edges and Redis on them too; {plan.Shows:N0} shows, {ClusterPlan.Drops} drops; medians of {plan.Rounds} "
            + $"paired rounds of {plan.Round.TotalSeconds:0.0} s; load average {Tools.LoadAverage():0.0}.");
        Console.WriteLine($"A beat: a report of {ClusterSuite.Lines} lines, a follow, and {ClusterSuite.Units} reservations where there is a drop.");
        for (var i = 0; i < rounds.Count; i++)
        {
            Console.WriteLine($"  {ClusterPlan.Sizes[i]} silos {Beats(rounds[i]),10:N0} beats/s {PerCpu(rounds[i]),10:N0} a second of processor time, "
                + $"{Ratio(rounds[i], rounds[0]):N2} of one silo's");
        }

        var scaling = Ratio(rounds[^1], rounds[0]);
        Console.WriteLine($"  a second of processor time at 4 silos, of that at 1: {scaling:N2}   goal at least {Goal}{(scaling >= Goal ? "" : "   MISSED")}");
        Console.WriteLine($"  {crowd.Shows:N0} shows live at once with {crowd.Drops} drops: made at {crowd.MadePerSecond:N0}/s, {crowd.Cores:N2} processors, "
            + $"{crowd.ResidentBytes / 1_024:N0} KB a show; reports p99 {crowd.ReportP99:N1} ms, reservations p99 {crowd.ReserveP99:N1} ms, none failed.");
        Console.WriteLine();
        Console.WriteLine(new JsonObject
        {
            ["suite"] = "cluster",
            ["quick"] = quick,
            ["cores"] = Environment.ProcessorCount,
            ["load_average"] = Tools.LoadAverage(),
            ["scaling_4_over_1"] = Math.Round(scaling, 3),
            ["beats_per_cpu_second"] = new JsonArray([.. rounds.Select(samples => (JsonNode?)Math.Round(PerCpu(samples)))]),
            ["beats_per_second"] = new JsonArray([.. rounds.Select(samples => (JsonNode?)Math.Round(Beats(samples)))]),
            ["shows_live"] = crowd.Shows,
            ["drops_open"] = crowd.Drops,
            ["shows_made_per_s"] = Math.Round(crowd.MadePerSecond),
            ["crowd_cores"] = Math.Round(crowd.Cores, 2),
            ["kb_per_show"] = Math.Round(crowd.ResidentBytes / 1_024, 1),
            ["report_p99_ms"] = Math.Round(crowd.ReportP99, 1),
            ["reserve_p99_ms"] = Math.Round(crowd.ReserveP99, 1),
            ["reports"] = crowd.Reports,
            ["reservations"] = crowd.Reservations,
        }.ToJsonString());
    }

    private static double Beats(IEnumerable<BeatSample> samples) => DropsReport.Median(samples.Select(sample => sample.PerSecond));

    private static double PerCpu(IEnumerable<BeatSample> samples) => DropsReport.Median(samples.Select(sample => sample.PerCpuSecond));

    // Of the pairs, so that the machine's moods fall out.
    private static double Ratio(IEnumerable<BeatSample> samples, IEnumerable<BeatSample> one) =>
        DropsReport.Median(samples.Zip(one, (more, single) => more.PerCpuSecond / single.PerCpuSecond));
}
