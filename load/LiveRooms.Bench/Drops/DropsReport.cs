using System.Text.Json.Nodes;

namespace LiveRooms.Bench.Drops;

/// <summary>A table for people, and one line of JSON.</summary>
internal static class DropsReport
{
    public const string Always = "always";
    public const string EverySecond = "everysec";

    /// <summary>Reservations a second that one item should take on four cores.</summary>
    public const double GoalPerSecond = 300_000;

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    public static void PrintTable(DropsPlan plan, IReadOnlyList<DropsFigures> all)
    {
        Console.WriteLine();
        Console.WriteLine($"{Environment.ProcessorCount} cores, clients on them too; {DropsPlan.Edges} edges, one batch in flight each; "
            + $"medians of {all.Min(f => f.Rounds.Values.First().Count)} or more paired rounds of {plan.Round.TotalSeconds:0.0} s.");
        foreach (var figures in all)
        {
            Console.WriteLine();
            Console.WriteLine($"appendfsync {figures.Durability}, synchronous_commit {(figures.Durability == Always ? "on" : "off")}; load average {figures.LoadAverage:0.0}");
            foreach (var (name, samples) in figures.Rounds)
            {
                Console.WriteLine($"  {name,-44} {Median(samples.Select(s => s.PerSecond)),12:N0}/s "
                    + $"{Median(samples.Select(s => s.CpuMicros)),8:N2} us of server processors each   ours is {Ratio(figures, name):0.0} times as many");
            }

            foreach (var goal in Goals(figures))
                Console.WriteLine($"  {goal.Name,-44} {goal.Value,12:N1}   goal {goal.Goal:N0}{(goal.Met ? "" : "   MISSED")}");
            Console.WriteLine($"  {"sold-out refusals a second, by the drop",-44} {figures.Refusals.ByDrop,12:N1}");
            Console.WriteLine($"  {"answers at half load, p50 / p99.9, ms",-44} {figures.Answers.Within(0.5):0.0} / {figures.Answers.Within(0.999):0.0}");
            if (figures.Recovery.SnapshotReservations < 1_000_000)
                Console.WriteLine("  The goal for a snapshot is for 1,000,000, of which the drop takes none   MISSED");
            Console.WriteLine($"  {"snapshot, bytes",-44} {figures.Recovery.SnapshotBytes?.ToString("N0", null) ?? "none kept"}");
        }

        Console.WriteLine();
    }

    /// <summary>The figures of <c>always</c>, the strictest, stand at the top level too.</summary>
    public static void PrintJson(bool quick, IReadOnlyList<DropsFigures> all)
    {
        var json = all.Count == 0 ? [] : Json(all[0]);
        json["suite"] = "drops";
        json["quick"] = quick;
        json["cores"] = Environment.ProcessorCount;
        json["load_average"] = Tools.LoadAverage();
        foreach (var durability in (string[])[Always, EverySecond])
            json[durability] = all.FirstOrDefault(figures => figures.Durability == durability) is { } figures ? Json(figures) : null;
        Console.WriteLine(json.ToJsonString());
    }

    private static JsonObject Json(DropsFigures figures)
    {
        var names = figures.Rounds.Keys.ToList();
        var recovery = figures.Recovery;
        return new JsonObject
        {
            ["reservations_per_s"] = Round(Median(figures.Rounds[names[0]].Select(s => s.PerSecond))),
            ["ratio_vs_redis_script"] = Round(Ratio(figures, names[1])),
            ["ratio_vs_redis_script_pipelined"] = Round(Ratio(figures, names[2])),
            ["ratio_vs_postgres"] = names.Count > 3 ? Round(Ratio(figures, names[3])) : null,
            ["answer_p99_ms"] = Round(figures.Answers.Within(0.99)),
            ["answer_p50_ms"] = Round(figures.Answers.Within(0.5)),
            ["answer_p99_at_half_goal_ms"] = Round(figures.AtHalfGoal.Within(0.99)),
            ["answers_at_per_s"] = Round(figures.AnswerRate),
            ["bytes_per_reservation"] = Round(recovery.BytesPerReservation),
            ["soldout_refusals_per_s"] = Round(figures.Refusals.AtEdge),
            ["soldout_refusals_by_drop_per_s"] = Round(figures.Refusals.ByDrop),
            ["recovery_ms"] = Round(recovery.ReplayMs),
            ["recovery_snapshot_ms"] = recovery.SnapshotMs is { } ms ? Round(ms) : null,
            ["recovery_snapshot_reservations"] = recovery.SnapshotReservations,
            ["recovery_reservations"] = recovery.Reservations,
            ["snapshot_bytes"] = recovery.SnapshotBytes,
            ["rounds_per_s"] = new JsonObject(figures.Rounds.Select(pair => KeyValuePair.Create<string, JsonNode?>(
                pair.Key, new JsonArray([.. pair.Value.Select(s => (JsonNode)Round(s.PerSecond))])))),
            ["server_cpu_us_each"] = new JsonObject(figures.Rounds.Select(pair => KeyValuePair.Create<string, JsonNode?>(
                pair.Key, Round(Median(pair.Value.Select(s => s.CpuMicros)))))),
        };
    }

    private static IEnumerable<(string Name, double Value, double Goal, bool Met)> Goals(DropsFigures figures)
    {
        var names = figures.Rounds.Keys.ToList();
        yield return AtLeast("reservations a second", Median(figures.Rounds[names[0]].Select(s => s.PerSecond)), GoalPerSecond);
        yield return AtLeast("times the Redis script", Ratio(figures, names[1]), 10);
        yield return AtLeast("times the Redis script with pipelining", Ratio(figures, names[2]), 3);
        if (names.Count > 3)
            yield return AtLeast("times PostgreSQL", Ratio(figures, names[3]), 50);
        yield return AtMost("answers at half of our load, p99, ms", figures.Answers.Within(0.99), 50);
        yield return AtMost("answers at half the goal's load, p99, ms", figures.AtHalfGoal.Within(0.99), 50);
        yield return AtLeast("sold-out refusals a second, one edge", figures.Refusals.AtEdge, 1_000_000);
        yield return AtMost("managed bytes a held reservation", figures.Recovery.BytesPerReservation, 200);
        yield return AtMost($"recovery of {figures.Recovery.Reservations:N0}, no snapshot, ms", figures.Recovery.ReplayMs, 3_000);
        yield return AtMost($"recovery of {figures.Recovery.SnapshotReservations:N0}, snapshot, ms", figures.Recovery.SnapshotMs ?? double.NaN, 300);
    }

    private static (string Name, double Value, double Goal, bool Met) AtLeast(string name, double value, double goal) =>
        (name, value, goal, value >= goal);

    private static (string Name, double Value, double Goal, bool Met) AtMost(string name, double value, double goal) =>
        (name, value, goal, value <= goal);

    /// <summary>Ours over theirs, round by round; the median.</summary>
    private static double Ratio(DropsFigures figures, string name) =>
        Median(figures.Rounds.Values.First().Zip(figures.Rounds[name], (ours, theirs) => ours.PerSecond / theirs.PerSecond));

    private static double Round(double value) => Math.Round(value, value > 1_000 ? 0 : 2);
}
