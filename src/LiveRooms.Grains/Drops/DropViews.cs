using LiveRooms.Rules.Drops;

namespace LiveRooms.Grains.Drops;

/// <summary>Views of a drop's state.</summary>
internal static class DropViews
{
    public static DropView Of(Drop drop) => new(
        drop.Terms, drop.Status, drop.Stock.Total, drop.Stock.Free, drop.Stock.Held, drop.Stock.Sold, drop.Waiting, drop.OpenedAt,
        drop.Revision, drop.Revenue,
        drop.Commitment is { } commitment
            ? new LotteryView(commitment, drop.Drawn?.Entries ?? drop.Entries, drop.EntriesEndAt, drop.Drawn)
            : null);

    public static ReservationView Of(Drop drop, Reservation reservation) => new(
        drop.Settings.Id, reservation.Number, reservation.Quantity, reservation.Status, reservation.Deadline,
        drop.PlaceOf(reservation.Number), reservation.Revision,
        reservation.IsOrder || reservation.Status == ReservationStatus.Held ? drop.PriceOf(reservation) : null,
        drop.ChanceOf(reservation.Number), reservation.Rank);

    public static ClaimView ClaimOf(Drop drop, Reservation r) => new(drop.Settings.Id, r.Number, r.Viewer, r.Quantity, r.Status, r.At);

    public static OrderView OrderOf(Drop drop, Reservation order) => new(
        drop.Settings.Id, order.Number, order.Viewer, order.Quantity, order.Quantity * drop.PriceOf(order),
        drop.Settings.Product.Currency, order.EndedAt ?? order.At, order.Status);
}
