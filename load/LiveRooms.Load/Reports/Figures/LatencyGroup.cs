using LiveRooms.Load.Measure;

namespace LiveRooms.Load.Reports.Figures;

/// <summary>The times of one name: over all viewers and, where they are told apart, of each network.</summary>
/// <param name="Whole">Over all; laid together from the networks where it was not measured itself.</param>
/// <param name="Networks">In order of their names; empty where not told apart.</param>
internal sealed record LatencyGroup(string Name, LatencySummary Whole, IReadOnlyList<LatencySummary> Networks)
{
    /// <summary>All in one list, the whole first.</summary>
    public IEnumerable<LatencySummary> All => Networks.Count == 1 ? [Whole] : [Whole, .. Networks];

    // What people look for first.
    private static readonly string[] Order =
        [MetricNames.Delivery, MetricNames.OpeningSeen, MetricNames.Join, MetricNames.Resume, MetricNames.FrameGap];

    /// <summary>All that a run measured: the audience's own first, then acts by name, and last the generator's lateness.</summary>
    public static IReadOnlyList<LatencyGroup> Of(Measurements measurements) =>
    [
        .. measurements.Latencies.Where(latency => latency.Count > 0).GroupBy(latency => latency.Name)
            .OrderBy(group => Rank(group.Key)).ThenBy(group => group.Key, StringComparer.Ordinal).Select(Group),
    ];

    /// <summary>Where a name stands in reports; the same for all that are acts.</summary>
    public static int Rank(string name) =>
        name == MetricNames.Lateness ? int.MaxValue : Array.IndexOf(Order, name) is var at and >= 0 ? at : Order.Length;

    private static LatencyGroup Group(IGrouping<string, LatencySummary> group)
    {
        var networks = group.Where(latency => latency.Network is not null).OrderBy(latency => latency.Network, StringComparer.Ordinal).ToList();
        var whole = group.FirstOrDefault(latency => latency.Network is null)
            ?? (networks.Count == 1 ? networks[0] with { Network = null } : Together(group.Key, networks));
        return new LatencyGroup(group.Key, whole, networks);
    }

    private static LatencySummary Together(string name, List<LatencySummary> parts)
    {
        var all = Buckets.Histogram();
        foreach (var part in parts)
            all.Add(Distribution.Decode(part));
        return Distribution.Sum(name, null, all);
    }
}
