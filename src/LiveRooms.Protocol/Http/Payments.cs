namespace LiveRooms.Protocol.Http;

/// <summary>
/// POST /api/payments/webhook: what a payment provider says of a payment. The header <c>LiveRooms-Signature</c> signs the body.
/// </summary>
/// <param name="EventId">The provider's id of this notice, for the logs: 1 to 64 characters of a-z A-Z 0-9 - _ and point.</param>
/// <param name="OrderId">The order, as the checkout named it.</param>
/// <param name="PaymentId">The provider's id of the payment, of the same form; by it a payment counts once.</param>
/// <param name="Status"><c>succeeded</c> or <c>failed</c>.</param>
/// <param name="Amount">Minor units.</param>
/// <param name="Currency">ISO 4217 code.</param>
public sealed record PaymentNotice(string EventId, string OrderId, string PaymentId, string Status, long Amount, string Currency);

/// <summary>What a notice led to.</summary>
/// <param name="Outcome"><c>confirmed</c>, <c>honoured</c>, <c>refundDue</c>, <c>failed</c> or <c>unchanged</c>.</param>
public sealed record PaymentReply(string Outcome);

/// <summary>POST /api/sandbox/payments, Development only: pays for an own reservation as a provider's customer would.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Outcome"><c>succeeded</c> or <c>failed</c>.</param>
public sealed record SandboxPayment(string OrderId, string Outcome);

/// <summary>A payment whose money the creator is to give back.</summary>
/// <param name="OrderId">The order it was made for: <c>{drop}-{reservation}</c>.</param>
/// <param name="ReservationId">The reservation.</param>
/// <param name="PaymentId">The payment, as the provider names it.</param>
/// <param name="Amount">Minor units.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="Reason"><c>late</c>, <c>double</c> or <c>mismatch</c>.</param>
/// <param name="At">Since when, Unix milliseconds.</param>
public sealed record RefundDueCard(
    string OrderId, long ReservationId, string PaymentId, long Amount, string Currency, string Reason, long At);
