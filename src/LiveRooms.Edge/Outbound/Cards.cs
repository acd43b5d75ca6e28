using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Shows;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;
using LiveRooms.Rules;
using LiveRooms.Rules.Creators;

namespace LiveRooms.Edge.Outbound;

/// <summary>Turns what grains say into what the wire says.</summary>
public static class Cards
{
    /// <summary>A show.</summary>
    public static ShowCard Of(ShowView view) => new(
        view.Settings.Id.Value, view.Settings.Creator.Value, view.Settings.CreatorName, view.Settings.Title,
        WireNames.Of(view.Settings.Language), view.Settings.Market.Value, WireNames.Of(view.Status),
        view.Settings.PlaybackUrl?.ToString(), view.Pinned is { } pinned ? Of(pinned) : null,
        view.Settings.ScheduledAt?.ToUnixTimeMilliseconds(), view.StartedAt?.ToUnixTimeMilliseconds(),
        view.EndedAt?.ToUnixTimeMilliseconds(), view.Version);

    /// <summary>A product as everybody sees it.</summary>
    public static ProductCard Of(ProductSnapshot product) => new(
        product.Id.Value, product.Title, product.Description, product.ImageUrl, product.Price, product.Currency);

    /// <summary>A product as its creator and operators see it.</summary>
    public static ProductCard OfOwn(ProductSnapshot product) =>
        Of(product) with { CommissionBasisPoints = product.CommissionBasisPoints };

    /// <summary>A drop.</summary>
    public static DropCard Of(DropView view) => new(
        view.Settings.Id.Value, view.Settings.Show.Value, Of(view.Settings.Product), WireNames.Of(view.Status), view.Total, view.Free,
        view.Held, view.Sold, view.Waiting, view.Settings.PerViewerLimit, (int)view.Settings.HoldTime.TotalSeconds,
        view.Settings.OpensAt?.ToUnixTimeMilliseconds(), view.OpenedAt?.ToUnixTimeMilliseconds(),
        view.Settings.ClosesAt?.ToUnixTimeMilliseconds(), view.Version, view.Revenue,
        WireNames.Of(view.Settings.Mode), view.Shelves.IsDefaultOrEmpty ? null : [.. view.Shelves.Select(Of)], view.Settings.Payment,
        view.Lottery is { } lottery ? Of(lottery) : null, view.Settings.WaitlistLimit);

    /// <summary>A variant of a drop.</summary>
    public static VariantCard Of(ShelfView shelf) => new(
        shelf.Variant.Value, shelf.Title, shelf.Price, shelf.Total, shelf.Free, shelf.Held, shelf.Sold, shelf.Waiting);

    /// <summary>What of a drop stands in another show.</summary>
    public static Protocol.Http.ShareCard Of(ShareView share) => new(
        share.Show.Value, share.Creator.Value, share.Variant?.Value, share.Total, share.Free, share.Held, share.Sold, share.Waiting);

    /// <summary>A lottery.</summary>
    public static LotteryCard Of(LotteryView view) => new(
        view.Commitment.ToString(), view.Entries, view.EntriesEndAt?.ToUnixTimeMilliseconds(), view.Draw?.At.ToUnixTimeMilliseconds(),
        view.Draw?.Seed.Value, view.Draw?.Root.ToString(), view.Draw?.RankRoot.ToString());

    /// <summary>A reservation.</summary>
    public static ReservationCard Of(ReservationView view) => new(
        view.Drop.Value, view.Number, view.Quantity, WireNames.Of(view.Status), view.Deadline?.ToUnixTimeMilliseconds(), view.Place,
        view.OrderId, view.Version, view.Price, view.Chance is { } chance ? WireNames.Of(chance) : null,
        view.Variant?.Value, view.Rank);

    /// <summary>An order.</summary>
    public static Protocol.Http.OrderCard Of(OrderView order) => new(
        order.OrderId, order.Drop.Value, order.Number, order.Viewer.Value, order.Quantity, order.Total, order.Currency,
        order.ConfirmedAt.ToUnixTimeMilliseconds(), WireNames.Of(order.Status), order.Variant?.Value, order.Show?.Value);

    /// <summary>A reservation that is entered, waits or is held.</summary>
    public static Protocol.Http.ClaimCard Of(ClaimView claim) => new(
        claim.Drop.Value, claim.Number, claim.Viewer.Value, claim.Quantity, WireNames.Of(claim.Status), claim.At.ToUnixTimeMilliseconds(),
        claim.Variant?.Value, claim.Show?.Value);

    /// <summary>A payment whose money is to be given back.</summary>
    public static Protocol.Http.RefundDueCard Of(RefundDueView due) => new(
        due.Order.ToString(), due.Number, due.Payment.Value, due.Amount, due.Currency, WireNames.Of(due.Reason), due.At.ToUnixTimeMilliseconds());

    /// <summary>The live numbers.</summary>
    public static Counters Counters(RoomView room) =>
        new(room.Audience, room.Tallies.ToDictionary().ToDictionary(t => WireNames.Of(t.Key), t => t.Value));

    /// <summary>A line of chat.</summary>
    public static ChatLine Of(Rules.Shows.ChatLine line) => new(
        line.Number, line.Viewer.Value, line.Name, WireNames.Of(line.Role), line.Text, line.At.ToUnixTimeMilliseconds());

    /// <summary>A critical event.</summary>
    public static RoomEvent Of(FeedEvent e) => new(
        e.Sequence, WireNames.Of(e.Kind), e.At.ToUnixTimeMilliseconds(), e.Drop?.Value,
        e.Reservation is { } reservation ? Of(reservation) : null, e.Until?.ToUnixTimeMilliseconds());

    /// <summary>A refusal. Who waits as long as it says has waited long enough.</summary>
    public static Problem Of(Refusal refusal) => new(
        (int)refusal.Reason, refusal.Message, refusal.Retryable,
        refusal.RetryAfter is { } wait ? (long)Math.Ceiling(wait.TotalMilliseconds) : null);
}
