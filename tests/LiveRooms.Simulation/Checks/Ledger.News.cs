using LiveRooms.Grains.Shows;
using LiveRooms.Rules.Drops;
using LiveRooms.Simulation.House;

namespace LiveRooms.Simulation.Checks;

internal sealed partial class Ledger
{
    /// <summary>What viewers are to hear of the event just read, show by show.</summary>
    private void Owe(string kind)
    {
        foreach (var show in Now.Shelves.Select(s => s.Show).Distinct())
        {
            if (Directed(kind) is { } own && Concerned(show) is { } claim)
                history.Checks.Told.Owes(show, Revision, own, claim.Viewer);
            if ((Public(kind) ?? OfUnits(kind, show)) is { } news)
                history.Checks.Told.Owes(show, Revision, news, null);
        }
    }

    private static FeedEventKind? Public(string kind) => kind switch
    {
        "created" => FeedEventKind.DropAnnounced,
        "opened" => FeedEventKind.DropOpened,
        "closed" => FeedEventKind.DropClosed,
        "paused" => FeedEventKind.DropPaused,
        "resumed" => FeedEventKind.DropResumed,
        "priceChanged" => FeedEventKind.DropRepriced,
        "openingMoved" => FeedEventKind.DropCountdown,
        "drawn" => FeedEventKind.DropDrawn,
        _ => null,
    };

    private FeedEventKind? OfUnits(string kind, string show)
    {
        var home = show == Setup.Show.Value;
        var (stock, isSoldOut) = (Now.In(show), Now.StatusOf(Now.In(show)) == DropStatus.SoldOut);
        return kind switch
        {
            "restocked" or "shareRevoked" when home => FeedEventKind.DropRestocked,
            "stockShared" when show == Text("show") =>
                stock.Total == Number("units") && stock.Free == stock.Total ? FeedEventKind.DropAnnounced : FeedEventKind.DropRestocked,
            "stockReduced" or "stockShared" when home && isSoldOut => FeedEventKind.DropSoldOut,
            "shareRevoked" when show == Text("show") && isSoldOut => FeedEventKind.DropSoldOut,
            "confirmed" or "paidLate" when isSoldOut && Concerned(show) is not null => FeedEventKind.DropSoldOut,
            _ => null,
        };
    }

    private FeedEventKind? Directed(string kind) => kind switch
    {
        "promoted" => FeedEventKind.Promoted,
        "expired" => FeedEventKind.Expired,
        "cancelled" => FeedEventKind.Cancelled,
        "refunded" => FeedEventKind.Refunded,
        "released" when Text("op") is null => FeedEventKind.WaitlistClosed,
        "paidLate" => FeedEventKind.Confirmed,
        "confirmed" when Text("pay") is not null => FeedEventKind.Confirmed,
        "refundDue" => FeedEventKind.RefundDue,
        "paymentFailed" when Claims[(int)Number("n") - 1].Status is not (ReservationStatus.Confirmed or ReservationStatus.Refunded) =>
            FeedEventKind.PaymentFailed,
        _ => null,
    };

    /// <summary>The reservation the event names, when its units stand in that show.</summary>
    private Claim? Concerned(string show) => Claims[(int)Number("n") - 1] is var claim && _shelves[claim.Shelf].Show == show ? claim : null;
}
