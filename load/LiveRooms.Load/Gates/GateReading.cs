using LiveRooms.Load.Measure;

namespace LiveRooms.Load.Gates;

/// <summary>What gates judge by.</summary>
/// <param name="Evidence">Of all agents.</param>
/// <param name="Truth">The engine's own.</param>
/// <param name="Measurements">Of all agents.</param>
public sealed record GateReading(Evidence Evidence, Truth Truth, Measurements Measurements);
