using LiveRooms.Load.Measure;

namespace LiveRooms.Load.Reports.Html.Charts;

/// <summary>A long run in at most so many points: several seconds in one, of which times keep the worst, numbers the last and rates the mean.</summary>
internal static class Thinned
{
    /// <summary>More than a screen is wide.</summary>
    public const int Most = 1_800;

    /// <summary>The points.</summary>
    public static IReadOnlyList<TimelinePoint> Of(IReadOnlyList<TimelinePoint> points)
    {
        var size = (points.Count + Most - 1) / Most;
        return size <= 1 ? points : [.. points.Chunk(size).Select(Together)];
    }

    private static TimelinePoint Together(TimelinePoint[] points) => new(
        points[0].Second,
        points.SelectMany(point => point.Watched).GroupBy(pair => pair.Key).ToDictionary(group => group.Key, group => group.Last().Value),
        points.SelectMany(point => point.Rates).GroupBy(pair => pair.Key).ToDictionary(group => group.Key, group => group.Sum(pair => pair.Value) / points.Length),
        points.SelectMany(point => point.Latencies).GroupBy(pair => pair.Key).ToDictionary(group => group.Key, group => Worst([.. group.Select(pair => pair.Value)])));

    private static SecondLatency Worst(SecondLatency[] seconds) => new(
        seconds.Sum(second => second.Count), seconds.Max(second => second.P50), seconds.Max(second => second.P99), seconds.Max(second => second.P999));
}
