using LiveRooms.Rules.Drops;

namespace LiveRooms.Grains.Drops;

/// <summary>Views of a drop's state.</summary>
internal static class DropViews
{
    public static DropView Of(Drop drop) => new(
        drop.Settings, drop.Status, drop.Stock.Total, drop.Stock.Free, drop.Stock.Held, drop.Stock.Sold, drop.Waiting, drop.OpenedAt,
        drop.Revision);

    public static ReservationView Of(Drop drop, Reservation reservation) => new(
        drop.Settings.Id, reservation.Number, reservation.Quantity, reservation.Status, reservation.Deadline,
        drop.PlaceOf(reservation.Number), reservation.Revision);

    public static OrderView OrderOf(Drop drop, Reservation order) => new(
        drop.Settings.Id, order.Number, order.Viewer, order.Quantity, order.Quantity * drop.Settings.Product.Price,
        drop.Settings.Product.Currency, order.EndedAt ?? order.At);
}
