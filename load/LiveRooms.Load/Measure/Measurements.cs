namespace LiveRooms.Load.Measure;

/// <summary>What one process measured. Those of several are merged: counts add, distributions are laid together.</summary>
public sealed record Measurements(
    IReadOnlyList<LatencySummary> Latencies, IReadOnlyDictionary<string, long> Counters, IReadOnlyList<ActSummary> Acts,
    IReadOnlyList<TimelinePoint> Timeline, GeneratorHealth Generator);
