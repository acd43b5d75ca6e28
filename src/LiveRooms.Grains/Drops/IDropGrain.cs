using System.Collections.Immutable;
using LiveRooms.Rules;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Drops.Lottery;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Grains.Drops;

/// <summary>One drop: the only writer of its journal. Key: the drop's id.</summary>
[Alias("lr.drop")]
public interface IDropGrain : IGrainWithStringKey
{
    /// <summary>Announces the drop in its show; the same settings again change nothing.</summary>
    [Alias("create")]
    Task<Outcome<DropView>> Create(Actor actor, DropSettings settings);

    /// <summary>Opens it now; again changes nothing.</summary>
    [Alias("open")]
    Task<Outcome<DropView>> Open(Actor actor);

    /// <summary>Closes it; again changes nothing.</summary>
    [Alias("close")]
    Task<Outcome<DropView>> Close(Actor actor);

    /// <summary>Draws a lottery now; again changes nothing.</summary>
    [Alias("draw")]
    Task<Outcome<DropView>> Draw(Actor actor);

    /// <summary>What the draw published; refused before it.</summary>
    [Alias("drawn")]
    Task<Outcome<DrawFacts>> Drawn();

    /// <summary>The leaves of the draw in canonical order; refused before it.</summary>
    /// <param name="skip">Leaves to pass over, from 0.</param>
    /// <param name="max">1 to <see cref="LeafPage.MaxLeaves"/>.</param>
    [Alias("leaves")]
    Task<Outcome<LeafPage>> Leaves(int skip, int max);

    /// <summary>The proof of a viewer's entry; refused before the draw, and to who was not in it.</summary>
    [Alias("proof")]
    Task<Outcome<DrawProof>> Proof(ViewerId viewer);

    /// <summary>Adds units, once for each operation id.</summary>
    [Alias("restock")]
    Task<Outcome<DropView>> Restock(Actor actor, OperationId operation, int units);

    /// <summary>What its creator changes while it runs, once for each operation id; the command says who and what.</summary>
    [Alias("change")]
    Task<Outcome<DropView>> Change(ChangeDrop change);

    /// <summary>The drop's durable public state, as its own show sees it; null when there is no such drop.</summary>
    [Alias("describe")]
    Task<DropView?> Describe();

    /// <summary>The drop's durable public state, as that show sees it; null when it is not offered there.</summary>
    [Alias("describe-in")]
    Task<DropView?> DescribeIn(ShowId show);

    /// <summary>
    /// Somebody has seen the drop at this version: when the drop stands below, its store lost something, and the drop stops.
    /// </summary>
    [Alias("heard")]
    Task Heard(long version);

    /// <summary>
    /// Goes on with what the store has left of a drop whose journal went back: with every number above all that anybody may have seen.
    /// Refused when the journal is trusted, and to everybody but operators.
    /// </summary>
    [Alias("accept-loss")]
    Task<Outcome<AcceptedLoss>> AcceptLoss(Actor actor);

    /// <summary>What of the drop stands in other shows than its own; for the drop's creator.</summary>
    [Alias("shares")]
    Task<Outcome<ShareList>> Shares(Actor actor);

    /// <summary>A show that it is shared with has ended: what nobody there holds goes back to the drop's own.</summary>
    [Alias("leave-show")]
    Task LeaveShow(ShowId show);

    /// <summary>
    /// A batch of viewers' requests, decided in order, answered in one call when all are stored.
    /// At most <see cref="DropRequest.MaxBatch"/>.
    /// </summary>
    /// <param name="batch">Them.</param>
    /// <param name="show">The show in whose room they were made; null means the drop's own.</param>
    [Alias("act")]
    Task<DropReceipts> Act(DropBatch batch, ShowId? show = null);

    /// <summary>A viewer's reservations in this drop, oldest first.</summary>
    [Alias("of-viewer")]
    Task<ImmutableArray<ReservationView>> OfViewer(ViewerId viewer);

    /// <summary>Confirmed reservations in order of confirmation; for the drop's creator.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="skip">Orders to pass over, from 0.</param>
    /// <param name="max">1 to 1,000.</param>
    [Alias("orders")]
    Task<Outcome<OrderPage>> Orders(Actor actor, int skip, int max);

    /// <summary>Reservations that wait or are held, by number; for the drop's creator.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="after">The number after which the page begins, from 0.</param>
    /// <param name="max">1 to 1,000; a page may hold fewer though more follow.</param>
    [Alias("claims")]
    Task<Outcome<ClaimPage>> Claims(Actor actor, int after, int max);

    /// <summary>What a viewer is to pay for a reservation.</summary>
    /// <param name="viewer">Whose it is.</param>
    /// <param name="number">The reservation.</param>
    /// <param name="late">Whether its hold may be over or paid: only who plays a provider asks so.</param>
    [Alias("checkout")]
    Task<Outcome<CheckoutView>> Checkout(ViewerId viewer, long number, bool late = false);

    /// <summary>Takes in what a provider says of a payment, once for each payment, and answers when it is stored.</summary>
    [Alias("settle")]
    Task<Outcome<PaymentReceipt>> Settle(SettlePayment payment);

    /// <summary>Payments whose money is to be given back, the oldest first; for the drop's creator.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="skip">Refunds to pass over, from 0.</param>
    /// <param name="max">1 to 1,000.</param>
    [Alias("refunds-due")]
    Task<Outcome<RefundDuePage>> RefundsDue(Actor actor, int skip, int max);

    /// <summary>Begins, and moves where it belongs.</summary>
    /// <param name="headline">Whether it is offered in a show marked headline.</param>
    [Alias("warm")]
    Task Warm(bool headline);
}
