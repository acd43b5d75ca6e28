namespace LiveRooms.Protocol.Http;

/// <summary>POST /api/shows/{id}/drops: announces a drop. Times are Unix milliseconds.</summary>
/// <param name="DropId">Chosen by the client, so that a retry makes no second drop.</param>
/// <param name="ProductId">A product of the creator's shop.</param>
/// <param name="Stock">1 to 1,000,000 units.</param>
/// <param name="PerViewerLimit">1 to 100 units.</param>
/// <param name="HoldSeconds">5 to 3,600.</param>
/// <param name="WaitlistLimit">0 to 1,000,000 viewers.</param>
/// <param name="Price">Minor units; the product's own price when null.</param>
/// <param name="OpensAt">Opens by itself at this time, if given.</param>
/// <param name="ClosesAt">Closes by itself at this time, if given.</param>
public sealed record CreateDrop(
    string DropId, string ProductId, int Stock, int PerViewerLimit = 1, int HoldSeconds = 60, int WaitlistLimit = 10_000,
    long? Price = null, long? OpensAt = null, long? ClosesAt = null);

/// <summary>POST /api/drops/{id}/restock: adds units. The header <c>Idempotency-Key</c> makes a retry safe.</summary>
/// <param name="Units">1 to 1,000,000.</param>
public sealed record Restock(int Units);

/// <summary>A confirmed reservation.</summary>
/// <param name="OrderId">The order: <c>{drop}-{reservation}</c>.</param>
/// <param name="DropId">The drop.</param>
/// <param name="ReservationId">The reservation.</param>
/// <param name="ViewerId">Who bought.</param>
/// <param name="Quantity">Units.</param>
/// <param name="Total">Minor units: quantity times price.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="ConfirmedAt">Unix milliseconds.</param>
public sealed record OrderCard(
    string OrderId, string DropId, long ReservationId, string ViewerId, int Quantity, long Total, string Currency, long ConfirmedAt);
