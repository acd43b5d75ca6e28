using System.Text;
using LiveRooms.Load.Gates;
using LiveRooms.Load.Measure;
using LiveRooms.Load.Reports.Figures;

namespace LiveRooms.Load.Reports.Markdown;

/// <summary>A run for a pull request or an issue: the verdict first.</summary>
internal static class MarkdownReport
{
    /// <summary>The text.</summary>
    public static string Write(RunResult result)
    {
        var text = new StringBuilder();
        text.Append($"# {Safe(result.Scenario)}: {Verdict(result)}\n\n{Safe(result.Summary)}\n\n");
        text.Append($"{Safe(About.Line(result))}\n\n");
        foreach (var warning in About.Warnings(result))
            text.Append($"> **Warning:** {Safe(warning)}\n\n");
        Gates(text, result.Gates);
        text.Append("## Figures\n\n");
        Table(text, ["figure", "value", ""], KeyFigure.Of(result).Select(figure => new[] { figure.Label, figure.Value, figure.Note }));
        text.Append("## Latencies\n\n");
        Table(text, ["times", "network", "count", "p50", "p90", "p95", "p99", "p99.9", "most"], LatencyGroup.Of(result.Measurements).SelectMany(Rows));
        text.Append("## Acts\n\n");
        Table(text, ["act", "due", "done", "refused", "failed", "skipped"], result.Measurements.Acts.Select(Row));
        if (result.Agents.Count > 1)
        {
            text.Append("## Agents\n\n");
            Table(text, ["agent", "viewers", "clock", ""], result.Agents.Select(agent =>
                new[] { agent.Name, Units.Count(agent.Viewers), About.Offset(agent), agent.Lost ? $"LOST: {agent.Why}" : "" }));
        }

        text.Append($"## Generator\n\n{Safe(About.Generator(result.Measurements.Generator))}\n");
        return text.ToString();
    }

    private static string Verdict(RunResult result) => result.Passed ? "passed" : "FAILED";

    private static void Gates(StringBuilder text, IReadOnlyList<GateVerdict> gates)
    {
        text.Append("## Gates\n\n");
        Table(text, ["", "gate", "what was found"], gates.OrderBy(gate => gate.Passed).ThenBy(gate => gate.IsThreshold)
            .Select(gate => new[] { gate.Passed ? "ok" : "**NO**", gate.Gate, gate.Summary }));
        foreach (var gate in gates.Where(gate => !gate.Passed && gate.Evidence.Count > 0))
        {
            text.Append($"{Safe(gate.Gate)}:\n\n");
            foreach (var seen in gate.Evidence)
                text.Append($"- {Safe(seen)}\n");
            text.Append('\n');
        }
    }

    private static IEnumerable<string[]> Rows(LatencyGroup group) => group.All.Select(latency => new[]
    {
        latency.Name, latency.Network ?? "all", Units.Count(latency.Count), Units.Time(latency.P50), Units.Time(latency.P90), Units.Time(latency.P95),
        Units.Time(latency.P99), Units.Time(latency.P999), Units.Time(latency.Max),
    });

    private static string[] Row(ActSummary act) =>
    [
        act.Name, Units.Count(act.Planned), Units.Count(act.Ok), About.Reasons(act.Refused, refusal: true), About.Reasons(act.Failed, refusal: false), Units.Count(act.Skipped),
    ];

    private static void Table(StringBuilder text, IReadOnlyList<string> heads, IEnumerable<string[]> rows)
    {
        text.Append($"| {string.Join(" | ", heads)} |\n|{string.Concat(Enumerable.Repeat(" --- |", heads.Count))}\n");
        foreach (var row in rows)
            text.Append($"| {string.Join(" | ", row.Select(cell => cell == "**NO**" ? cell : Safe(cell)))} |\n");
        text.Append('\n');
    }

    // Names and reasons come from servers and files: they must not become markup.
    private static string Safe(string text) => text.ReplaceLineEndings(" ").Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal).Replace("`", "\\`", StringComparison.Ordinal);
}
