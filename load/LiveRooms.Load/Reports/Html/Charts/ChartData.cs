using System.Text.Json.Serialization;

namespace LiveRooms.Load.Reports.Html.Charts;

/// <summary>What the page draws, in columns.</summary>
/// <param name="Seconds">Of the run, the x axis of all but the curves.</param>
/// <param name="Latencies">One for each name that has times second by second.</param>
internal sealed record ChartData(
    IReadOnlyList<int> Seconds, IReadOnlyList<PlainChart> Plain, IReadOnlyList<LatencyChart> Latencies, IReadOnlyList<CurveChart> Curves);

/// <summary>Numbers of one unit over the run.</summary>
/// <param name="Note">What they are of, small; may be empty.</param>
internal sealed record PlainChart(string Id, string Title, string Note, UnitKind Unit, IReadOnlyList<Series> Lines);

/// <summary>A line; null where nothing was measured.</summary>
internal sealed record Series(string Name, IReadOnlyList<double?> Values);

/// <summary>The times of one name over the run, in microseconds, a line for each network.</summary>
internal sealed record LatencyChart(string Name, IReadOnlyList<LatencyLine> Networks);

/// <summary>One network's times.</summary>
internal sealed record LatencyLine(string Network, IReadOnlyList<double?> P50, IReadOnlyList<double?> P99, IReadOnlyList<double?> P999);

/// <summary>The distribution of one name: how long the slowest one in x took, in microseconds.</summary>
/// <param name="OneIn">The x axis: 1 is the fastest, 2 the median, 100 the 99th percentile.</param>
internal sealed record CurveChart(string Name, IReadOnlyList<double> OneIn, IReadOnlyList<Series> Networks);

/// <summary>How it is written into the page. The encoder escapes what could end the script element.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ChartData))]
internal sealed partial class ChartJson : JsonSerializerContext;
