using LiveRooms.Load.Measure;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace LiveRooms.Load.Reports.Live;

/// <summary>A moment of a run as a picture for a terminal.</summary>
internal static class ProgressView
{
    // More rows than that do not fit under each other.
    private const int MostRows = 24;

    /// <summary>The picture.</summary>
    public static IRenderable Of(RunOutline outline, string stage, IReadOnlyList<TimelinePoint> points)
    {
        var second = points.Count == 0 ? 0 : points[^1].Second;
        var head = $"{ProgressText.Clock(outline, second)}{(stage.Length == 0 ? "" : $"  {stage}")}";
        var table = new Table { Border = TableBorder.None, ShowHeaders = false }.AddColumns("", "", "");
        table.Columns[1].Alignment = Justify.Right;
        foreach (var row in points.Count == 0 ? [] : Rows(points).Take(MostRows))
            table.AddRow(new Text(row.Name), new Text(row.Now, new Style(decoration: Decoration.Bold)), new Text(row.Bars, new Style(Color.Blue)));
        return new Panel(new Rows(new Text(outline.About, new Style(decoration: Decoration.Dim)), new Text(head), table))
        {
            Header = new PanelHeader($" {Markup.Escape(outline.Scenario)} "),
            Border = BoxBorder.Rounded,
            Expand = true,
        };
    }

    private static IEnumerable<(string Name, string Now, string Bars)> Rows(IReadOnlyList<TimelinePoint> points)
    {
        var last = points[^1];
        foreach (var (name, value) in last.Watched.OrderBy(pair => pair.Key != MetricNames.Viewers))
            yield return (name, Unit.Write(name, value), Bars(points, point => point.Watched.GetValueOrDefault(name)));
        foreach (var (name, value) in last.Rates)
            yield return (name, ProgressText.Rate(name, value), Bars(points, point => point.Rates.GetValueOrDefault(name)));
        foreach (var (name, value) in last.Latencies)
            yield return (name, ProgressText.Times(value), Bars(points, point => point.Latencies.GetValueOrDefault(name)?.P99 ?? 0));
    }

    private static string Bars(IReadOnlyList<TimelinePoint> points, Func<TimelinePoint, double> of) => ProgressText.Bars(points.Select(of));
}
