using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Client.Rooms;

/// <summary>A room as this viewer knows it at one moment; never changes once handed out.</summary>
/// <param name="ShowId">The show.</param>
/// <param name="Position">Seen up to here.</param>
/// <param name="Show">The show.</param>
/// <param name="Drops">Its drops, oldest first.</param>
/// <param name="Chat">The latest lines, oldest first; at most <see cref="RoomView.ChatLimit"/>.</param>
/// <param name="Counters">The live numbers.</param>
/// <param name="Reservations">The viewer's own, in the order they became known.</param>
/// <param name="MutedUntil">End of the viewer's mute, Unix milliseconds; null when not muted.</param>
/// <param name="You">Whom the engine takes the viewer for.</param>
public sealed record RoomState(
    string ShowId, Position Position, ShowCard Show, IReadOnlyList<DropCard> Drops, IReadOnlyList<ChatLine> Chat,
    Counters Counters, IReadOnlyList<ReservationCard> Reservations, long? MutedUntil, ViewerCard? You)
{
    /// <summary>The drop of this id, if the room has it.</summary>
    public DropCard? Drop(string dropId) => Drops.FirstOrDefault(drop => drop.DropId == dropId);

    /// <summary>The viewer's own reservations in a drop.</summary>
    public IEnumerable<ReservationCard> Mine(string dropId) => Reservations.Where(mine => mine.DropId == dropId);
}
