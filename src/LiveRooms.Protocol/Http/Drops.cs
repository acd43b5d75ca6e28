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
/// <param name="ClosesAt">Closes by itself at this time, if given; a lottery after its draw.</param>
/// <param name="Mode"><c>firstCome</c> or <c>lottery</c>.</param>
/// <param name="EntrySeconds">Of a lottery: how long it takes entries once it is open, 10 to 3,600.</param>
public sealed record CreateDrop(
    string DropId, string ProductId, int Stock, int PerViewerLimit = 1, int HoldSeconds = 60, int WaitlistLimit = 10_000,
    long? Price = null, long? OpensAt = null, long? ClosesAt = null, string Mode = "firstCome", int? EntrySeconds = null);

/// <summary>POST /api/drops/{id}/restock: adds units. The header <c>Idempotency-Key</c> makes a retry safe.</summary>
/// <param name="Units">1 to 1,000,000.</param>
public sealed record Restock(int Units);

/// <summary>POST /api/drops/{id}/stock: adds units or takes free ones away. The header <c>Idempotency-Key</c> makes a retry safe.</summary>
/// <param name="Delta">Units: 1 to 1,000,000 to add, below zero to take away; held and sold units stay.</param>
public sealed record ChangeStock(int Delta);

/// <summary>PUT /api/drops/{id}/closing: closes the drop by itself at another time. Header <c>Idempotency-Key</c> as above.</summary>
/// <param name="ClosesAt">Unix milliseconds, to come.</param>
public sealed record MoveClosing(long ClosesAt);

/// <summary>PUT /api/drops/{id}/price: another price for later holds. Header <c>Idempotency-Key</c> as above.</summary>
/// <param name="Price">Minor units, 0 to 100,000,000.</param>
public sealed record ChangePrice(long Price);

/// <summary>POST /api/drops/{id}/reservations/{n}/refund: takes an order back. Header <c>Idempotency-Key</c> as above.</summary>
/// <param name="ToStock">Whether its units are for sale again; else they leave the stock.</param>
public sealed record RefundOrder(bool ToStock);

/// <summary>A reservation that is entered, waits or is held, as the drop's creator sees it.</summary>
/// <param name="DropId">The drop.</param>
/// <param name="ReservationId">Number within the drop, from 1.</param>
/// <param name="ViewerId">Whose it is.</param>
/// <param name="Quantity">Units.</param>
/// <param name="Status"><c>entered</c>, <c>waiting</c> or <c>held</c>.</param>
/// <param name="At">When it was made, Unix milliseconds.</param>
public sealed record ClaimCard(string DropId, long ReservationId, string ViewerId, int Quantity, string Status, long At);

/// <summary>A confirmed reservation, perhaps refunded since.</summary>
/// <param name="OrderId">The order: <c>{drop}-{reservation}</c>.</param>
/// <param name="DropId">The drop.</param>
/// <param name="ReservationId">The reservation.</param>
/// <param name="ViewerId">Who bought.</param>
/// <param name="Quantity">Units.</param>
/// <param name="Total">Minor units: quantity times price.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="ConfirmedAt">Unix milliseconds.</param>
/// <param name="Status"><c>confirmed</c> or <c>refunded</c>.</param>
public sealed record OrderCard(
    string OrderId, string DropId, long ReservationId, string ViewerId, int Quantity, long Total, string Currency, long ConfirmedAt,
    string Status = "confirmed");
