namespace LiveRooms.Protocol.Hub;

/// <summary>What is the caller's own in the joined room.</summary>
/// <param name="Problem">Null when done.</param>
/// <param name="Reservations">All the caller's reservations in the room's drops, oldest first; at most 200.</param>
/// <param name="MutedUntil">End of the caller's mute, Unix milliseconds; null when not muted.</param>
public sealed record MineReply(Problem? Problem, IReadOnlyList<ReservationCard>? Reservations, long? MutedUntil)
{
    /// <summary>Reservations in one reply at most: the latest.</summary>
    public const int MaxReservations = 200;
}
