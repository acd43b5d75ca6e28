namespace LiveRooms.Protocol.Hub;

/// <summary>A critical event: never dropped, in order, resumable. Directed ones reach only the viewer they are for.</summary>
/// <param name="Sequence">Its number in the room's feed.</param>
/// <param name="Kind">See <see cref="RoomEventKinds"/>.</param>
/// <param name="At">When it happened, Unix milliseconds.</param>
/// <param name="DropId">For drop events: the drop.</param>
/// <param name="Reservation">For own reservation events: the reservation as it stands.</param>
/// <param name="Until">For <c>muted</c>: the end, Unix milliseconds.</param>
public sealed record RoomEvent(
    long Sequence, string Kind, long At, string? DropId = null, ReservationCard? Reservation = null, long? Until = null);
