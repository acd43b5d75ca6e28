// THE STORED FORMAT of drops, continued from DropEvent.cs: add, never rename, reorder or remove.
using System.Text.Json.Serialization;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Drops;

/// <summary>A payment came after its hold was over, and was honoured: free units are sold at the price they were held at.</summary>
public sealed record ReservationPaidLate(
    DateTimeOffset At,
    [property: JsonPropertyName("n")] long Number,
    [property: JsonPropertyName("op")] OperationId Operation,
    [property: JsonPropertyName("pay")] PaymentId Payment) : DropEvent(At);

/// <summary>A payment came that buys nothing: its money is to be given back.</summary>
public sealed record RefundFellDue(
    DateTimeOffset At,
    [property: JsonPropertyName("n")] long Number,
    [property: JsonPropertyName("op")] OperationId Operation,
    [property: JsonPropertyName("pay")] PaymentId Payment,
    [property: JsonPropertyName("amount")] long Amount,
    [property: JsonPropertyName("currency")] string Currency,
    [property: JsonPropertyName("why")] RefundReason Reason) : DropEvent(At);

/// <summary>An attempt to pay failed. It changes nothing but is told.</summary>
public sealed record PaymentFailed(
    DateTimeOffset At,
    [property: JsonPropertyName("n")] long Number,
    [property: JsonPropertyName("op")] OperationId Operation,
    [property: JsonPropertyName("pay")] PaymentId Payment) : DropEvent(At);

/// <summary>Why money is to be given back. Names and numbers are stored: never rename, never renumber.</summary>
[GenerateSerializer, Alias("lr.drop.refund-reason")]
[JsonConverter(typeof(JsonStringEnumConverter<RefundReason>))]
public enum RefundReason
{
    /// <summary>The hold was over, and no units were free for it.</summary>
    [JsonStringEnumMemberName("late")]
    Late = 1,
    /// <summary>The order was paid already.</summary>
    [JsonStringEnumMemberName("double")]
    Twice = 2,
    /// <summary>Another amount or currency was owed, or nothing at all.</summary>
    [JsonStringEnumMemberName("mismatch")]
    Mismatch = 3,
}

/// <summary>A payment whose money is to be given back, as listed and as stored in a snapshot.</summary>
/// <param name="Payment">The payment.</param>
/// <param name="Number">The reservation it was made for.</param>
/// <param name="Amount">Minor units.</param>
/// <param name="Currency">Three upper-case letters.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">Since when.</param>
public sealed record RefundDue(
    [property: JsonPropertyName("pay")] PaymentId Payment,
    [property: JsonPropertyName("n")] long Number,
    [property: JsonPropertyName("amount")] long Amount,
    [property: JsonPropertyName("currency")] string Currency,
    [property: JsonPropertyName("why")] RefundReason Reason,
    [property: JsonPropertyName("at")] DateTimeOffset At);

/// <summary>A payment that failed and did not succeed since, in a snapshot.</summary>
/// <param name="Payment">The payment.</param>
/// <param name="Number">The reservation it was made for.</param>
public sealed record FailedPayment(
    [property: JsonPropertyName("pay")] PaymentId Payment,
    [property: JsonPropertyName("n")] long Number);
