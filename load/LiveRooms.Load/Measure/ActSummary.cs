namespace LiveRooms.Load.Measure;

/// <summary>What became of an act over a run; its times, where it has any, stand among the latencies under its name.</summary>
/// <param name="Planned">Times it was due.</param>
/// <param name="Refused">How often the engine said no, by code.</param>
/// <param name="Failed">How often it went wrong, by reason.</param>
/// <param name="Skipped">How often nobody was there to do it.</param>
public sealed record ActSummary(
    string Name, long Planned, long Ok, IReadOnlyDictionary<string, long> Refused, IReadOnlyDictionary<string, long> Failed, long Skipped);
