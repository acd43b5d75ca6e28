namespace LiveRooms.Protocol.Hub;

/// <summary>Confirms or releases one of the caller's reservations.</summary>
/// <param name="DropId">The drop.</param>
/// <param name="OperationId">Chosen by the client, kept for retries: the same id gets the same answer.</param>
/// <param name="ReservationId">The reservation's number within the drop.</param>
public sealed record ReservationRequest(string DropId, string OperationId, long ReservationId);
