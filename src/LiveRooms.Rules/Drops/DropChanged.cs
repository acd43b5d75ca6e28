// THE STORED FORMAT of drops, continued from DropEvent.cs: add, never rename, reorder or remove.
using System.Text.Json.Serialization;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Drops;

/// <summary>What a <see cref="ChangeDrop"/> did. It says all of the command, so that a repetition is known by it.</summary>
/// <param name="At">When, in whole milliseconds.</param>
/// <param name="Operation">The operation.</param>
/// <param name="By">Who.</param>
public abstract record DropChanged(
    DateTimeOffset At,
    [property: JsonPropertyName("op"), JsonPropertyOrder(-1)] OperationId Operation,
    [property: JsonPropertyName("by"), JsonPropertyOrder(-1)] ViewerId By) : DropEvent(At);

/// <summary>Units were added.</summary>
public sealed record DropRestocked(
    DateTimeOffset At, OperationId Operation, ViewerId By,
    [property: JsonPropertyName("units")] int Units) : DropChanged(At, Operation, By);

/// <summary>Free units were taken away.</summary>
public sealed record StockReduced(
    DateTimeOffset At, OperationId Operation, ViewerId By,
    [property: JsonPropertyName("units")] int Units) : DropChanged(At, Operation, By);

/// <summary>New holds and promotions stopped.</summary>
public sealed record DropPaused(DateTimeOffset At, OperationId Operation, ViewerId By) : DropChanged(At, Operation, By);

/// <summary>The pause ended.</summary>
public sealed record DropResumed(DateTimeOffset At, OperationId Operation, ViewerId By) : DropChanged(At, Operation, By);

/// <summary>The drop closes by itself at another time.</summary>
public sealed record ClosingMoved(
    DateTimeOffset At, OperationId Operation, ViewerId By,
    [property: JsonPropertyName("to")] DateTimeOffset ClosesAt) : DropChanged(At, Operation, By);

/// <summary>Later holds have another price, in minor units.</summary>
public sealed record PriceChanged(
    DateTimeOffset At, OperationId Operation, ViewerId By,
    [property: JsonPropertyName("price")] long Price) : DropChanged(At, Operation, By);

/// <summary>A waiting or held reservation was ended by the creator.</summary>
public sealed record ReservationCancelled(
    DateTimeOffset At, OperationId Operation, ViewerId By,
    [property: JsonPropertyName("n")] long Number) : DropChanged(At, Operation, By);

/// <summary>A confirmed reservation was taken back; its units became free, or left the stock.</summary>
public sealed record ReservationRefunded(
    DateTimeOffset At, OperationId Operation, ViewerId By,
    [property: JsonPropertyName("n")] long Number,
    [property: JsonPropertyName("toStock")] bool ToStock) : DropChanged(At, Operation, By);
