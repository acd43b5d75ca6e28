using LiveRooms.Grains.Shows;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Grains.Drops;

/// <summary>
/// What viewers must learn of a drop's events, show by show: of each event at most one notice in a show in which the drop is
/// offered, or two of the same version where a payment takes the last unit; a viewer's own only in the show whose units are concerned.
/// </summary>
internal sealed class DropNotices
{
    private readonly Dictionary<ShowId, List<DropNotice>> _shows = [];

    /// <summary>Takes in an event that <paramref name="drop"/> has just evolved by.</summary>
    public void Add(Drop drop, DropEvent e)
    {
        var shows = drop.Shows;
        for (var i = 0; i < shows.Count; i++)
        {
            if (Paid(drop, e, shows[i]) is { } paid)
                In(shows[i]).Add(paid);
            if (Of(drop, e, shows[i]) is { } notice)
                In(shows[i]).Add(notice);
        }
    }

    /// <summary>Adds what the viewers of a show learn of an event that <paramref name="drop"/> has just evolved by.</summary>
    public static void Add(List<DropNotice> notices, Drop drop, DropEvent e, ShowId show)
    {
        if (Paid(drop, e, show) is { } paid)
            notices.Add(paid);
        if (Of(drop, e, show) is { } notice)
            notices.Add(notice);
    }

    /// <summary>A show's notices, in order.</summary>
    public List<DropNotice> In(ShowId show)
    {
        if (!_shows.TryGetValue(show, out var notices))
            _shows.Add(show, notices = []);
        return notices;
    }

    // Who confirms by hand has the answer; a payment is told to its viewer here alone.
    private static DropNotice? Paid(Drop drop, DropEvent e, ShowId show) => e switch
    {
        ReservationConfirmed { Payment: not null } confirmed => Directed(drop, e, FeedEventKind.Confirmed, confirmed.Number, show),
        ReservationPaidLate late => Directed(drop, e, FeedEventKind.Confirmed, late.Number, show),
        RefundFellDue due => Directed(drop, e, FeedEventKind.RefundDue, due.Number, show),
        PaymentFailed failed when !drop.Find(failed.Number)!.IsOrder => Directed(drop, e, FeedEventKind.PaymentFailed, failed.Number, show),
        _ => null,
    };

    private static DropNotice? Of(Drop drop, DropEvent e, ShowId show) => e switch
    {
        DropCreated => Public(drop, e, FeedEventKind.DropAnnounced),
        DropOpened => Public(drop, e, FeedEventKind.DropOpened),
        DropClosed => Public(drop, e, FeedEventKind.DropClosed),
        DropDrawn => Public(drop, e, FeedEventKind.DropDrawn),
        DropPaused => Public(drop, e, FeedEventKind.DropPaused),
        DropResumed => Public(drop, e, FeedEventKind.DropResumed),
        PriceChanged => Public(drop, e, FeedEventKind.DropRepriced),
        OpeningMoved => Public(drop, e, FeedEventKind.DropCountdown),
        DropRestocked or StockReduced or StockShared or ShareRevoked => OfUnits(drop, e, show),
        ReservationConfirmed confirmed => OfSale(drop, e, confirmed.Number, show),
        ReservationPaidLate late => OfSale(drop, e, late.Number, show),
        ReservationPromoted promoted => Directed(drop, e, FeedEventKind.Promoted, promoted.Number, show),
        ReservationExpired expired => Directed(drop, e, FeedEventKind.Expired, expired.Number, show),
        ReservationCancelled cancelled => Directed(drop, e, FeedEventKind.Cancelled, cancelled.Number, show),
        ReservationRefunded refunded => Directed(drop, e, FeedEventKind.Refunded, refunded.Number, show),
        ReservationReleased { Operation: null } turnedAway => Directed(drop, e, FeedEventKind.WaitlistClosed, turnedAway.Number, show),
        _ => null,
    };

    /// <summary>Units came to the show, or left it.</summary>
    private static DropNotice? OfUnits(Drop drop, DropEvent e, ShowId show)
    {
        var home = show == drop.Settings.Show;
        var (came, left) = e switch
        {
            DropRestocked => (home, false),
            StockReduced => (false, home),
            StockShared shared => (shared.Show == show, home),
            ShareRevoked revoked => (home, revoked.Show == show),
            _ => (false, false),
        };
        if (came)
        {
            // The first units that come to another show are what its viewers learn of the drop.
            var first = e is StockShared shared && drop.StockIn(show) == new Stock(shared.Units, shared.Units, 0, 0);
            return Public(drop, e, first ? FeedEventKind.DropAnnounced : FeedEventKind.DropRestocked);
        }

        return left && drop.StatusIn(show) == DropStatus.SoldOut ? Public(drop, e, FeedEventKind.DropSoldOut) : null;
    }

    private static DropNotice? OfSale(Drop drop, DropEvent e, long number, ShowId show) =>
        InShow(drop, number, show) && drop.StatusIn(show) == DropStatus.SoldOut ? Public(drop, e, FeedEventKind.DropSoldOut) : null;

    private static DropNotice Public(Drop drop, DropEvent e, FeedEventKind kind) => new(drop.Revision, kind, e.At);

    private static DropNotice? Directed(Drop drop, DropEvent e, FeedEventKind kind, long number, ShowId show)
    {
        if (!InShow(drop, number, show))
            return null;
        var reservation = drop.Find(number)!;
        return new DropNotice(drop.Revision, kind, e.At, reservation.Viewer, DropViews.Of(drop, reservation));
    }

    private static bool InShow(Drop drop, long number, ShowId show) => drop.Shelves[drop.Find(number)!.Shelf].Show == show;
}
