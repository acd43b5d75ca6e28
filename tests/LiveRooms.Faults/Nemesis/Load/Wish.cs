using LiveRooms.Faults.Nemesis.History;

namespace LiveRooms.Faults.Nemesis.Load;

/// <summary>What a shopper asks of a drop.</summary>
internal readonly record struct Wish(CallKind Kind, string Operation, string Viewer, long Value);
