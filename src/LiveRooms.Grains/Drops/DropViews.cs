using System.Collections.Immutable;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Grains.Drops;

/// <summary>Views of a drop's state.</summary>
internal static class DropViews
{
    /// <summary>The drop as its own show sees it.</summary>
    public static DropView Of(Drop drop) => Of(drop, drop.Settings.Show);

    /// <summary>The drop as one of its shows sees it.</summary>
    public static DropView Of(Drop drop, ShowId show)
    {
        var shelves = drop.ShelvesOf(show);
        var stock = drop.StockIn(show);
        var home = show == drop.Settings.Show;
        return new(
            home ? drop.Terms : drop.Terms with { Show = show }, drop.StatusIn(show), stock.Total, stock.Free, stock.Held, stock.Sold,
            shelves.Sum(s => s.Waiting), drop.OpenedAt, drop.Revision, shelves.Sum(s => s.Revenue),
            drop.Settings.Variants is null ? default : [.. shelves.OrderBy(s => s.Home).Select(s => Of(drop, s, s.Variant!))],
            home ? null : shelves[0].Creator, LotteryOf(drop), drop.Losses.Count == 0 ? 0 : drop.Losses[^1].Revision);
    }

    /// <summary>The drop as each of its shows sees it, its own first.</summary>
    public static ImmutableArray<DropView> All(Drop drop) => [.. drop.Shows.Select(show => Of(drop, show))];

    private static LotteryView? LotteryOf(Drop drop) => drop.Commitment is { } commitment
        ? new LotteryView(commitment, drop.Drawn?.Entries ?? drop.Entries, drop.EntriesEndAt, drop.Drawn)
        : null;

    public static ShareView ShareOf(Shelf shelf) => new(
        shelf.Show, shelf.Creator, shelf.Variant?.Id, shelf.Stock.Total, shelf.Stock.Free, shelf.Stock.Held, shelf.Stock.Sold,
        shelf.Waiting);

    public static ReservationView Of(Drop drop, Reservation reservation) => new(
        drop.Settings.Id, reservation.Number, reservation.Quantity, reservation.Status, reservation.Deadline,
        drop.PlaceOf(reservation.Number), reservation.Revision,
        reservation.IsOrder || reservation.Status == ReservationStatus.Held ? drop.PriceOf(reservation) : null,
        drop.ChanceOf(reservation.Number), drop.Shelves[reservation.Shelf].Variant?.Id, reservation.Rank);

    public static ClaimView ClaimOf(Drop drop, Reservation r) => new(
        drop.Settings.Id, r.Number, r.Viewer, r.Quantity, r.Status, r.At, drop.Shelves[r.Shelf].Variant?.Id, drop.Shelves[r.Shelf].Show);

    public static OrderView OrderOf(Drop drop, Reservation order) => new(
        drop.Settings.Id, order.Number, order.Viewer, order.Quantity, order.Quantity * drop.PriceOf(order),
        drop.Settings.Product.Currency, order.EndedAt ?? order.At, order.Status,
        drop.Shelves[order.Shelf].Variant?.Id, drop.Shelves[order.Shelf].Show);

    private static ShelfView Of(Drop drop, Shelf shelf, Variant variant) => new(
        variant.Id, variant.Title, drop.PriceOf(shelf), shelf.Stock.Total, shelf.Stock.Free, shelf.Stock.Held, shelf.Stock.Sold,
        shelf.Waiting);
}
