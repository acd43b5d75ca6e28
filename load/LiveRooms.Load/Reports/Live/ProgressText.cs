using LiveRooms.Load.Measure;

namespace LiveRooms.Load.Reports.Live;

/// <summary>Pieces of progress, in words.</summary>
internal static class ProgressText
{
    private static readonly string[] Blocks = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

    /// <summary>A second of a run in one line.</summary>
    public static string Line(RunOutline outline, TimelinePoint point)
    {
        var parts = new List<string> { Clock(outline, point.Second) };
        parts.AddRange(point.Watched.OrderBy(pair => pair.Key != MetricNames.Viewers).Select(pair => $"{pair.Key} {Unit.Write(pair.Key, pair.Value)}"));
        parts.AddRange(point.Rates.Where(pair => pair.Value > 0).Select(pair => $"{pair.Key} {Rate(pair.Key, pair.Value)}"));
        parts.AddRange(point.Latencies.Where(pair => pair.Value.Count > 0 && pair.Key != MetricNames.Lateness).Select(pair => $"{pair.Key} {Times(pair.Value)}"));
        return string.Join(" | ", parts);
    }

    /// <summary>Where in the run a second is.</summary>
    public static string Clock(RunOutline outline, int second) =>
        outline.Seconds > 0 ? $"{Units.Length(second)} of {Units.Length(outline.Seconds)}" : Units.Length(second);

    /// <summary>What a counter grew by in a second.</summary>
    public static string Rate(string name, double rate) => $"{(Unit.Of(name) == UnitKind.Bytes ? Units.Bytes(rate) : Units.Brief(rate))}/s";

    /// <summary>The times of a second.</summary>
    public static string Times(SecondLatency latency) => $"p50 {Units.Time(latency.P50)} p99 {Units.Time(latency.P99)}";

    /// <summary>Numbers as a row of bars, the largest full.</summary>
    public static string Bars(IEnumerable<double> values)
    {
        var all = values.ToList();
        var most = all.Count == 0 ? 0 : all.Max();
        return string.Concat(all.Select(value => most <= 0 ? Blocks[0] : Blocks[(int)Math.Clamp(value / most * (Blocks.Length - 1), 0, Blocks.Length - 1)]));
    }
}
