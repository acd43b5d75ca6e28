using LiveRooms.Edge.Outbound;
using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Webhooks;
using LiveRooms.Protocol.Http;
using LiveRooms.Rules;
using LiveRooms.Rules.Drops;
using LiveRooms.Server.Api.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LiveRooms.Server.Payments;

/// <summary>
/// Takes in a provider's notice: raw body, signature, then JSON, then the drop. Whatever keeps the drop from storing it is answered
/// with 503, so that the provider sends it again; the drop knows what it stored.
/// </summary>
internal sealed partial class PaymentWebhook(NoticeGate gate, IGrainFactory grains, ILogger<PaymentWebhook> log)
{
    /// <summary>The largest notice.</summary>
    public const int MaxBytes = 16 * 1024;

    /// <summary>The endpoint.</summary>
    public static Task<Results<Ok<PaymentReply>, ProblemHttpResult>> Receive(HttpContext http, PaymentWebhook webhook) => webhook.Receive(http);

    private async Task<Results<Ok<PaymentReply>, ProblemHttpResult>> Receive(HttpContext http)
    {
        if (await ReadBody(http.Request, http.RequestAborted) is not { } body)
            return Refuse(new Refusal(RefusalReason.TooLarge, $"A notice has at most {MaxBytes:N0} bytes."));
        // Two headers are no header: which of them was checked must be beyond doubt.
        var header = http.Request.Headers[WebhookSignature.Header] is [{ } only] ? only : null;
        if (gate.Check(header, body.Span, out var seal) is { } kept)
            return Refuse(kept);
        var (unread, order, payment, eventId) = NoticeReader.Read(body.Span);
        if (unread is not null)
            return Refuse(unread);
        var outcome = await grains.GetGrain<IDropGrain>(order.Drop.Value).Settle(payment!);
        if (outcome.Refusal is { } refusal)
        {
            return Refuse(refusal.Reason is RefusalReason.DropUnknown or RefusalReason.ReservationUnknown
                ? NoticeReader.Unknown(order.ToString())
                : refusal);
        }

        gate.Close(seal);
        LogSettled(payment!.Payment.Value, order, outcome.Value!.Outcome, eventId);
        return TypedResults.Ok(new PaymentReply(WireNames.Of(outcome.Value.Outcome)));
    }

    private ProblemHttpResult Refuse(Refusal refusal)
    {
        LogRefused(refusal.Reason, refusal.Message);
        return ProblemReply.Of(refusal);
    }

    /// <summary>Null when it is too large.</summary>
    private static async Task<ReadOnlyMemory<byte>?> ReadBody(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > MaxBytes)
            return null;
        var buffer = new byte[MaxBytes + 1];
        var length = 0;
        while (length < buffer.Length)
        {
            var read = await request.Body.ReadAsync(buffer.AsMemory(length), cancellation);
            if (read == 0)
                return buffer.AsMemory(0, length);
            length += read;
        }

        return null;
    }

    [LoggerMessage(5611, LogLevel.Information, "Payment {Payment} of order {Order}: {Outcome} (notice {Notice})")]
    private partial void LogSettled(string payment, OrderId order, PaymentOutcome outcome, string notice);

    [LoggerMessage(5612, LogLevel.Information, "A payment notice was refused: {Reason}: {Message}")]
    private partial void LogRefused(RefusalReason reason, string message);
}
