// THE STORED FORMAT of drops. Journals hold these names and fields for ever: add, never rename, reorder or remove.
// The type names, the field names and their order are pinned by a test. A field without a default must be there when read back.
using System.Text.Json.Serialization;
using LiveRooms.Rules.Drops.Lottery;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Drops;

/// <summary>Something that happened to a drop.</summary>
/// <param name="At">When, in whole milliseconds.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "e")]
[JsonDerivedType(typeof(DropCreated), "created")]
[JsonDerivedType(typeof(DropOpened), "opened")]
[JsonDerivedType(typeof(DropRestocked), "restocked")]
[JsonDerivedType(typeof(DropClosed), "closed")]
[JsonDerivedType(typeof(ReservationHeld), "held")]
[JsonDerivedType(typeof(ReservationWaitlisted), "waitlisted")]
[JsonDerivedType(typeof(ReservationPromoted), "promoted")]
[JsonDerivedType(typeof(ReservationConfirmed), "confirmed")]
[JsonDerivedType(typeof(ReservationReleased), "released")]
[JsonDerivedType(typeof(ReservationExpired), "expired")]
[JsonDerivedType(typeof(DropPaused), "paused")]
[JsonDerivedType(typeof(DropResumed), "resumed")]
[JsonDerivedType(typeof(ClosingMoved), "closingMoved")]
[JsonDerivedType(typeof(StockReduced), "stockReduced")]
[JsonDerivedType(typeof(PriceChanged), "priceChanged")]
[JsonDerivedType(typeof(ReservationCancelled), "cancelled")]
[JsonDerivedType(typeof(ReservationRefunded), "refunded")]
[JsonDerivedType(typeof(OpeningMoved), "openingMoved")]
[JsonDerivedType(typeof(StockShared), "stockShared")]
[JsonDerivedType(typeof(ShareRevoked), "shareRevoked")]
[JsonDerivedType(typeof(ReservationEntered), "entered")]
[JsonDerivedType(typeof(DropDrawn), "drawn")]
[JsonDerivedType(typeof(ReservationPaidLate), "paidLate")]
[JsonDerivedType(typeof(RefundFellDue), "refundDue")]
[JsonDerivedType(typeof(PaymentFailed), "paymentFailed")]
[JsonDerivedType(typeof(LossAccepted), "lossAccepted")]
public abstract record DropEvent([property: JsonPropertyName("at"), JsonPropertyOrder(-2)] DateTimeOffset At);

/// <summary>The drop was announced; a lottery with its seed, which nobody may see before the draw.</summary>
public sealed record DropCreated(
    DateTimeOffset At,
    [property: JsonPropertyName("settings")] DropSettings Settings,
    [property: JsonPropertyName("seed")] DrawSeed? Seed = null) : DropEvent(At);

/// <summary>The drop opened, by somebody or by its schedule.</summary>
public sealed record DropOpened(
    DateTimeOffset At,
    [property: JsonPropertyName("by")] ViewerId? By = null) : DropEvent(At);

/// <summary>The drop closed, by somebody or by its schedule.</summary>
public sealed record DropClosed(
    DateTimeOffset At,
    [property: JsonPropertyName("by")] ViewerId? By = null) : DropEvent(At);

/// <summary>A new reservation got units at once; without a price: at the one the drop was announced with.</summary>
public sealed record ReservationHeld(
    DateTimeOffset At,
    [property: JsonPropertyName("n")] long Number,
    [property: JsonPropertyName("op")] OperationId Operation,
    [property: JsonPropertyName("v")] ViewerId Viewer,
    [property: JsonPropertyName("q")] int Quantity,
    [property: JsonPropertyName("until")] DateTimeOffset Deadline,
    [property: JsonPropertyName("p")] long? Price = null,
    [property: JsonPropertyName("shelf"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Shelf = 0) : DropEvent(At);

/// <summary>A new reservation waits for units.</summary>
public sealed record ReservationWaitlisted(
    DateTimeOffset At,
    [property: JsonPropertyName("n")] long Number,
    [property: JsonPropertyName("op")] OperationId Operation,
    [property: JsonPropertyName("v")] ViewerId Viewer,
    [property: JsonPropertyName("q")] int Quantity,
    [property: JsonPropertyName("shelf"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Shelf = 0) : DropEvent(At);

/// <summary>A new reservation takes part in a draw to come.</summary>
public sealed record ReservationEntered(
    DateTimeOffset At,
    [property: JsonPropertyName("n")] long Number,
    [property: JsonPropertyName("op")] OperationId Operation,
    [property: JsonPropertyName("v")] ViewerId Viewer,
    [property: JsonPropertyName("q")] int Quantity,
    [property: JsonPropertyName("shelf"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Shelf = 0) : DropEvent(At);

/// <summary>The lottery was drawn, by somebody or by its schedule: every entry has its rank, and waits in that order.</summary>
public sealed record DropDrawn(
    DateTimeOffset At,
    [property: JsonPropertyName("seed")] DrawSeed Seed,
    [property: JsonPropertyName("entries")] int Entries,
    [property: JsonPropertyName("root")] Digest Root,
    [property: JsonPropertyName("rankRoot")] Digest RankRoot,
    [property: JsonPropertyName("by")] ViewerId? By = null) : DropEvent(At);

/// <summary>A waiting reservation got its units; without a price: at the one the drop was announced with.</summary>
public sealed record ReservationPromoted(
    DateTimeOffset At,
    [property: JsonPropertyName("n")] long Number,
    [property: JsonPropertyName("until")] DateTimeOffset Deadline,
    [property: JsonPropertyName("p")] long? Price = null) : DropEvent(At);

/// <summary>A hold was bought; with a payment where the drop asks for one.</summary>
public sealed record ReservationConfirmed(
    DateTimeOffset At,
    [property: JsonPropertyName("n")] long Number,
    [property: JsonPropertyName("op")] OperationId Operation,
    [property: JsonPropertyName("pay")] PaymentId? Payment = null) : DropEvent(At);

/// <summary>A hold was given back or a place on the waitlist left; without an operation: the drop closed while it waited.</summary>
public sealed record ReservationReleased(
    DateTimeOffset At,
    [property: JsonPropertyName("n")] long Number,
    [property: JsonPropertyName("op")] OperationId? Operation = null) : DropEvent(At);

/// <summary>A hold passed its deadline.</summary>
public sealed record ReservationExpired(
    DateTimeOffset At,
    [property: JsonPropertyName("n")] long Number) : DropEvent(At);
