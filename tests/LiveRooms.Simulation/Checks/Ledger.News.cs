using LiveRooms.Grains.Shows;
using LiveRooms.Rules.Drops;

namespace LiveRooms.Simulation.Checks;

internal sealed partial class Ledger
{
    /// <summary>What viewers are to hear of the event just read.</summary>
    private void Owe(string kind)
    {
        FeedEventKind? news = kind switch
        {
            "created" => FeedEventKind.DropAnnounced,
            "opened" => FeedEventKind.DropOpened,
            "closed" => FeedEventKind.DropClosed,
            "restocked" => FeedEventKind.DropRestocked,
            "paused" => FeedEventKind.DropPaused,
            "resumed" => FeedEventKind.DropResumed,
            "priceChanged" => FeedEventKind.DropRepriced,
            "confirmed" or "stockReduced" when Now.Status == DropStatus.SoldOut => FeedEventKind.DropSoldOut,
            "promoted" => FeedEventKind.Promoted,
            "expired" => FeedEventKind.Expired,
            "cancelled" => FeedEventKind.Cancelled,
            "refunded" => FeedEventKind.Refunded,
            "released" when Text("op") is null => FeedEventKind.WaitlistClosed,
            _ => null,
        };
        if (news is { } owed)
            history.Checks.Told.Owes(Revision, owed, Maybe("n") is { } number && kind != "confirmed" ? Claims[(int)number - 1].Viewer : null);
    }
}
