using LiveRooms.Grains.Shows;
using LiveRooms.Rules.Drops;

namespace LiveRooms.Grains.Drops;

/// <summary>What viewers must learn of a drop's events.</summary>
internal static class DropNotices
{
    /// <summary>The notice of an event that <paramref name="drop"/> has just evolved by; null when nobody needs one.</summary>
    public static DropNotice? Of(Drop drop, DropEvent e) => e switch
    {
        DropCreated => Public(drop, e, FeedEventKind.DropAnnounced),
        DropOpened => Public(drop, e, FeedEventKind.DropOpened),
        DropRestocked => Public(drop, e, FeedEventKind.DropRestocked),
        DropClosed => Public(drop, e, FeedEventKind.DropClosed),
        DropDrawn => Public(drop, e, FeedEventKind.DropDrawn),
        DropPaused => Public(drop, e, FeedEventKind.DropPaused),
        DropResumed => Public(drop, e, FeedEventKind.DropResumed),
        PriceChanged => Public(drop, e, FeedEventKind.DropRepriced),
        ReservationConfirmed or StockReduced when drop.Status == DropStatus.SoldOut => Public(drop, e, FeedEventKind.DropSoldOut),
        ReservationPromoted promoted => Directed(drop, e, FeedEventKind.Promoted, promoted.Number),
        ReservationExpired expired => Directed(drop, e, FeedEventKind.Expired, expired.Number),
        ReservationCancelled cancelled => Directed(drop, e, FeedEventKind.Cancelled, cancelled.Number),
        ReservationRefunded refunded => Directed(drop, e, FeedEventKind.Refunded, refunded.Number),
        ReservationReleased { Operation: null } turnedAway => Directed(drop, e, FeedEventKind.WaitlistClosed, turnedAway.Number),
        _ => null,
    };

    private static DropNotice Public(Drop drop, DropEvent e, FeedEventKind kind) => new(drop.Revision, kind, e.At);

    private static DropNotice Directed(Drop drop, DropEvent e, FeedEventKind kind, long number)
    {
        var reservation = drop.Find(number)!;
        return new DropNotice(drop.Revision, kind, e.At, reservation.Viewer, DropViews.Of(drop, reservation));
    }
}
