using System.Collections.Immutable;
using LiveRooms.Rules;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Grains.Drops;

/// <summary>What is to be paid, what was paid, what is to be paid back.</summary>
internal sealed partial class DropCore
{
    /// <summary>What a viewer is to pay for a reservation that is held; when <paramref name="late"/>, also for one whose hold is over.</summary>
    public async Task<Outcome<CheckoutView>> Checkout(ViewerId viewer, long number, bool late)
    {
        if (!_drop.Exists)
            return await Refuse(RefusalReason.DropUnknown, "There is no such drop.");
        if (DropRules.RefuseCheckout(_drop, viewer, number, parts.Time.GetUtcNow(), late) is { } refusal)
            return await Refuse(refusal.Reason, refusal.Message);
        var reservation = _drop.Find(number)!;
        var view = new CheckoutView(
            _drop.Settings.Id, number, _drop.AmountOf(reservation), _drop.Settings.Product.Currency, reservation.Deadline);
        await _writer.WhenDurable();
        return view;
    }

    /// <summary>
    /// Takes in what a provider says of a payment; answered when it is stored. Whoever got no answer sends it again: the drop
    /// knows the payment then, or never heard of it.
    /// </summary>
    public async Task<Outcome<PaymentReceipt>> Settle(SettlePayment payment)
    {
        await WhenTrusted();
        if (_writer.IsFull)
            return Busy;
        var events = new List<DropEvent>();
        var notices = new DropNotices();
        var now = parts.Time.GetUtcNow();
        DecideDue(now, events, notices);
        var due = events.Count;
        var receipt = Decide(payment, now, events, notices);
        // A payment's own event is the last of its decision.
        var outcome = DropRules.OutcomeOf(events.Count > due ? events[^1] : null);
        await Record(events, notices);
        return receipt.Refusal is { } refusal ? refusal : new PaymentReceipt(outcome);
    }

    /// <summary>Payments whose money is to be given back, for the drop's creator.</summary>
    public async Task<Outcome<RefundDuePage>> RefundsDue(Actor actor, int skip, int max)
    {
        if (!_drop.Exists)
            return await Refuse(RefusalReason.DropUnknown, "There is no such drop.");
        if (!actor.MayActFor(_drop.Settings.Creator))
            return await Refuse(RefusalReason.NotDropOwner, "Only the drop's creator may see what is to be paid back.");
        skip = Math.Max(0, skip);
        var refunds = _drop.RefundsDue(skip, Math.Clamp(max, 1, 1_000)).Select(Refund).ToImmutableArray();
        var next = skip + refunds.Length < _drop.RefundsDueCount ? skip + refunds.Length : (int?)null;
        await _writer.WhenDurable();
        return new RefundDuePage(refunds, next);
    }

    private RefundDueView Refund(RefundDue due) =>
        new(_drop.Settings.Id, due.Number, due.Payment, due.Amount, due.Currency, due.Reason, due.At);
}
