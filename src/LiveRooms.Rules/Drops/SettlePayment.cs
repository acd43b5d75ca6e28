using System.Security.Cryptography;
using System.Text;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Drops;

/// <summary>
/// What became of a payment, as its provider says. A payment is settled once, however often and in whatever order its notices
/// come: an attempt that failed may still succeed, a payment that succeeded stays so.
/// </summary>
/// <param name="Operation">See <see cref="OperationOf"/>.</param>
/// <param name="Number">The reservation paid for.</param>
/// <param name="Payment">The payment: known again by this.</param>
/// <param name="Amount">Minor units.</param>
/// <param name="Currency">Three upper-case letters.</param>
/// <param name="Succeeded">Whether the money came.</param>
[GenerateSerializer, Immutable, Alias("lr.drop.settle-payment")]
public sealed record SettlePayment(
    OperationId Operation, long Number, PaymentId Payment, long Amount, string Currency, bool Succeeded) : DropCommand
{
    private const int HashBytes = 16;

    /// <summary>The operation of a payment: <c>pay-</c> and the first sixteen bytes of its id's SHA-256 in hex.</summary>
    public static OperationId OperationOf(PaymentId payment) =>
        new("pay-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(payment.Value)).AsSpan(0, HashBytes)));
}

/// <summary>What a notice of a payment led to.</summary>
[GenerateSerializer, Alias("lr.drop.payment-outcome")]
public enum PaymentOutcome
{
    /// <summary>Nothing: it was known already.</summary>
    Unchanged = 0,
    /// <summary>What was held is bought.</summary>
    Confirmed = 1,
    /// <summary>The hold was over, and free units were found.</summary>
    Honoured = 2,
    /// <summary>The money is to be given back.</summary>
    RefundDue = 3,
    /// <summary>The attempt failed; a hold runs on.</summary>
    Failed = 4,
}
