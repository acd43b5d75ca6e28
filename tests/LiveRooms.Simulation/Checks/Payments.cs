using LiveRooms.Grains;
using LiveRooms.Grains.Drops;
using LiveRooms.Rules;
using LiveRooms.Rules.Drops;
using LiveRooms.Simulation.Engine;
using LiveRooms.Simulation.House;

namespace LiveRooms.Simulation.Checks;

/// <summary>Money that came is never lost and never counted twice: each payment buys something or is to be given back.</summary>
internal sealed class Payments(History history)
{
    private readonly List<SettlePayment> _sent = [];
    private readonly Dictionary<string, SettlePayment> _succeeded = [];
    private readonly Dictionary<string, string> _became = [];

    private World World => history.World;

    /// <summary>The provider begins to tell of a payment.</summary>
    public void Sends(SettlePayment notice) => _sent.Add(notice);

    /// <summary>The money of a payment came.</summary>
    public void Succeeds(SettlePayment payment) => _succeeded.Add(payment.Payment.Value, payment);

    /// <summary>The journal says what became of a payment; what the provider said of it, if it did.</summary>
    public SettlePayment? Becomes(string payment, string kind, string operation, long number)
    {
        var notice = _sent.Find(n => n.Payment.Value == payment && n.Succeeded != (kind == "paymentFailed"));
        World.Require(
            notice?.Operation.Value == operation && notice.Number == number, Law.OneAnswer, $"nobody paid {payment} for {number}, which is {kind}");
        var before = _became.GetValueOrDefault(payment);
        World.Require(before is null || (before == "paymentFailed" && kind != before), Law.OneAnswer, $"payment {payment} is {kind} after it was {before}");
        _became[payment] = kind;
        World.Seen.Add(kind switch
        {
            "confirmed" => Case.Paid,
            "paidLate" => Case.PaidLate,
            "refundDue" => Case.RefundDue,
            _ => Case.PaymentFailed,
        });
        return notice;
    }

    /// <summary>The drop answers the provider.</summary>
    public void Judge(SettlePayment notice, Outcome<PaymentReceipt> outcome)
    {
        World.Trace.Say(World, $"answers {notice}: {outcome.Refusal?.Reason.ToString() ?? outcome.Value!.Outcome.ToString()}");
        if (outcome.Refusal is { } refusal)
        {
            World.Require(
                refusal.Reason is RefusalReason.Busy or RefusalReason.DropUnknown, Law.FairRefusal, $"payment {notice.Payment} is refused: {refusal.Reason}");
            return;
        }

        var became = _became.GetValueOrDefault(notice.Payment.Value);
        var fits = outcome.Value!.Outcome switch
        {
            PaymentOutcome.Confirmed => became == "confirmed",
            PaymentOutcome.Honoured => became == "paidLate",
            PaymentOutcome.RefundDue => became == "refundDue",
            PaymentOutcome.Failed => became is not null,
            _ => became is not null && !(notice.Succeeded && became == "paymentFailed"),
        };
        if (outcome.Value.Outcome == PaymentOutcome.Unchanged)
            World.Seen.Add(Case.NoticeRepeated);
        World.Require(fits, Law.Acknowledged, $"payment {notice.Payment} is answered {outcome.Value.Outcome}; in the journal it is {became ?? "unknown"}");
    }

    /// <summary>All money that came, at the end, is somewhere.</summary>
    public void Finish(long bought, long owed)
    {
        var came = _succeeded.Values.Sum(payment => payment.Amount);
        var lost = _succeeded.Keys.FirstOrDefault(payment => _became.GetValueOrDefault(payment) is null or "paymentFailed");
        World.Require(lost is null, Law.Money, $"payment {lost} is lost");
        World.Require(came == bought + owed, Law.Money, $"{came} was paid, {bought} of it bought something, {owed} is to be given back");
    }
}
