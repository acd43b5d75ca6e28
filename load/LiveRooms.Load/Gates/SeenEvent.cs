namespace LiveRooms.Load.Gates;

/// <summary>A critical event for all viewers of a room, as one of them saw it.</summary>
/// <param name="Kind">See <see cref="LiveRooms.Protocol.Hub.RoomEventKinds"/>.</param>
/// <param name="Drop">The drop, of a drop's events.</param>
public sealed record SeenEvent(long Epoch, long Sequence, string Kind, string? Drop);
