using LiveRooms.Grains.Shows;
using LiveRooms.Rules.Drops;

namespace LiveRooms.Grains.Drops;

/// <summary>What viewers must learn of a drop's events.</summary>
internal static class DropNotices
{
    /// <summary>
    /// Adds what an event tells that <paramref name="drop"/> has just evolved by: nothing, one notice, or two of the same version
    /// where the last unit is paid for.
    /// </summary>
    public static void Add(List<DropNotice> notices, Drop drop, DropEvent e)
    {
        if (OfPayment(drop, e) is { } paid)
            notices.Add(paid);
        if (Of(drop, e) is { } notice)
            notices.Add(notice);
    }

    // Who confirms by hand has the answer; a payment is told to its viewer here alone.
    private static DropNotice? OfPayment(Drop drop, DropEvent e) => e switch
    {
        ReservationConfirmed { Payment: not null } confirmed => Directed(drop, e, FeedEventKind.Confirmed, confirmed.Number),
        ReservationPaidLate late => Directed(drop, e, FeedEventKind.Confirmed, late.Number),
        RefundFellDue due => Directed(drop, e, FeedEventKind.RefundDue, due.Number),
        PaymentFailed failed when !drop.Find(failed.Number)!.IsOrder => Directed(drop, e, FeedEventKind.PaymentFailed, failed.Number),
        _ => null,
    };

    private static DropNotice? Of(Drop drop, DropEvent e) => e switch
    {
        DropCreated => Public(drop, e, FeedEventKind.DropAnnounced),
        DropOpened => Public(drop, e, FeedEventKind.DropOpened),
        DropRestocked => Public(drop, e, FeedEventKind.DropRestocked),
        DropClosed => Public(drop, e, FeedEventKind.DropClosed),
        DropPaused => Public(drop, e, FeedEventKind.DropPaused),
        DropResumed => Public(drop, e, FeedEventKind.DropResumed),
        PriceChanged => Public(drop, e, FeedEventKind.DropRepriced),
        ReservationConfirmed or ReservationPaidLate or StockReduced when drop.Status == DropStatus.SoldOut => Public(drop, e, FeedEventKind.DropSoldOut),
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
