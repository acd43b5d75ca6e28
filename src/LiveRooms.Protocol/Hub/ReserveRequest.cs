namespace LiveRooms.Protocol.Hub;

/// <summary>Asks for units of a drop.</summary>
/// <param name="DropId">The drop.</param>
/// <param name="OperationId">Chosen by the client, kept for retries: the same id gets the same answer.</param>
/// <param name="Quantity">From 1 to the drop's per-viewer limit.</param>
/// <param name="VariantId">The variant, where the drop has some.</param>
public sealed record ReserveRequest(string DropId, string OperationId, int Quantity, string? VariantId = null);
