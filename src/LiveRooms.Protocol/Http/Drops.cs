namespace LiveRooms.Protocol.Http;

/// <summary>POST /api/shows/{id}/drops: announces a drop. Times are Unix milliseconds.</summary>
/// <param name="DropId">Chosen by the client, so that a retry makes no second drop.</param>
/// <param name="ProductId">A product of the creator's shop.</param>
/// <param name="Stock">1 to 1,000,000 units; with variants their sum, or 0 for it.</param>
/// <param name="PerViewerLimit">1 to 100 units.</param>
/// <param name="HoldSeconds">5 to 3,600.</param>
/// <param name="WaitlistLimit">0 to 1,000,000 viewers.</param>
/// <param name="Price">Minor units; the product's own price when null.</param>
/// <param name="OpensAt">Opens by itself at this time, if given.</param>
/// <param name="ClosesAt">Closes by itself at this time, if given; a lottery after its draw.</param>
/// <param name="Mode"><c>firstCome</c> or <c>lottery</c>; first come, first served when null.</param>
/// <param name="EntrySeconds">In a lottery: how long it takes entries once it is open, 10 to 3,600.</param>
/// <param name="Variants">The variants it is sold in, 2 to 50; null: it has none.</param>
/// <param name="Payment">Whether a payment alone buys what is held; the server needs a payment provider.</param>
public sealed record CreateDrop(
    string DropId, string ProductId, int Stock = 0, int PerViewerLimit = 1, int HoldSeconds = 60, int WaitlistLimit = 10_000,
    long? Price = null, long? OpensAt = null, long? ClosesAt = null, string? Mode = null, int? EntrySeconds = null,
    IReadOnlyList<NewVariant>? Variants = null, bool Payment = false);

/// <summary>A variant of a drop to be announced.</summary>
/// <param name="VariantId">Its id within the drop.</param>
/// <param name="Title">1 to 60 characters.</param>
/// <param name="Stock">0 to 1,000,000 units.</param>
/// <param name="Price">Minor units; the drop's price when null.</param>
public sealed record NewVariant(string VariantId, string Title, int Stock, long? Price = null);

/// <summary>
/// POST /api/drops/{id}/countdown: opens an announced drop in a moment. The header <c>Idempotency-Key</c> makes a retry safe.
/// </summary>
/// <param name="Seconds">10 to 300.</param>
public sealed record StartCountdown(int Seconds);

/// <summary>POST /api/drops/{id}/shares: offers units in another show, or takes them back. Header <c>Idempotency-Key</c> as above.</summary>
/// <param name="ShowId">The other show.</param>
/// <param name="Delta">Free units: above zero to move there, below zero to move back.</param>
/// <param name="VariantId">The variant, where the drop has some.</param>
public sealed record ShareDrop(string ShowId, int Delta, string? VariantId = null);

/// <summary>What of a drop stands in another show than its own. sold + held + free = stock.</summary>
/// <param name="ShowId">The show.</param>
/// <param name="CreatorId">Whose it is.</param>
/// <param name="VariantId">The variant, where the drop has some.</param>
/// <param name="Stock">Units in all.</param>
/// <param name="Free">Units nobody holds.</param>
/// <param name="Held">Units held, not yet confirmed.</param>
/// <param name="Sold">Units confirmed.</param>
/// <param name="Waiting">Viewers on its waitlist.</param>
public sealed record ShareCard(
    string ShowId, string CreatorId, string? VariantId, int Stock, int Free, int Held, int Sold, int Waiting);

/// <summary>POST /api/drops/{id}/restock: adds units. The header <c>Idempotency-Key</c> makes a retry safe.</summary>
/// <param name="Units">1 to 1,000,000.</param>
/// <param name="VariantId">The variant, where the drop has some.</param>
public sealed record Restock(int Units, string? VariantId = null);

/// <summary>POST /api/drops/{id}/stock: adds units or takes free ones away. The header <c>Idempotency-Key</c> makes a retry safe.</summary>
/// <param name="Delta">Units: 1 to 1,000,000 to add, below zero to take away; held and sold units stay.</param>
/// <param name="VariantId">The variant, where the drop has some.</param>
public sealed record ChangeStock(int Delta, string? VariantId = null);

/// <summary>PUT /api/drops/{id}/closing: closes the drop by itself at another time. Header <c>Idempotency-Key</c> as above.</summary>
/// <param name="ClosesAt">Unix milliseconds, to come.</param>
public sealed record MoveClosing(long ClosesAt);

/// <summary>PUT /api/drops/{id}/price: another price for later holds. Header <c>Idempotency-Key</c> as above.</summary>
/// <param name="Price">Minor units, 0 to 100,000,000.</param>
/// <param name="VariantId">The variant; null: wherever no variant has a price of its own.</param>
public sealed record ChangePrice(long Price, string? VariantId = null);

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
/// <param name="VariantId">The variant, where the drop has some.</param>
/// <param name="ShowId">The show whose units it is for.</param>
public sealed record ClaimCard(
    string DropId, long ReservationId, string ViewerId, int Quantity, string Status, long At, string? VariantId = null,
    string? ShowId = null);

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
/// <param name="VariantId">The variant, where the drop has some.</param>
/// <param name="ShowId">The show whose units they are.</param>
public sealed record OrderCard(
    string OrderId, string DropId, long ReservationId, string ViewerId, int Quantity, long Total, string Currency, long ConfirmedAt,
    string Status = "confirmed", string? VariantId = null, string? ShowId = null);
