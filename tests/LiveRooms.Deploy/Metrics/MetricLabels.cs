namespace LiveRooms.Deploy.Metrics;

/// <summary>Which labels each metric has, as the lists of the server and of the load say; each list is held to its instruments by its own test.</summary>
internal static class MetricLabels
{
    private const string List = "src/LiveRooms.Server/Telemetry/README.md";
    private const string LoadList = "load/LiveRooms.Load/Reports/Telemetry/README.md";

    // Put on every series by Prometheus when it asks a process.
    private static readonly string[] Targets = ["job", "instance"];

    // Of what the list does not hold: other makers' metrics that our files name with labels.
    private static readonly Dictionary<string, string[]> Others = new()
    {
        ["dotnet_gc_collections_total"] = ["gc_heap_generation"],
        ["haproxy_backend_active_servers"] = ["proxy"],
        ["haproxy_server_current_sessions"] = ["proxy", "server"],
        ["haproxy_server_check_status"] = ["proxy", "server", "state"],
    };

    private static readonly Dictionary<string, string[]> OfLoad = Read(LoadList);

    private static readonly Dictionary<string, string[]> Listed = new(Read(List).Concat(OfLoad));

    /// <summary>The series that the load tells, which no server knows.</summary>
    public static IReadOnlyCollection<string> LoadNames => OfLoad.Keys;

    /// <summary>What is wrong with the labels of an expression, and with those that a text about its values names.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="told">Labels named in a legend or in an annotation.</param>
    public static IEnumerable<string> Unknown(string expression, params IEnumerable<string> told)
    {
        var all = PromQl.Names(expression).SelectMany(Of).ToHashSet();
        var matched = PromQl.Matched(expression).Where(pair => !Of(pair.Metric).Contains(pair.Label)).Select(pair => $"{pair.Metric}{{{pair.Label}}}");
        return matched.Concat(PromQl.Grouped(expression).Concat(told).Where(label => !all.Contains(label)));
    }

    private static IEnumerable<string> Of(string series) => Targets.Concat(Listed.GetValueOrDefault(series) ?? Others.GetValueOrDefault(series) ?? []);

    private static Dictionary<string, string[]> Read(string list) => DeployFolder.Read(list).Split('\n')
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))
        .SelectMany(row => Series(row[0].Trim('`'), row[1], row[3].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
        .ToDictionary();

    private static IEnumerable<KeyValuePair<string, string[]>> Series(string name, string kind, string[] labels) => kind == "histogram"
        ? [new($"{name}_bucket", [.. labels, "le"]), new($"{name}_sum", labels), new($"{name}_count", labels)]
        : [new(name, labels)];
}
