using LiveRooms.Load.Gates;

namespace LiveRooms.Load.Reports.Html;

/// <summary>The gates, those that failed first and open.</summary>
internal static class GateSection
{
    public static Html Write(IReadOnlyList<GateVerdict> gates) => Html.Of($"""
        <section>
        <h2>Gates <small>{gates.Count(gate => gate.Passed)} of {gates.Count} passed</small></h2>
        <div class="gates">
        {Group("Checks of meaning", gates.Where(gate => !gate.IsThreshold))}
        {Group("Objectives", gates.Where(gate => gate.IsThreshold))}
        </div>
        </section>
        """);

    private static Html Group(string title, IEnumerable<GateVerdict> gates)
    {
        var ordered = gates.OrderBy(gate => gate.Passed).ToList();
        return ordered.Count == 0 ? Html.None : Html.Of($"<div><h3>{title}</h3><ul>{Html.All(ordered.Select(Item))}</ul></div>\n");
    }

    private static Html Item(GateVerdict gate) => Html.Of($"""
        <li class="{(gate.Passed ? "good" : "bad")}"><span class="mark" role="img" aria-label="{(gate.Passed ? "passed" : "failed")}">{(gate.Passed ? "✓" : "✗")}</span>
        <div><b>{gate.Gate}</b><p>{gate.Summary}</p>{(gate.Passed || gate.Evidence.Count == 0 ? Html.None : Evidence(gate.Evidence))}</div></li>
        """);

    private static Html Evidence(IReadOnlyList<string> seen) =>
        Html.Of($"<details open><summary>Evidence</summary><ol>{Html.All(seen.Select(one => Html.Of($"<li>{one}</li>")))}</ol></details>");
}
