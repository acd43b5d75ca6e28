using System.Collections.Immutable;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Grains.Drops;

/// <summary>What a viewer is to pay for a reservation.</summary>
/// <param name="Drop">The drop.</param>
/// <param name="Number">The reservation's number.</param>
/// <param name="Amount">Minor units.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="Deadline">While held: when the hold ends.</param>
[GenerateSerializer, Immutable, Alias("lr.drop.checkout")]
public sealed record CheckoutView(DropId Drop, long Number, long Amount, string Currency, DateTimeOffset? Deadline)
{
    /// <summary>The id of the order to come.</summary>
    public OrderId Order => new(Drop, Number);
}

/// <summary>What a notice of a payment led to.</summary>
/// <param name="Outcome">It.</param>
[GenerateSerializer, Immutable, Alias("lr.drop.payment-receipt")]
public sealed record PaymentReceipt(PaymentOutcome Outcome);

/// <summary>A payment whose money is to be given back, as the drop's creator sees it.</summary>
/// <param name="Drop">The drop.</param>
/// <param name="Number">The reservation it was made for.</param>
/// <param name="Payment">The payment.</param>
/// <param name="Amount">Minor units.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">Since when.</param>
[GenerateSerializer, Immutable, Alias("lr.drop.refund-due")]
public sealed record RefundDueView(
    DropId Drop, long Number, PaymentId Payment, long Amount, string Currency, RefundReason Reason, DateTimeOffset At)
{
    /// <summary>The id of the order it was made for.</summary>
    public OrderId Order => new(Drop, Number);
}

/// <summary>A page of refunds due.</summary>
/// <param name="Refunds">The oldest first.</param>
/// <param name="Next">Refunds to pass over for the next page; null at the end.</param>
[GenerateSerializer, Immutable, Alias("lr.drop.refund-due-page")]
public sealed record RefundDuePage(ImmutableArray<RefundDueView> Refunds, int? Next);
