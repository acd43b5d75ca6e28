namespace LiveRooms.Load.Gates;

/// <summary>A reservation as the engine stored it.</summary>
/// <param name="State"><c>held</c>, <c>waiting</c>, <c>confirmed</c>, <c>released</c>, <c>expired</c>, <c>cancelled</c>, <c>refunded</c> ...</param>
/// <param name="Operation">The client's operation id, where the source tells it.</param>
public sealed record StoredReservation(long Number, string Viewer, string? Operation, int Quantity, string State);
