using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Sales;
using LiveRooms.Simulation.Engine;
using LiveRooms.Simulation.House;

namespace LiveRooms.Simulation.Checks;

/// <summary>The book of sales against the plain sum over the journal's orders: takings, commission, settlement.</summary>
internal sealed class Sales(History history)
{
    private World World => history.World;

    private Ledger Ledger => history.Checks.Ledger;

    /// <summary>How far the books were seen to be right.</summary>
    public long Revision { get; private set; }

    public void Judge(SalesBook book)
    {
        if (!book.Exists || book.Revision > Ledger.Revision)
        {
            World.Require(!book.Exists, Law.Money, $"the books are at version {book.Revision}, the journal at {Ledger.Revision}");
            return;
        }

        var takings = default(Takings);
        for (var shelf = 0; shelf < Ledger[book.Revision].Shelves.Length; shelf++)
        {
            var own = Of(shelf, book.Revision);
            var outlet = book.Settle().Outlets[shelf];
            World.Require(outlet.Takings == own, Law.Money, $"the books at version {book.Revision} say {outlet.Takings} of shelf {shelf}, the orders {own}");
            takings += own;
        }

        var settled = book.Settle();
        var moment = Ledger[book.Revision];
        World.Require(book.Total == takings, Law.Money, $"the books at version {book.Revision} say {book.Total}, the orders {takings}");
        World.Require(
            (settled.Status, settled.Stock, settled.Total.Sold) == (moment.Status, moment.All.Total, moment.All.Sold), Law.Money,
            $"the books say {settled}, the journal {moment}");
        var (lines, _) = book.Lines(0, int.MaxValue);
        World.Require(
            lines.Sum(line => line.Reversed ? -line.Amount : line.Amount) == takings.NetCommission && lines.Count == takings.Orders + takings.RefundedOrders,
            Law.Money, $"the ledger's lines are not the {takings.NetCommission} of commission that the orders accrue");
        World.Seen.Add(takings.NetCommission > 0 ? Case.CommissionAccrued : Case.NoCommission);
        Revision = Math.Max(Revision, book.Revision);
    }

    /// <summary>One shelf's orders at one version, summed one by one.</summary>
    private Takings Of(int shelf, long revision)
    {
        var takings = default(Takings);
        foreach (var claim in Ledger.Claims.Where(c => c.Shelf == shelf))
        {
            var status = claim.After(revision);
            if (status is not (ReservationStatus.Confirmed or ReservationStatus.Refunded))
                continue;
            var (total, earned) = (claim.Quantity * claim.Price, CommissionOf(claim.Quantity * claim.Price));
            takings += new Takings(1, claim.Quantity, total, earned, 0, 0, 0, 0);
            if (status == ReservationStatus.Refunded)
                takings += new Takings(0, 0, 0, 0, 1, claim.Quantity, total, earned);
        }

        return takings;
    }

    private long CommissionOf(long total) =>
        (long)decimal.Round(total * (history.Setup.Settings.Product.CommissionBasisPoints ?? 0) / 10_000m, 0, MidpointRounding.ToEven);
}
