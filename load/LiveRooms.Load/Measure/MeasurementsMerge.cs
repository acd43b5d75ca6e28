namespace LiveRooms.Load.Measure;

/// <summary>Lays together what several processes measured. In whichever order, it is the same; and that of one is itself.</summary>
public static class MeasurementsMerge
{
    /// <summary>Counts add, distributions are laid together; of a second's percentiles the largest stand, as an upper bound.</summary>
    /// <param name="parts">Of each process the machine it was on, and what it measured; at least one.</param>
    public static Measurements Of(IReadOnlyCollection<(string Machine, Measurements Measured)> parts)
    {
        if (parts.Count == 1)
            return parts.Single().Measured;
        var all = parts.Select(part => part.Measured).ToList();
        return new Measurements(
            [.. all.SelectMany(one => one.Latencies).GroupBy(latency => (latency.Name, latency.Network))
                .OrderBy(group => new SeriesKey(group.Key.Name, group.Key.Network).ToString(), StringComparer.Ordinal).Select(Together)],
            Added(all.Select(one => one.Counters)),
            [.. all.SelectMany(one => one.Acts).GroupBy(act => act.Name).OrderBy(group => group.Key, StringComparer.Ordinal).Select(Together)],
            [.. all.SelectMany(one => one.Timeline).GroupBy(point => point.Second).OrderBy(group => group.Key)
                .Select(group => Of(group.Key, [.. group]))],
            Together([.. parts.GroupBy(part => part.Machine, part => part.Measured.Generator).Select(machine => OfOneMachine([.. machine]))]) with
            {
                Warnings = Warnings(all),
            });
    }

    private static LatencySummary Together(IGrouping<(string Name, string? Network), LatencySummary> group)
    {
        var histogram = Buckets.Histogram();
        foreach (var latency in group)
            histogram.Add(Distribution.Decode(latency));
        return Distribution.Sum(group.Key.Name, group.Key.Network, histogram);
    }

    private static ActSummary Together(IGrouping<string, ActSummary> group) => new(
        group.Key, group.Sum(act => act.Planned), group.Sum(act => act.Ok), Added(group.Select(act => act.Refused)),
        Added(group.Select(act => act.Failed)), group.Sum(act => act.Skipped));

    /// <summary>One second of several processes.</summary>
    public static TimelinePoint Of(int second, IReadOnlyCollection<TimelinePoint> group) => new(
        second,
        group.SelectMany(point => point.Watched).GroupBy(pair => pair.Key).ToDictionary(
            pairs => pairs.Key, pairs => Shares.Contains(pairs.Key) ? pairs.Max(pair => pair.Value) : pairs.Sum(pair => pair.Value)),
        Added(group.Select(point => point.Rates)),
        group.SelectMany(point => point.Latencies).GroupBy(pair => pair.Key).ToDictionary(pairs => pairs.Key, pairs => new SecondLatency(
            pairs.Sum(pair => pair.Value.Count), pairs.Max(pair => pair.Value.P50), pairs.Max(pair => pair.Value.P99),
            pairs.Max(pair => pair.Value.P999))));

    // The processors are the same ones, and each process used its own part of them.
    private static GeneratorHealth OfOneMachine(IReadOnlyList<GeneratorHealth> all) => Together(all) with
    {
        Cores = all.Max(one => one.Cores),
        CpuShare = Math.Min(1, all.Sum(one => one.CpuShare * one.Cores) / Math.Max(1, all.Max(one => one.Cores))),
    };

    // What stands for all of a process adds; shares and the worst do not.
    private static GeneratorHealth Together(IReadOnlyList<GeneratorHealth> all) => new(
        all.Sum(one => one.Cores), all.Sum(one => one.CpuShare * one.Cores) / Math.Max(1, all.Sum(one => one.Cores)),
        all.Max(one => one.MachineCpuShare), all.Sum(one => one.GcPauseMs), all.Max(one => one.LongestGcPauseMs),
        all.Sum(one => one.MostMemoryBytes), all.Max(one => one.LatenessP99), []);

    private static List<string> Warnings(IEnumerable<Measurements> all) =>
    [
        .. all.SelectMany(one => one.Generator.Warnings).GroupBy(warning => warning).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.Count() == 1 ? group.Key : $"{group.Key} ({group.Count()} agents)"),
    ];

    private static Dictionary<string, long> Added(IEnumerable<IReadOnlyDictionary<string, long>> counts) => counts.SelectMany(one => one)
        .GroupBy(pair => pair.Key).OrderBy(pairs => pairs.Key, StringComparer.Ordinal)
        .ToDictionary(pairs => pairs.Key, pairs => pairs.Sum(pair => pair.Value));

    // Watched parts of one, of which the largest stands.
    private static readonly HashSet<string> Shares = [HealthWatch.GeneratorCpu, HealthWatch.MachineCpu];
}
