using System.Text.Json.Serialization;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Drops;

/// <summary>A drop at one version, stored so that replay need not begin at the first event. Part of the stored format.</summary>
/// <param name="Revision">Events it was folded from.</param>
/// <param name="Settings">What it was made with.</param>
/// <param name="Phase">Where it stands, never sold out.</param>
/// <param name="Stock">Its units.</param>
/// <param name="Reservations">Every reservation, by number.</param>
/// <param name="Orders">Numbers of the confirmed ones, in the order of confirmation.</param>
/// <param name="Restocks">The restocks remembered, oldest first.</param>
/// <param name="OpenedAt">When it opened, if it did.</param>
/// <param name="ClosedAt">When it closed, if it did.</param>
public sealed record DropSnapshot(
    [property: JsonPropertyName("revision")] long Revision,
    [property: JsonPropertyName("settings")] DropSettings Settings,
    [property: JsonPropertyName("phase")] DropStatus Phase,
    [property: JsonPropertyName("stock")] Stock Stock,
    [property: JsonPropertyName("reservations")] IReadOnlyList<StoredReservation> Reservations,
    [property: JsonPropertyName("orders")] IReadOnlyList<long> Orders,
    [property: JsonPropertyName("restocks")] IReadOnlyList<DropRestocked> Restocks,
    [property: JsonPropertyName("openedAt")] DateTimeOffset? OpenedAt = null,
    [property: JsonPropertyName("closedAt")] DateTimeOffset? ClosedAt = null);

/// <summary>A reservation in a snapshot.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Operation">The operation that made it.</param>
/// <param name="Viewer">Whose it is.</param>
/// <param name="Quantity">Units.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="At">When it was made.</param>
/// <param name="Revision">The drop's revision at its last change.</param>
/// <param name="Deadline">While held.</param>
/// <param name="EndedAt">When it was confirmed, released or expired.</param>
/// <param name="EndedBy">The operation that confirmed or released it.</param>
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
    [property: JsonPropertyName("endOp")] OperationId? EndedBy = null);
