using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Tests.Drops;

internal sealed partial class NaiveDrop
{
    private readonly List<(SettlePayment Payment, PaymentOutcome Outcome)> _settled = [];

    public List<(PaymentId Payment, long Number, long Amount, string Currency, RefundReason Reason)> RefundsDue { get; } = [];

    public Dictionary<long, PaymentId> Paid { get; } = [];

    private (RefusalReason?, long?) Settle(SettlePayment payment, DateTimeOffset now)
    {
        if (Claims.SingleOrDefault(c => c.Number == payment.Number) is not { } claim)
            return (RefusalReason.ReservationUnknown, null);
        var notices = _settled.Where(s => s.Payment.Payment == payment.Payment).ToList();
        if (notices.Any(s => s.Payment.Number != payment.Number))
            return (RefusalReason.OperationConflict, null);
        if (!notices.Any(s => s.Outcome != PaymentOutcome.Failed) && (payment.Succeeded || notices.Count == 0))
            _settled.Add((payment, Settle(claim, payment, now)));
        return (null, payment.Number);
    }

    private PaymentOutcome Settle(Claim claim, SettlePayment payment, DateTimeOffset now)
    {
        if (!payment.Succeeded)
            return PaymentOutcome.Failed;
        if (claim.Status == ReservationStatus.Held && claim.Deadline <= now)
        {
            claim.Status = ReservationStatus.Expired;
            Promote(now, claim.Place);
        }

        if (WhyRefund(claim, payment, now) is { } reason)
        {
            RefundsDue.Add((payment.Payment, payment.Number, payment.Amount, payment.Currency, reason));
            return PaymentOutcome.RefundDue;
        }

        var held = claim.Status == ReservationStatus.Held;
        claim.Charge(Announced(claim));
        claim.Status = ReservationStatus.Confirmed;
        Paid[claim.Number] = payment.Payment;
        return held ? PaymentOutcome.Confirmed : PaymentOutcome.Honoured;
    }

    private long Announced(Claim claim) =>
        _settings.Variants?.All.SingleOrDefault(v => v.Id == claim.Place.Variant)?.Price ?? _settings.Product.Price;

    private RefundReason? WhyRefund(Claim claim, SettlePayment payment, DateTimeOffset now)
    {
        if (claim.Status is ReservationStatus.Confirmed or ReservationStatus.Refunded)
            return RefundReason.Twice;
        var price = claim.WasHeld ? claim.Price : Announced(claim);
        var owed = _settings.Payment && price > 0 && claim.Status is not (ReservationStatus.Waiting or ReservationStatus.Entered)
            && (payment.Amount, payment.Currency) == (claim.Quantity * price, _settings.Product.Currency);
        if (!owed)
            return RefundReason.Mismatch;
        if (claim.Status == ReservationStatus.Held)
            return null;
        if (_settings.Mode == DropMode.Lottery && !IsDrawn)
            return RefundReason.Late;
        var promised = IsOver(now) ? 0 : LineOf(claim.Place).Sum(c => c.Quantity);
        return claim.Quantity <= FreeOf(claim.Place) - promised && UnitsOf(claim.Viewer) + claim.Quantity <= _settings.PerViewerLimit ? null : RefundReason.Late;
    }
}
