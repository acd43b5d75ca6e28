namespace LiveRooms.Load.Reports;

/// <summary>One process of the generator.</summary>
/// <param name="Viewers">Its share of the audience.</param>
/// <param name="Lost">Whether it was gone before the end: then its figures are missing, and the run says so.</param>
public sealed record AgentSummary(string Name, long Viewers, bool Lost, string? Why, double ClockOffsetMs);
