namespace LiveRooms.Rules.Drops;

public sealed partial class Drop
{
    private IEnumerable<DropChanged> Changes => _changes.InOrder.Select(pair => pair.Value);

    /// <summary>The whole drop, to be stored.</summary>
    /// <exception cref="InvalidOperationException">It was not created.</exception>
    public DropSnapshot ToSnapshot() => new(
        Revision, Settings, _phase, Stock, _reservations.ConvertAll(Store), _orders.ConvertAll(r => r.Number),
        [.. Changes.TakeWhile(c => c is DropRestocked).Cast<DropRestocked>()], OpenedAt, ClosedAt,
        Terms.ClosesAt == Settings.ClosesAt ? null : Terms.ClosesAt,
        Terms.Product.Price == Settings.Product.Price ? null : Terms.Product.Price,
        Changes.All(c => c is DropRestocked) ? null : [.. Changes.SkipWhile(c => c is DropRestocked)],
        Lapsed == 0 ? null : Lapsed,
        _refundsDue.Count == 0 ? null : [.. _refundsDue],
        _payments.Failed == 0 ? null : [.. _payments.AllFailed.Select(p => new FailedPayment(p.Id, p.Number))]);

    /// <summary>The drop as it was when the snapshot was taken.</summary>
    /// <exception cref="InvalidOperationException">The snapshot contradicts itself.</exception>
    public static Drop FromSnapshot(DropSnapshot snapshot)
    {
        var drop = new Drop
        {
            Revision = snapshot.Revision,
            _settings = snapshot.Settings,
            _terms = snapshot.Settings with
            {
                ClosesAt = snapshot.ClosesAt ?? snapshot.Settings.ClosesAt,
                Product = snapshot.Settings.Product with { Price = snapshot.Price ?? snapshot.Settings.Product.Price },
            },
            _phase = snapshot.Phase,
            OpenedAt = snapshot.OpenedAt,
            ClosedAt = snapshot.ClosedAt,
            Stock = snapshot.Stock,
            Lapsed = snapshot.Lapsed ?? 0,
        };
        foreach (var stored in snapshot.Reservations)
            drop.Restore(stored);
        foreach (var hold in drop._reservations.Where(r => r.Status == ReservationStatus.Held).OrderBy(r => r.DeadlineMs))
            drop._deadlines.Add(hold);
        foreach (var number in snapshot.Orders)
            drop._orders.Add(drop.RequireOrder(number));
        drop.RestorePayments(snapshot);
        foreach (var e in snapshot.Restocks.Concat(snapshot.Changes ?? []))
        {
            var change = e as DropChanged ?? throw new InvalidOperationException($"{e.GetType().Name} is no change.");
            drop._changes.Add(change.Operation, change);
        }

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
            orders += reservation.IsOrder ? 1 : 0;
        }

        if (held != Stock.Held || sold != Stock.Sold || waiting != Waiting || orders != _orders.Count)
        {
            throw new InvalidOperationException(
                $"Reservations hold {held}, sold {sold} in {orders} orders, {waiting} wait; "
                + $"the drop says held {Stock.Held}, sold {Stock.Sold} in {_orders.Count} orders, {Waiting} wait, "
                + $"free {Stock.Free}, total {Stock.Total}.");
        }

        VerifyPayments();
    }

    private StoredReservation Store(Reservation r) => new(
        r.Number, r.Operation, r.Viewer, r.Quantity, r.Status, r.At, r.Revision, r.Deadline, r.EndedAt, r.EndedBy, r.ChangedPrice,
        PaymentOf(r));

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
            ChangedPrice = stored.Price,
        };
        Register(reservation);
        if (stored.Status == ReservationStatus.Confirmed)
            Revenue += stored.Quantity * PriceOf(reservation);
        if (stored.Status == ReservationStatus.Waiting)
            _waitlist.Add(reservation);
        if (stored.Payment is { } payment)
            TakePayment(reservation, payment);
        if (stored.EndedBy is not { } operation)
            return;
        // What was paid for late may have been released before.
        var kind = reservation.IsOrder && stored.Payment is null ? OperationKind.Confirm : OperationKind.Release;
        _operations.Add(operation, new Operation(kind, reservation));
    }
}
