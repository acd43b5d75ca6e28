using System.Text.Json.Nodes;

namespace LiveRooms.Bench.Edge;

/// <summary>A table for people, with the goals beside the figures, and one line of JSON.</summary>
internal sealed class EdgeReport(
    EdgePlan plan, IReadOnlyList<IReadOnlyDictionary<string, EdgeFigures>> steps, IReadOnlyList<StalledFigures> stalled,
    IReadOnlyList<(string Name, (int Viewers, string? Why) Lost)> lost)
{
    private const double Unseen = 0.005;
    // Less is none: the smallest object has 24 bytes, so not one delivery in fifty makes one. Hub pings do.
    private const double NoBytes = 0.5;

    // The largest crowd counts most.
    private readonly EdgeComparison _last = new(steps[^1]);

    private readonly StalledFigures _worst = stalled.Last(figures => figures.Contender == EdgeSuite.Ours);

    public void PrintTable()
    {
        Console.WriteLine();
        Console.WriteLine($"{Environment.ProcessorCount} cores, viewers on them too; {EdgePlan.Rate} frames a second of 400 bytes; medians of "
            + $"up to {plan.Rounds} paired rounds of {plan.Round.TotalSeconds:0.0} s; ratios are medians of pairs; load average {Tools.LoadAverage():0.0}.");
        foreach (var step in steps)
            PrintStep(step);
        Console.WriteLine();
        foreach (var figures in stalled)
            PrintStalled(figures);
        foreach (var (name, (viewers, why)) in lost.Where(pair => pair.Lost.Viewers > 0))
            Console.WriteLine($"{name} LOST {viewers:N0} viewers; the first heard: {why}");
        Console.WriteLine();
        foreach (var (name, value, goal) in Goals())
            Console.WriteLine($"  {name,-64} {value,9:N2}   goal at most {goal}{(value <= goal + Unseen ? "" : "   MISSED")}");
        Console.WriteLine($"  {"joins a second, ours",-64} {_last.Joins(EdgeSuite.Ours),9:N0}   goal at least 4,000"
            + (_last.Joins(EdgeSuite.Ours) >= 4_000 ? "" : "   MISSED"));
        Console.WriteLine($"  All that is allocated is {_last.Median(EdgeSuite.Ours, s => s.AllocatedBytes):N2} bytes a delivery. With one viewer in the room it is {_last[EdgeSuite.Ours].TickBytes:N0} bytes a "
            + $"frame ({_last[EdgeSuite.Floor].TickBytes:N0} by the bare loop): the feed's page, the frame, this measurement. What more there is comes of hub pings, a viewer each 15 s.");
        Console.WriteLine();
    }

    public void PrintJson(bool quick)
    {
        var ours = _last[EdgeSuite.Ours];
        var json = new JsonObject
        {
            ["suite"] = "edge",
            ["quick"] = quick,
            ["cores"] = Environment.ProcessorCount,
            ["load_average"] = Tools.LoadAverage(),
            ["viewers"] = ours.Viewers,
            ["cpu_us_per_delivery"] = Number(_last.Median(EdgeSuite.Ours, s => s.CpuMicros)),
            ["ratio_vs_signalr"] = Number(_last.CpuRatio(EdgeSuite.Plain)),
            ["ratio_vs_floor"] = Number(_last.CpuRatio(EdgeSuite.Floor)),
            ["ratio_vs_backplane"] = Number(_last.CpuRatio(EdgeSuite.Backplane)),
            ["kb_per_idle_viewer"] = Number(ours.IdleKilobytes),
            ["kb_per_idle_signalr"] = Number(_last[EdgeSuite.Plain].IdleKilobytes),
            ["joins_per_s"] = Number(_last.Joins(EdgeSuite.Ours)),
            ["cpu_us_per_join"] = Number(_last.JoinMicros(EdgeSuite.Ours)),
            ["join_ratio_vs_signalr"] = Number(_last.JoinRatio(EdgeSuite.Plain)),
            ["p50_ms"] = Number(_last.Median(EdgeSuite.Ours, s => s.P50)),
            ["p99_ms"] = Number(_last.Median(EdgeSuite.Ours, s => s.P99)),
            ["p999_ms"] = Number(_last.Median(EdgeSuite.Ours, s => s.P999)),
            ["stalled_share"] = _worst.Share,
            ["stalled_swallowed"] = Number(_worst.Swallowed),
            ["stalled_p99_ratio"] = Number(_worst.P99Ratio),
            ["alloc_bytes_per_delivery"] = Number(_last.AllocatedForViewers(EdgeSuite.Ours)),
            ["alloc_bytes_per_delivery_with_frame"] = Number(_last.Median(EdgeSuite.Ours, s => s.AllocatedBytes)),
            ["alloc_bytes_per_frame"] = Number(ours.TickBytes),
            ["gc_pause_ms"] = Number(_last.Median(EdgeSuite.Ours, s => s.PauseMs)),
            ["deliveries_per_s_full_speed"] = Number(ours.FullSpeed?.PerSecond ?? double.NaN),
            ["lost_viewers"] = lost.First(pair => pair.Name == EdgeSuite.Ours).Lost.Viewers,
            ["steps"] = new JsonArray([.. steps.Select(step => (JsonNode)Json(step))]),
        };
        Console.WriteLine(json.ToJsonString());
    }

    private static void PrintStep(IReadOnlyDictionary<string, EdgeFigures> step)
    {
        var comparison = new EdgeComparison(step);
        Console.WriteLine();
        Console.WriteLine($"{comparison[EdgeSuite.Ours].Viewers:N0} viewers");
        Console.WriteLine($"  {"",-38} {"us each",8} {"ours is",8} {"p50 ms",8} {"p99",8} {"p99.9",8} {"bytes",7} {"GC ms",6} {"KB idle",8} {"us join",8} {"joins/s",8}"
            + $" {"full/s",10} {"lines/s",10} {"us each",8}");
        foreach (var (name, figures) in step)
        {
            var full = figures.FullSpeed;
            Console.WriteLine($"  {name,-38} {comparison.Median(name, s => s.CpuMicros),8:N2} {comparison.CpuRatio(name),8:N2} {comparison.Median(name, s => s.P50),8:N1} "
                + $"{comparison.Median(name, s => s.P99),8:N1} {comparison.Median(name, s => s.P999),8:N1} {comparison.Median(name, s => s.AllocatedBytes),7:N1} "
                + $"{comparison.Median(name, s => s.PauseMs),6:N1} {figures.IdleKilobytes,8:N1} {comparison.JoinMicros(name),8:N0} {comparison.Joins(name),8:N0}"
                + $" {full?.PerSecond,10:N0} {full?.LinesPerSecond,10:N0} {full?.CpuMicros,8:N2}");
        }
    }

    private static void PrintStalled(StalledFigures figures) => Console.WriteLine(
        $"{figures.Contender}, {figures.Viewers:N0} viewers, {figures.Share:P0} not reading: p99 {figures.StalledP99:N1} ms, {figures.FreeP99:N1} without; "
        + $"{figures.StalledPerSecond:N0} deliveries a second, {figures.FreePerSecond:N0} without; "
        + $"{figures.Swallowed:P1} of the frames still went to those who did not read");

    private IEnumerable<(string Name, double Value, double Goal)> Goals()
    {
        var allocated = _last.AllocatedForViewers(EdgeSuite.Ours);
        yield return ("processor time a delivery, of plain SignalR's", _last.CpuRatio(EdgeSuite.Plain), 0.6);
        yield return ("processor time a delivery, of the bare loop's", _last.CpuRatio(EdgeSuite.Floor), 1.4);
        yield return ($"p99 with {_worst.Share:P0} not reading, of p99 without", _worst.P99Ratio, 1.1);
        yield return ("KB an idle viewer", _last[EdgeSuite.Ours].IdleKilobytes, 14);
        yield return ("memory of an idle viewer, of plain SignalR's", _last[EdgeSuite.Ours].IdleKilobytes / _last[EdgeSuite.Plain].IdleKilobytes, 0.5);
        yield return ("processor time a join, of plain SignalR's", _last.JoinRatio(EdgeSuite.Plain), 0.7);
        yield return ("bytes allocated a delivery, beyond those for the frame", allocated < NoBytes ? 0 : allocated, 0);
    }

    private static JsonObject Json(IReadOnlyDictionary<string, EdgeFigures> step)
    {
        var comparison = new EdgeComparison(step);
        return new JsonObject(step.Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, new JsonObject
        {
            ["viewers"] = pair.Value.Viewers,
            ["cpu_us"] = new JsonArray([.. pair.Value.Rounds.Select(round => (JsonNode?)Number(round.CpuMicros))]),
            ["p99_ms"] = new JsonArray([.. pair.Value.Rounds.Select(round => (JsonNode?)Number(round.P99))]),
            ["kb_idle"] = Number(pair.Value.IdleKilobytes),
            ["join_us"] = Number(comparison.JoinMicros(pair.Key)),
            ["full_speed_per_s"] = Number(pair.Value.FullSpeed?.PerSecond ?? double.NaN),
            ["full_speed_cpu_us"] = Number(pair.Value.FullSpeed?.CpuMicros ?? double.NaN),
        })));
    }

    private static JsonValue? Number(double value) =>
        double.IsFinite(value) ? JsonValue.Create(Math.Round(value, Math.Abs(value) > 1_000 ? 0 : 3)) : null;
}
