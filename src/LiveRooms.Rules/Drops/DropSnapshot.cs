using System.Text.Json.Serialization;
using LiveRooms.Rules.Drops.Lottery;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Drops;

/// <summary>A drop at one version, stored so that replay need not begin at the first event. Part of the stored format.</summary>
/// <param name="Revision">Events it was folded from.</param>
/// <param name="Settings">What it was made with.</param>
/// <param name="Phase">Where it stands, never sold out.</param>
/// <param name="Stock">Its units.</param>
/// <param name="Reservations">Every reservation, by number.</param>
/// <param name="Orders">Numbers of the confirmed and refunded ones, in the order of confirmation.</param>
/// <param name="Restocks">The changes remembered, oldest first, before the first that is no restock.</param>
/// <param name="OpenedAt">When it opened, if it did.</param>
/// <param name="ClosedAt">When it closed, if it did.</param>
/// <param name="ClosesAt">When it closes by itself, if that was changed.</param>
/// <param name="Price">The price of new holds, if that was changed.</param>
/// <param name="Changes">The changes remembered from the first that is no restock, oldest first.</param>
/// <param name="Lapsed">Holds that expired or were let go, if any.</param>
/// <param name="OpensAt">When it opens by itself, if that was changed.</param>
/// <param name="Variants">Its variants with the prices of new holds, if one of those was changed.</param>
/// <param name="Shares">The shelves in other shows, in their order, if there are any.</param>
/// <param name="Shelves">The units of every shelf, if there is more than one.</param>
/// <param name="Seed">The seed of a lottery.</param>
/// <param name="Draw">Its draw, if it was drawn.</param>
/// <param name="RefundsDue">Payments whose money is to be given back, the oldest first.</param>
/// <param name="FailedPayments">Payments that failed and did not succeed since.</param>
/// <param name="Losses">What the store lost and was accepted, the oldest first.</param>
public sealed record DropSnapshot(
    [property: JsonPropertyName("revision")] long Revision,
    [property: JsonPropertyName("settings")] DropSettings Settings,
    [property: JsonPropertyName("phase")] DropStatus Phase,
    [property: JsonPropertyName("stock")] Stock Stock,
    [property: JsonPropertyName("reservations")] IReadOnlyList<StoredReservation> Reservations,
    [property: JsonPropertyName("orders")] IReadOnlyList<long> Orders,
    [property: JsonPropertyName("restocks")] IReadOnlyList<DropRestocked> Restocks,
    [property: JsonPropertyName("openedAt")] DateTimeOffset? OpenedAt = null,
    [property: JsonPropertyName("closedAt")] DateTimeOffset? ClosedAt = null,
    [property: JsonPropertyName("closesAt")] DateTimeOffset? ClosesAt = null,
    [property: JsonPropertyName("price")] long? Price = null,
    [property: JsonPropertyName("changes")] IReadOnlyList<DropEvent>? Changes = null,
    [property: JsonPropertyName("lapsed")] int? Lapsed = null,
    [property: JsonPropertyName("opensAt")] DateTimeOffset? OpensAt = null,
    [property: JsonPropertyName("variants")] Variants? Variants = null,
    [property: JsonPropertyName("shares")] IReadOnlyList<StoredShare>? Shares = null,
    [property: JsonPropertyName("shelves")] IReadOnlyList<Stock>? Shelves = null,
    [property: JsonPropertyName("seed")] DrawSeed? Seed = null,
    [property: JsonPropertyName("draw")] StoredDraw? Draw = null,
    [property: JsonPropertyName("refundsDue")] IReadOnlyList<RefundDue>? RefundsDue = null,
    [property: JsonPropertyName("paymentsFailed")] IReadOnlyList<FailedPayment>? FailedPayments = null,
    [property: JsonPropertyName("losses")] IReadOnlyList<LossAccepted>? Losses = null);

/// <summary>A draw in a snapshot; the ranks stand with the reservations.</summary>
/// <param name="At">When.</param>
/// <param name="Entries">Entries drawn.</param>
/// <param name="Root">The root over them.</param>
/// <param name="RankRoot">The root over their ranks.</param>
public sealed record StoredDraw(
    [property: JsonPropertyName("at")] DateTimeOffset At,
    [property: JsonPropertyName("entries")] int Entries,
    [property: JsonPropertyName("root")] Digest Root,
    [property: JsonPropertyName("rankRoot")] Digest RankRoot);

/// <summary>A shelf in another show, in a snapshot.</summary>
/// <param name="Show">The show.</param>
/// <param name="Creator">Whose it is.</param>
/// <param name="Variant">The variant, where the drop has some.</param>
public sealed record StoredShare(
    [property: JsonPropertyName("show")] ShowId Show,
    [property: JsonPropertyName("creator")] CreatorId Creator,
    [property: JsonPropertyName("variant")] VariantId? Variant = null);

/// <summary>A reservation in a snapshot.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Operation">The operation that made it.</param>
/// <param name="Viewer">Whose it is.</param>
/// <param name="Quantity">Units.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="At">When it was made.</param>
/// <param name="Revision">The drop's revision at its last change.</param>
/// <param name="Deadline">While held.</param>
/// <param name="EndedAt">When it was confirmed, released, cancelled or expired.</param>
/// <param name="EndedBy">The operation that confirmed or released it.</param>
/// <param name="Price">The price of a unit, if it is not the announced one.</param>
/// <param name="Shelf">The number of the shelf its units come from.</param>
/// <param name="Rank">Its rank, if it was in a draw.</param>
/// <param name="Payment">The payment that bought it, if one did.</param>
public sealed record StoredReservation(
    [property: JsonPropertyName("n")] long Number,
    [property: JsonPropertyName("op")] OperationId Operation,
    [property: JsonPropertyName("v")] ViewerId Viewer,
    [property: JsonPropertyName("q")] int Quantity,
    [property: JsonPropertyName("s")] ReservationStatus Status,
    [property: JsonPropertyName("at")] DateTimeOffset At,
    [property: JsonPropertyName("rev")] long Revision,
    [property: JsonPropertyName("until")] DateTimeOffset? Deadline = null,
    [property: JsonPropertyName("end")] DateTimeOffset? EndedAt = null,
    [property: JsonPropertyName("endOp")] OperationId? EndedBy = null,
    [property: JsonPropertyName("p")] long? Price = null,
    [property: JsonPropertyName("shelf"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Shelf = 0,
    [property: JsonPropertyName("rank")] int? Rank = null,
    [property: JsonPropertyName("pay")] PaymentId? Payment = null);
