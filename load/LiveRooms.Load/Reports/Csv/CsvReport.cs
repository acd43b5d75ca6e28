using System.Globalization;
using System.Text;
using LiveRooms.Load.Measure;

namespace LiveRooms.Load.Reports.Csv;

/// <summary>Tables for spreadsheets (RFC 4180, but lines end with a line feed). Times are in microseconds.</summary>
internal static class CsvReport
{
    /// <summary>One line for each distribution.</summary>
    public static string Latencies(Measurements measurements)
    {
        var text = new StringBuilder();
        Line(text, ["name", "network", "count", "mean_us", "p50_us", "p90_us", "p95_us", "p99_us", "p99.9_us", "max_us"]);
        foreach (var latency in measurements.Latencies)
        {
            Line(text,
            [
                latency.Name, latency.Network ?? "", Number(latency.Count), Number(Math.Round(latency.Mean, 1)), Number(latency.P50), Number(latency.P90),
                Number(latency.P95), Number(latency.P99), Number(latency.P999), Number(latency.Max),
            ]);
        }

        return text.ToString();
    }

    /// <summary>One line for each second; a column for each number that was ever there, empty where it was not.</summary>
    public static string Timeline(Measurements measurements)
    {
        var points = measurements.Timeline;
        var watched = Names(points.SelectMany(point => point.Watched.Keys));
        var rates = Names(points.SelectMany(point => point.Rates.Keys));
        var latencies = Names(points.SelectMany(point => point.Latencies.Keys));
        var text = new StringBuilder();
        Line(text,
        [
            "second", .. watched, .. rates.Select(name => $"{name}_per_s"),
            .. latencies.SelectMany(name => new[] { $"{name}_count", $"{name}_p50_us", $"{name}_p99_us", $"{name}_p99.9_us" }),
        ]);
        foreach (var point in points)
        {
            Line(text,
            [
                Number(point.Second), .. watched.Select(name => point.Watched.TryGetValue(name, out var value) ? Number(value) : ""),
                .. rates.Select(name => point.Rates.TryGetValue(name, out var value) ? Number(value) : ""),
                .. latencies.SelectMany(name => Cells(point.Latencies.GetValueOrDefault(name))),
            ]);
        }

        return text.ToString();
    }

    private static string[] Cells(SecondLatency? latency) =>
        latency is null ? ["", "", "", ""] : [Number(latency.Count), Number(latency.P50), Number(latency.P99), Number(latency.P999)];

    private static List<string> Names(IEnumerable<string> names) => [.. names.Distinct().Order(StringComparer.Ordinal)];

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, IReadOnlyList<string> cells) => text.AppendJoin(',', cells.Select(Cell)).Append('\n');

    private static string Cell(string text) => text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
