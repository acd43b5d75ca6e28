namespace LiveRooms.Protocol.Hub;

/// <summary>The reservation as it stands after the request, or why not.</summary>
/// <param name="Problem">Null when done.</param>
/// <param name="Reservation">The caller's reservation; null when refused.</param>
public sealed record ReservationReply(Problem? Problem, ReservationCard? Reservation);
