using LiveRooms.Rules.Drops;

namespace LiveRooms.Faults.Nemesis.Check;

/// <summary>A drop's numbers after one event.</summary>
internal readonly record struct StateAt(DropStatus Phase, int Total, int Free, int Held, int Sold, int Waiting);
