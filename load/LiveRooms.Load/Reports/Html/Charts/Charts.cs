using LiveRooms.Load.Measure;
using LiveRooms.Load.Reports.Figures;

namespace LiveRooms.Load.Reports.Html.Charts;

/// <summary>Makes columns out of a run.</summary>
internal static class Charts
{
    // A curve has so many points for each tenfold, and ends at one in a million or at the number of times there are.
    private const int PointsADecade = 12;
    private const int Decades = 6;

    /// <summary>All that the page draws of a run.</summary>
    public static ChartData Of(Measurements measurements)
    {
        var points = Thinned.Of(measurements.Timeline);
        return new ChartData(
            [.. points.Select(point => point.Second)], [.. Plain(measurements, points).Where(chart => chart.Lines.Count > 0)],
            Latencies(points), [.. LatencyGroup.Of(measurements).Select(Curve)]);
    }

    private static IEnumerable<PlainChart> Plain(Measurements measurements, IReadOnlyList<TimelinePoint> points)
    {
        var watched = Lines(points, point => point.Watched, value => value).ToLookup(line => Unit.Of(line.Name));
        var rates = Lines(points, point => point.Rates, value => value).ToLookup(line => Unit.Of(line.Name));
        var acts = measurements.Acts.SelectMany(act => new[] { act.Name, $"{act.Name}-refused", $"{act.Name}-failed" }).ToHashSet();
        yield return new("viewers", "Viewers", "", UnitKind.Number, [.. watched[UnitKind.Number].Where(IsViewers)]);
        yield return new("acts", "Acts", "a second", UnitKind.Number, [.. rates[UnitKind.Number].Where(line => acts.Contains(line.Name))]);
        yield return new("events", "Received", "a second", UnitKind.Number, [.. rates[UnitKind.Number].Where(line => !acts.Contains(line.Name))]);
        yield return new("traffic", "Traffic", "a second", UnitKind.Bytes, [.. rates[UnitKind.Bytes]]);
        yield return new("processors", "Processors", "part that was busy", UnitKind.Share, [.. watched[UnitKind.Share]]);
        yield return new("memory", "Memory", "", UnitKind.Bytes, [.. watched[UnitKind.Bytes]]);
        yield return new("others", "Also watched", "", UnitKind.Number, [.. watched[UnitKind.Number].Where(line => !IsViewers(line)), .. watched[UnitKind.Millis]]);
    }

    private static bool IsViewers(Series line) => line.Name.Contains(MetricNames.Viewers, StringComparison.Ordinal);

    // What never was anything says nothing in a chart.
    private static List<Series> Lines<T>(IReadOnlyList<TimelinePoint> points, Func<TimelinePoint, IReadOnlyDictionary<string, T>> of, Func<T, double> read) =>
    [
        .. points.SelectMany(point => of(point).Keys).Distinct().Order(StringComparer.Ordinal).Select(name =>
            new Series(name, [.. points.Select(point => of(point).TryGetValue(name, out var value) ? read(value) : (double?)null)]))
            .Where(line => line.Values.Any(value => value is not (null or 0))),
    ];

    private static LatencyChart[] Latencies(IReadOnlyList<TimelinePoint> points) =>
    [
        .. points.SelectMany(point => point.Latencies.Keys).Distinct().GroupBy(key => SeriesKey.Parse(key).Name)
            .OrderBy(group => LatencyGroup.Rank(group.Key)).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new LatencyChart(group.Key, [.. group.Order(StringComparer.Ordinal).Select(key => Line(points, key))])),
    ];

    private static LatencyLine Line(IReadOnlyList<TimelinePoint> points, string key)
    {
        var seconds = points.Select(point => point.Latencies.GetValueOrDefault(key)).Select(second => second is { Count: > 0 } ? second : null).ToList();
        return new LatencyLine(
            SeriesKey.Parse(key).Network ?? "all", [.. seconds.Select(second => (double?)second?.P50)], [.. seconds.Select(second => (double?)second?.P99)],
            [.. seconds.Select(second => (double?)second?.P999)]);
    }

    private static CurveChart Curve(LatencyGroup group)
    {
        var decades = Math.Clamp((int)Math.Ceiling(Math.Log10(group.Whole.Count)), 1, Decades);
        double[] oneIn = [.. Enumerable.Range(0, (PointsADecade * decades) + 1).Select(at => Math.Pow(10, (double)at / PointsADecade))];
        return new CurveChart(group.Name, oneIn, [.. group.All.Select(latency => new Series(latency.Network ?? "all", Curve(latency, oneIn)))]);
    }

    // Beyond one in as many as there were nothing is known.
    private static double?[] Curve(LatencySummary latency, double[] oneIn)
    {
        var histogram = Distribution.Decode(latency);
        return [.. oneIn.Select(x => x > latency.Count ? (double?)null : Math.Min(latency.Max, histogram.GetValueAtPercentile(100 - (100 / x))))];
    }
}
