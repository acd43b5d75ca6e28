using LiveRooms.Rules.Drops;
using LiveRooms.Simulation.Engine;

namespace LiveRooms.Simulation.Checks;

internal sealed partial class Ledger
{
    private bool _isPaid;
    private string _currency = "";

    /// <summary>Minor units of payments that bought something, those of orders refunded since among them.</summary>
    public long PaidFor { get; private set; }

    /// <summary>Minor units of payments to be given back.</summary>
    public long OwedBack { get; private set; }

    private bool MustBePaid(Claim claim) => _isPaid && claim.Price > 0;

    private void Pay(string kind)
    {
        switch (kind)
        {
            case "paidLate":
                BuyLate();
                break;
            case "refundDue":
                OweBack();
                break;
            default:
                history.Checks.Payments.Becomes(Text("pay")!, kind, Text("op")!, Number("n"));
                break;
        }
    }

    /// <summary>A hold was bought: by a payment of just what it costs, where one is needed, and else by none.</summary>
    private void Buy(Claim claim, string kind)
    {
        var payment = Text("pay");
        World.Require(payment is not null == MustBePaid(claim), Law.Money, $"{claim.Number}, at {claim.Price}, is bought with payment {payment ?? "none"}");
        if (payment is null || history.Checks.Payments.Becomes(payment, kind, Text("op")!, claim.Number) is not { } notice)
            return;
        World.Require(
            (notice.Amount, notice.Currency) == (claim.Quantity * claim.Price, _currency), Law.Money,
            $"{claim.Number} costs {claim.Quantity * claim.Price} {_currency} and is bought for {notice.Amount} {notice.Currency}");
        PaidFor += notice.Amount;
    }

    private void BuyLate()
    {
        var claim = Named(
            c => c.Status is ReservationStatus.Expired or ReservationStatus.Released or ReservationStatus.Cancelled, Law.Life, "paid late");
        if (claim is null)
            return;
        Buy(claim, "paidLate");
        World.Require(_operations.TryAdd(Text("op")!, ("payment", claim.Number)), Law.OneAnswer, $"{Text("op")} happens again");
        claim.Becomes(ReservationStatus.Confirmed, Revision + 1);
        var before = Now.Shelves[claim.Shelf];
        var owed = Claims.Where(c => c.Status == ReservationStatus.Waiting && c.Shelf == claim.Shelf).Sum(c => c.Quantity);
        var isOver = _phase == DropStatus.Closed || _closesAt <= _at;
        World.Require(
            isOver || before.Free - claim.Quantity >= owed, Law.Order,
            $"{claim.Number} is bought late from {before.Free} free units, of which {owed} are for those who wait");
        RequireLimit(claim);
    }

    private void OweBack()
    {
        var (number, amount, why) = (Number("n"), Number("amount"), Text("why"));
        var notice = history.Checks.Payments.Becomes(Text("pay")!, "refundDue", Text("op")!, number);
        World.Require(
            notice is not null && (notice.Amount, notice.Currency) == (amount, Text("currency")), Law.Money, $"{amount} is to be given back of {notice}");
        var claim = Claims[(int)number - 1];
        var isOrder = claim.Status is ReservationStatus.Confirmed or ReservationStatus.Refunded;
        var mismatch = amount != claim.Quantity * claim.Price || Text("currency") != _currency || !MustBePaid(claim);
        var fits = why switch
        {
            "double" => isOrder,
            "mismatch" => !isOrder && (mismatch || claim.Status is ReservationStatus.Waiting or ReservationStatus.Entered),
            _ => !isOrder && !mismatch && claim.Status is not (ReservationStatus.Held or ReservationStatus.Waiting or ReservationStatus.Entered),
        };
        World.Require(fits, Law.Money, $"{number}, {claim.Status}, at {claim.Quantity} x {claim.Price}: {amount} is to be given back as {why}");
        OwedBack += amount;
    }
}
