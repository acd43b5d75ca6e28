using LiveRooms.Load.Gates;
using LiveRooms.Load.Measure;

namespace LiveRooms.Load.Runs;

/// <summary>What one process brings home. Written as JSON.</summary>
public sealed record AgentReport(Measurements Measurements, Evidence Evidence)
{
    /// <summary>Tells machines apart: processors of one are the same for all agents on it. Empty while nobody said.</summary>
    public string Machine { get; init; } = "";
}
