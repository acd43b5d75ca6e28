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
    [property: JsonPropertyName("units")] int Units,
    [property: JsonPropertyName("shelf"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Shelf = 0) : DropChanged(At, Operation, By);

/// <summary>Free units were taken away.</summary>
public sealed record StockReduced(
    DateTimeOffset At, OperationId Operation, ViewerId By,
    [property: JsonPropertyName("units")] int Units,
    [property: JsonPropertyName("shelf"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Shelf = 0) : DropChanged(At, Operation, By);

/// <summary>New holds and promotions stopped.</summary>
public sealed record DropPaused(DateTimeOffset At, OperationId Operation, ViewerId By) : DropChanged(At, Operation, By);

/// <summary>The pause ended.</summary>
public sealed record DropResumed(DateTimeOffset At, OperationId Operation, ViewerId By) : DropChanged(At, Operation, By);

/// <summary>The drop closes by itself at another time.</summary>
public sealed record ClosingMoved(
    DateTimeOffset At, OperationId Operation, ViewerId By,
    [property: JsonPropertyName("to")] DateTimeOffset ClosesAt) : DropChanged(At, Operation, By);

/// <summary>Later holds have another price, in minor units: of one variant, or wherever no variant has a price of its own.</summary>
public sealed record PriceChanged(
    DateTimeOffset At, OperationId Operation, ViewerId By,
    [property: JsonPropertyName("price")] long Price,
    [property: JsonPropertyName("variant")] VariantId? Variant = null) : DropChanged(At, Operation, By);

/// <summary>A waiting or held reservation was ended by the creator.</summary>
public sealed record ReservationCancelled(
    DateTimeOffset At, OperationId Operation, ViewerId By,
    [property: JsonPropertyName("n")] long Number) : DropChanged(At, Operation, By);

/// <summary>A confirmed reservation was taken back; its units became free, or left the stock.</summary>
public sealed record ReservationRefunded(
    DateTimeOffset At, OperationId Operation, ViewerId By,
    [property: JsonPropertyName("n")] long Number,
    [property: JsonPropertyName("toStock")] bool ToStock) : DropChanged(At, Operation, By);

/// <summary>The drop opens by itself at another time.</summary>
public sealed record OpeningMoved(
    DateTimeOffset At, OperationId Operation, ViewerId By,
    [property: JsonPropertyName("to")] DateTimeOffset OpensAt) : DropChanged(At, Operation, By);

/// <summary>Free units went from the drop's own show to another; the first of a variant make a shelf for it there.</summary>
public sealed record StockShared(
    DateTimeOffset At, OperationId Operation, ViewerId By,
    [property: JsonPropertyName("show")] ShowId Show,
    [property: JsonPropertyName("creator")] CreatorId Creator,
    [property: JsonPropertyName("units")] int Units,
    [property: JsonPropertyName("variant")] VariantId? Variant = null) : DropChanged(At, Operation, By);

/// <summary>Free units came back from another show.</summary>
public sealed record ShareRevoked(
    DateTimeOffset At, OperationId Operation, ViewerId By,
    [property: JsonPropertyName("show")] ShowId Show,
    [property: JsonPropertyName("units")] int Units,
    [property: JsonPropertyName("variant")] VariantId? Variant = null) : DropChanged(At, Operation, By);
