namespace LiveRooms.Rules.Drops;

public sealed partial class Drop
{
    /// <summary>The whole drop, to be stored.</summary>
    /// <exception cref="InvalidOperationException">It was not created.</exception>
    public DropSnapshot ToSnapshot() => new(
        Revision, Settings, _phase, Stock, _reservations.ConvertAll(Store), _orders.ConvertAll(r => r.Number),
        [.. _restocks.InOrder.Select(pair => pair.Value)], OpenedAt, ClosedAt);

    /// <summary>The drop as it was when the snapshot was taken.</summary>
    /// <exception cref="InvalidOperationException">The snapshot contradicts itself.</exception>
    public static Drop FromSnapshot(DropSnapshot snapshot)
    {
        var drop = new Drop
        {
            Revision = snapshot.Revision,
            _settings = snapshot.Settings,
            _phase = snapshot.Phase,
            OpenedAt = snapshot.OpenedAt,
            ClosedAt = snapshot.ClosedAt,
            Stock = snapshot.Stock,
        };
        foreach (var stored in snapshot.Reservations)
            drop.Restore(stored);
        foreach (var hold in drop._reservations.Where(r => r.Status == ReservationStatus.Held).OrderBy(r => r.DeadlineMs))
            drop._deadlines.Add(hold);
        foreach (var number in snapshot.Orders)
            drop._orders.Add(drop.Require(number, ReservationStatus.Confirmed));
        foreach (var restock in snapshot.Restocks)
            drop._restocks.Add(restock.Operation, restock);
        drop.Verify();
        return drop;
    }

    /// <summary>Checks that the reservations account for every unit held and sold. O(n): for after a replay, and for tests.</summary>
    /// <exception cref="InvalidOperationException">They do not.</exception>
    public void Verify()
    {
        long held = 0, sold = 0, waiting = 0, orders = 0;
        foreach (var reservation in _reservations)
        {
            held += reservation.Status == ReservationStatus.Held ? reservation.Quantity : 0;
            sold += reservation.Status == ReservationStatus.Confirmed ? reservation.Quantity : 0;
            waiting += reservation.Status == ReservationStatus.Waiting ? 1 : 0;
            orders += reservation.Status == ReservationStatus.Confirmed ? 1 : 0;
        }

        if (held != Stock.Held || sold != Stock.Sold || waiting != Waiting || orders != _orders.Count)
        {
            throw new InvalidOperationException(
                $"Reservations hold {held}, sold {sold} in {orders} orders, {waiting} wait; "
                + $"the drop says held {Stock.Held}, sold {Stock.Sold} in {_orders.Count} orders, {Waiting} wait, "
                + $"free {Stock.Free}, total {Stock.Total}.");
        }
    }

    private static StoredReservation Store(Reservation r) =>
        new(r.Number, r.Operation, r.Viewer, r.Quantity, r.Status, r.At, r.Revision, r.Deadline, r.EndedAt, r.EndedBy);

    private void Restore(StoredReservation stored)
    {
        if (stored.Number != _reservations.Count + 1 || stored.Quantity < 1)
            throw new InvalidOperationException($"Stored reservation {stored.Number} of {stored.Quantity} cannot follow {_reservations.Count}.");
        var reservation = new Reservation(
            stored.Number, stored.Operation, stored.Viewer, stored.Quantity, stored.At.ToUnixTimeMilliseconds())
        {
            Revision = stored.Revision,
            Status = stored.Status,
            DeadlineMs = stored.Deadline?.ToUnixTimeMilliseconds() ?? 0,
            EndedMs = stored.EndedAt?.ToUnixTimeMilliseconds() ?? 0,
            EndedBy = stored.EndedBy,
        };
        Register(reservation);
        if (stored.Status == ReservationStatus.Waiting)
            _waitlist.Add(reservation);
        if (stored.EndedBy is not { } operation)
            return;
        var kind = stored.Status == ReservationStatus.Confirmed ? OperationKind.Confirm : OperationKind.Release;
        _operations.Add(operation, new Operation(kind, reservation));
    }
}
