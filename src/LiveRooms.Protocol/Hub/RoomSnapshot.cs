namespace LiveRooms.Protocol.Hub;

/// <summary>A room as it stands at a position.</summary>
/// <param name="Position">Frames continue from here.</param>
/// <param name="At">The server's clock, Unix milliseconds, for countdowns.</param>
/// <param name="Show">The show.</param>
/// <param name="Drops">The show's drops, oldest first; at most 64.</param>
/// <param name="Chat">
/// The latest lines and, before them, a few older ones of the room's own voices and of the viewer; oldest first, at most 100.
/// </param>
/// <param name="Counters">The live numbers.</param>
public sealed record RoomSnapshot(
    Position Position, long At, ShowCard Show, IReadOnlyList<DropCard> Drops, IReadOnlyList<ChatLine> Chat, Counters Counters);
