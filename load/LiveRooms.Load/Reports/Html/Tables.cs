using LiveRooms.Load.Measure;
using LiveRooms.Load.Reports.Figures;

namespace LiveRooms.Load.Reports.Html;

/// <summary>The page's tables.</summary>
internal static class Tables
{
    /// <summary>All distributions.</summary>
    public static Html Latencies(Measurements measurements) => Table(
        "Latencies", ["times", "network", "count", "p50", "p90", "p95", "p99", "p99.9", "most"],
        LatencyGroup.Of(measurements).SelectMany(group => group.All).Select(latency => new[]
        {
            latency.Network is null ? latency.Name : "", latency.Network ?? "all", Units.Count(latency.Count), Units.Time(latency.P50), Units.Time(latency.P90),
            Units.Time(latency.P95), Units.Time(latency.P99), Units.Time(latency.P999), Units.Time(latency.Max),
        }), words: 2);

    /// <summary>What became of acts.</summary>
    public static Html Acts(Measurements measurements) => Table(
        "Acts", ["act", "due", "done", "refused", "failed", "skipped"],
        measurements.Acts.Select(act => new[]
        {
            act.Name, Units.Count(act.Planned), Units.Count(act.Ok), About.Reasons(act.Refused, refusal: true), About.Reasons(act.Failed, refusal: false),
            Units.Count(act.Skipped),
        }), words: 1);

    /// <summary>Where the load came from, and how the generator fared.</summary>
    public static Html Agents(RunResult result) => Html.Of($"""
        <section><h2>Generator</h2><p>{About.Generator(result.Measurements.Generator)}</p></section>
        {Table("Agents", ["agent", "viewers", "clock", "end"], result.Agents.Select(Row), words: 1)}
        """);

    /// <summary>What it was run with.</summary>
    public static Html Settings(RunResult result) => Html.Of($"""
        <section><details><summary><h2>Settings</h2></summary>
        <dl>{Html.All(result.Settings.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => Html.Of($"<div><dt>{pair.Key}</dt><dd>{pair.Value}</dd></div>")))}</dl>
        </details></section>
        """);

    private static string[] Row(AgentSummary agent) =>
        [agent.Name, Units.Count(agent.Viewers), About.Offset(agent), agent.Lost ? $"lost: {agent.Why}" : "there to the end"];

    /// <param name="words">So many columns, from the left, are words; the rest are numbers.</param>
    private static Html Table(string title, string[] heads, IEnumerable<string[]> rows, int words)
    {
        var body = rows.ToList();
        return body.Count == 0 ? Html.None : Html.Of($"""
            <section><h2>{title}</h2><div class="wide"><table>
            <thead><tr>{Cells(heads, words, "th")}</tr></thead>
            <tbody>{Html.All(body.Select(row => Html.Of($"<tr>{Cells(row, words, "td")}</tr>\n")))}</tbody>
            </table></div></section>
            """);
    }

    private static Html Cells(string[] cells, int words, string element) => Html.All(cells.Select((cell, at) =>
        at < words ? Html.Of($"<{new Html(element)}>{cell}</{new Html(element)}>") : Html.Of($"<{new Html(element)} class=\"number\">{cell}</{new Html(element)}>")));
}
