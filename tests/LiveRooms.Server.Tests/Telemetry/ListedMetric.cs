using System.Diagnostics.Metrics;
using LiveRooms.Server.Telemetry;

namespace LiveRooms.Server.Tests.Telemetry;

/// <summary>One row of the list of metrics.</summary>
internal sealed record ListedMetric(string Name, string Kind, string Unit)
{
    /// <summary>The rows of the list, each with its tags.</summary>
    internal static IReadOnlyDictionary<ListedMetric, string[]> Read()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "LiveRooms.sln")))
            folder = folder.Parent;
        var lines = File.ReadLines(Path.Combine(folder.FullName, "src/LiveRooms.Server/Telemetry/README.md"));
        return lines.Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))
            .ToDictionary(
                row => new ListedMetric(row[0].Trim('`'), row[1], row[2]),
                row => row[3].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The row that an instrument must have.</summary>
    internal static ListedMetric Of(Instrument instrument)
    {
        var kind = instrument.GetType().GetGenericTypeDefinition();
        var counter = kind == typeof(Counter<>) || kind == typeof(ObservableCounter<>);
        return new ListedMetric(
            MetricNames.Of(instrument, counter), counter ? "counter" : kind == typeof(Histogram<>) ? "histogram" : "gauge",
            instrument.Unit?.Trim('{', '}') ?? string.Empty);
    }
}
