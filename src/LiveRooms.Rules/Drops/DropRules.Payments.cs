using System.Collections.Immutable;
using LiveRooms.Rules.Creators;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Drops;

public static partial class DropRules
{
    /// <summary>What the events of a settled payment say became of it; the payment's own event is the last.</summary>
    public static PaymentOutcome OutcomeOf(DropEvent? last) => last switch
    {
        ReservationConfirmed => PaymentOutcome.Confirmed,
        ReservationPaidLate => PaymentOutcome.Honoured,
        RefundFellDue => PaymentOutcome.RefundDue,
        PaymentFailed => PaymentOutcome.Failed,
        _ => PaymentOutcome.Unchanged,
    };

    /// <summary>
    /// Why a viewer has nothing to pay for a reservation; null when there is. When <paramref name="late"/>, a hold may be over or
    /// paid.
    /// </summary>
    public static Refusal? RefuseCheckout(Drop drop, ViewerId viewer, long number, DateTimeOffset now, bool late)
    {
        if (RefuseTouch(drop, viewer, number, out var reservation) is { } refusal)
            return refusal;
        if (!drop.NeedsPayment(reservation))
            return new(RefusalReason.ReservationWrongState, "Nothing is to be paid for this reservation: confirm it.");
        return reservation.Status switch
        {
            ReservationStatus.Held when reservation.Deadline > Instant.Of(now) => null,
            not ReservationStatus.Held when reservation.IsActive =>
                new(RefusalReason.ReservationWrongState, "The reservation still waits for units."),
            _ when late => null,
            ReservationStatus.Held or ReservationStatus.Expired => new(RefusalReason.ReservationExpired, "The time to pay is over."),
            _ => new(RefusalReason.ReservationWrongState, "The reservation is over or paid already."),
        };
    }

    private static DropDecision Settle(Drop drop, SettlePayment command, DateTimeOffset now)
    {
        if (command.Amount < 0 || !ProductRules.IsCurrency(command.Currency))
            return DropDecision.Refuse(RefusalReason.Malformed, "A payment has an amount of 0 or more and a currency of three upper-case letters.");
        if (drop.Find(command.Number) is not { } reservation)
            return DropDecision.Refuse(RefusalReason.ReservationUnknown, "There is no such reservation.");
        if (drop.FindPayment(command.Payment) is { } earlier)
        {
            if (earlier.Number != command.Number)
                return Conflict();
            if (earlier.State != PaymentState.Failed || !command.Succeeded)
                return DropDecision.Repeat(command.Number);
        }

        return command.Succeeded ? Take(drop, reservation, command, now) : Fail(drop, command, now);
    }

    private static DropDecision Fail(Drop drop, SettlePayment command, DateTimeOffset now) =>
        drop.FailedPayments >= DropLimits.MaxFailedPayments
            ? DropDecision.Refuse(RefusalReason.Busy, "The drop remembers as many failed payments as it can.")
            : DropDecision.Accept(new PaymentFailed(now, command.Number, command.Operation, command.Payment), command.Number);

    private static DropDecision Take(Drop drop, Reservation reservation, SettlePayment command, DateTimeOffset now)
    {
        var held = reservation.Status == ReservationStatus.Held;
        var inTime = held && reservation.Deadline > now;
        var reason = WhyRefund(drop, reservation, command, now, inTime);
        if (reason is not null && drop.RefundsDueCount >= DropLimits.MaxRefundsDue)
            return DropDecision.Refuse(RefusalReason.Busy, "The drop lists as many refunds as it can.");

        var events = ImmutableArray.CreateBuilder<DropEvent>();
        // A hold past its deadline ends first, whether or not anybody had the time to end it: its units go to those who wait.
        if (held && !inTime)
        {
            events.Add(new ReservationExpired(now, reservation.Number));
            if (IsSelling(drop, now))
                Promote(drop, drop.Shelves[reservation.Shelf], reservation.Quantity, null, DropLimits.MaxBatch, now, events);
        }

        var (number, operation, payment) = (reservation.Number, command.Operation, command.Payment);
        events.Add(reason is { } why
            ? new RefundFellDue(now, number, operation, payment, command.Amount, command.Currency, why)
            : inTime
                ? new ReservationConfirmed(now, number, operation, payment)
                : new ReservationPaidLate(now, number, operation, payment));
        return DropDecision.Accept(events, number);
    }

    private static RefundReason? WhyRefund(Drop drop, Reservation reservation, SettlePayment command, DateTimeOffset now, bool inTime)
    {
        if (reservation.IsOrder)
            return RefundReason.Twice;
        if ((reservation.IsActive && reservation.Status != ReservationStatus.Held) || !drop.NeedsPayment(reservation)
            || command.Amount != drop.AmountOf(reservation) || command.Currency != drop.Settings.Product.Currency)
        {
            return RefundReason.Mismatch;
        }

        return inTime || MayHonour(drop, reservation, now) ? null : RefundReason.Late;
    }

    // What those who wait are owed is not free for somebody whose hold is over. In a drop that is over nobody waits any more.
    private static bool MayHonour(Drop drop, Reservation lapsed, DateTimeOffset now)
    {
        // Before its draw a lottery's units are nobody's: an entry withdrawn gets none of them for money.
        if (drop.Settings.Mode == DropMode.Lottery && drop.Drawn is null)
            return false;
        var back = lapsed.Status == ReservationStatus.Held ? lapsed.Quantity : 0;
        var shelf = drop.Shelves[lapsed.Shelf];
        var owed = IsOver(drop, now) ? 0 : shelf.Line.Units;
        return shelf.Stock.Free + back - owed >= lapsed.Quantity
            && drop.StandingOf(lapsed.Viewer).Units - back + lapsed.Quantity <= drop.Settings.PerViewerLimit;
    }
}
