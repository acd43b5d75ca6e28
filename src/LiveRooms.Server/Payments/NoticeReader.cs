using System.Text.Json;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Http;
using LiveRooms.Rules;
using LiveRooms.Rules.Creators;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Server.Payments;

/// <summary>Reads a notice strictly: no member missing, unknown, of another type or there twice.</summary>
internal static class NoticeReader
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        TypeInfoResolver = ProtocolJsonContext.Default,
    };

    /// <summary>What the notice says of which drop's order; or why it cannot be read.</summary>
    public static (Refusal? Refusal, OrderId Order, SettlePayment? Payment, string EventId) Read(ReadOnlySpan<byte> body)
    {
        PaymentNotice? notice;
        try
        {
            notice = JsonSerializer.Deserialize<PaymentNotice>(body, Strict);
        }
        catch (JsonException e)
        {
            return Malformed($"The body is not the JSON of a notice{(e.Path is { Length: <= 100 } path ? $" (near {path})" : string.Empty)}.");
        }

        if (notice is null || !OperationId.TryParse(notice.EventId, out var eventId))
            return Malformed("eventId is 1 to 64 characters of a-z A-Z 0-9 - _ and point.");
        if (!PaymentId.TryParse(notice.PaymentId, out var payment))
            return Malformed("paymentId is 1 to 64 characters of a-z A-Z 0-9 - _ and point.");
        if (notice.Status is not ("succeeded" or "failed"))
            return Malformed("status is succeeded or failed.");
        if (notice.Amount < 0 || !ProductRules.IsCurrency(notice.Currency))
            return Malformed("amount is 0 or more minor units, currency three upper-case letters.");
        if (!OrderId.TryParse(notice.OrderId, out var order))
            return (Unknown(notice.OrderId.Length > 100 ? "that" : notice.OrderId), default, null, string.Empty);
        var settle = new SettlePayment(
            SettlePayment.OperationOf(payment), order.Number, payment, notice.Amount, notice.Currency, notice.Status == "succeeded");
        return (null, order, settle, eventId.Value);
    }

    /// <summary>The refusal of a notice for an order that cannot be.</summary>
    public static Refusal Unknown(string order) => new(RefusalReason.PaymentUnknown, $"There is no order {order}.");

    private static (Refusal?, OrderId, SettlePayment?, string) Malformed(string message) =>
        (new Refusal(RefusalReason.Malformed, message), default, null, string.Empty);
}
