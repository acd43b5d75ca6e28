using LiveRooms.Load.Gates;
using LiveRooms.Load.Measure;

namespace LiveRooms.Load.Runs;

/// <summary>What one process brings home. Written as JSON.</summary>
public sealed record AgentReport(Measurements Measurements, Evidence Evidence);
