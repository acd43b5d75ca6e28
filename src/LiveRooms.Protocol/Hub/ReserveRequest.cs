namespace LiveRooms.Protocol.Hub;

/// <summary>Asks for units of a drop.</summary>
/// <param name="DropId">The drop.</param>
/// <param name="OperationId">Chosen by the client, kept for retries: the same id gets the same answer.</param>
/// <param name="Quantity">From 1 to the drop's per-viewer limit.</param>
/// <param name="VariantId">The variant, where the drop has some.</param>
/// <param name="First">
/// True only when this operation id is sent for the first time: then a drop that is known to be sold out or closed need not be
/// asked. Never true when it is sent again, since it may have been done.
/// </param>
public sealed record ReserveRequest(string DropId, string OperationId, int Quantity, string? VariantId = null, bool First = false);
