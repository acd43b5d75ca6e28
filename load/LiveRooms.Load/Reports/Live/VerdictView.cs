using LiveRooms.Load.Reports.Figures;
using Spectre.Console;

namespace LiveRooms.Load.Reports.Live;

/// <summary>The end of a run on the console: its figures, then the gates, and the verdict last, where the eye is.</summary>
internal static class VerdictView
{
    /// <summary>Writes it.</summary>
    public static void Print(RunResult result, TextWriter output)
    {
        var console = Consoles.To(output);
        var figures = new Table { Border = TableBorder.None, ShowHeaders = false }.AddColumns("", "", "");
        foreach (var figure in KeyFigure.Of(result))
            figures.AddRow(new Text(figure.Label), new Text(figure.Value, new Style(decoration: Decoration.Bold)), new Text(figure.Note));
        console.Write(figures);

        var gates = new Table().AddColumns("", "gate", "what was found");
        foreach (var gate in result.Gates.OrderBy(gate => !gate.Passed).ThenBy(gate => gate.IsThreshold))
        {
            gates.AddRow(
                gate.Passed ? new Text("ok", new Style(Color.Green)) : new Text("NO", new Style(Color.Red)), new Text(gate.Gate),
                new Text(string.Join('\n', [gate.Summary, .. gate.Evidence.Select(one => $"- {one}")])));
        }

        console.Write(gates);
        foreach (var warning in About.Warnings(result))
            console.Write(new Text($"WARNING: {warning}\n", new Style(Color.Yellow)));
        console.Write(new Text(result.Passed ? "PASSED\n" : "FAILED\n", new Style(result.Passed ? Color.Green : Color.Red, decoration: Decoration.Bold)));
    }
}
