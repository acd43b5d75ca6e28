namespace LiveRooms.Rules.Drops;

public sealed partial class Drop
{
    private IEnumerable<DropChanged> Changes => _changes.InOrder.Select(pair => pair.Value);

    /// <summary>The whole drop, to be stored.</summary>
    /// <exception cref="InvalidOperationException">It was not created.</exception>
    public DropSnapshot ToSnapshot() => new(
        Revision, Settings, _phase, Stock, [.. _reservations.Select(Store)], _orders.ConvertAll(r => r.Number),
        [.. Changes.TakeWhile(c => c is DropRestocked).Cast<DropRestocked>()], OpenedAt, ClosedAt,
        Terms.ClosesAt == Settings.ClosesAt ? null : Terms.ClosesAt,
        Terms.Product.Price == Settings.Product.Price ? null : Terms.Product.Price,
        Changes.All(c => c is DropRestocked) ? null : [.. Changes.SkipWhile(c => c is DropRestocked)],
        Lapsed == 0 ? null : Lapsed,
        Terms.OpensAt == Settings.OpensAt ? null : Terms.OpensAt,
        Terms.Variants == Settings.Variants ? null : Terms.Variants,
        Shows.Count == 1 ? null : [.. Shelves.Where(s => s.IsShared).Select(s => new StoredShare(s.Show, s.Creator, s.Variant?.Id))],
        Shelves.Count == 1 ? null : [.. Shelves.Select(s => s.Stock)],
        _seed, Drawn is { } draw ? new StoredDraw(draw.At, draw.Entries, draw.Root, draw.RankRoot) : null,
        _refundsDue.Count == 0 ? null : [.. _refundsDue],
        _payments.Failed == 0 ? null : [.. _payments.AllFailed.Select(p => new FailedPayment(p.Id, p.Number))],
        _losses.Count == 0 ? null : [.. _losses]);

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
                OpensAt = snapshot.OpensAt ?? snapshot.Settings.OpensAt,
                ClosesAt = snapshot.ClosesAt ?? snapshot.Settings.ClosesAt,
                Variants = snapshot.Variants ?? snapshot.Settings.Variants,
                Product = snapshot.Settings.Product with { Price = snapshot.Price ?? snapshot.Settings.Product.Price },
            },
            _phase = snapshot.Phase,
            OpenedAt = snapshot.OpenedAt,
            ClosedAt = snapshot.ClosedAt,
            Lapsed = snapshot.Lapsed ?? 0,
        };
        drop.RestoreShelves(snapshot);
        var losses = new Queue<LossAccepted>(snapshot.Losses ?? []);
        foreach (var stored in snapshot.Reservations)
        {
            drop.RestoreLosses(losses, stored.Number);
            drop.Restore(stored);
        }

        drop.RestoreLosses(losses, long.MaxValue);
        drop.RestoreLottery(snapshot.Seed, snapshot.Draw);
        foreach (var waiting in drop._reservations.Where(r => r.Status == ReservationStatus.Waiting).OrderBy(r => r.Turn))
            drop._shelves.Wait(waiting);
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

    /// <summary>
    /// Checks that the reservations account for every unit held and sold, on each shelf and in all. O(n): for after a replay, and
    /// for tests.
    /// </summary>
    /// <exception cref="InvalidOperationException">They do not.</exception>
    public void Verify()
    {
        var counts = new (long Held, long Sold, long Waiting)[Shelves.Count];
        var (orders, entries) = (0, 0);
        foreach (var reservation in _reservations)
        {
            ref var count = ref counts[reservation.Shelf];
            count.Held += reservation.Status == ReservationStatus.Held ? reservation.Quantity : 0;
            count.Sold += reservation.Status == ReservationStatus.Confirmed ? reservation.Quantity : 0;
            count.Waiting += reservation.Status == ReservationStatus.Waiting ? 1 : 0;
            orders += reservation.IsOrder ? 1 : 0;
            entries += reservation.Status == ReservationStatus.Entered ? 1 : 0;
        }

        var sum = default(Stock);
        foreach (var shelf in Shelves)
        {
            if (counts[shelf.Index] != (shelf.Stock.Held, shelf.Stock.Sold, shelf.Waiting))
            {
                throw new InvalidOperationException(
                    $"Shelf {shelf.Index}: reservations say {counts[shelf.Index]}, the shelf {shelf.Stock} and {shelf.Waiting} wait.");
            }

            sum = sum.With(default, shelf.Stock);
        }

        if (sum != Stock || counts.Sum(c => c.Waiting) != Waiting || orders != _orders.Count)
        {
            throw new InvalidOperationException(
                $"The shelves have {sum} in {orders} orders, the drop {Stock} in {_orders.Count}; {Waiting} wait.");
        }

        if (entries != Entries)
            throw new InvalidOperationException($"{entries} reservations are entries, the drop says {Entries}.");
        VerifyPayments();
    }

    private void RestoreShelves(DropSnapshot snapshot)
    {
        AddHome(snapshot.Settings);
        foreach (var share in snapshot.Shares ?? [])
            AddShare(share.Show, share.Creator, share.Variant);
        var stocks = snapshot.Shelves ?? [snapshot.Stock];
        if (stocks.Count != Shelves.Count)
            throw new InvalidOperationException($"The drop has {Shelves.Count} shelves, the snapshot {stocks.Count}.");
        for (var i = 0; i < stocks.Count; i++)
            _shelves.Set(_shelves[i], stocks[i]);
        if (Stock != snapshot.Stock)
            throw new InvalidOperationException($"The shelves have {Stock}, the drop {snapshot.Stock}.");
    }

    private StoredReservation Store(Reservation r) => new(
        r.Number, r.Operation, r.Viewer, r.Quantity, r.Status, r.At, r.Revision, r.Deadline, r.EndedAt, r.EndedBy, r.ChangedPrice,
        r.Shelf, r.Rank, PaymentOf(r));

    private void Restore(StoredReservation stored)
    {
        if (stored.Number != _reservations.LastNumber + 1 || stored.Quantity < 1)
            throw new InvalidOperationException($"Stored reservation {stored.Number} of {stored.Quantity} cannot follow {_reservations.LastNumber}.");
        var reservation = new Reservation(
            stored.Number, stored.Operation, stored.Viewer, stored.Quantity, stored.At.ToUnixTimeMilliseconds(),
            _shelves[stored.Shelf].Index)
        {
            Rank = stored.Rank,
            Revision = stored.Revision,
            Status = stored.Status,
            EndedBy = stored.EndedBy,
            ChangedPrice = stored.Price,
        };
        reservation.SetUntil(stored.Deadline ?? stored.EndedAt);
        Register(reservation);
        if (stored.Status == ReservationStatus.Confirmed)
            _shelves[reservation.Shelf].Revenue += stored.Quantity * PriceOf(reservation);
        if (stored.Payment is { } payment)
            _payments.Buy(payment, reservation.Number);
        if (stored.EndedBy is not { } operation)
            return;
        // What was paid for late may have been released before.
        var kind = reservation.IsOrder && stored.Payment is null ? OperationKind.Confirm : OperationKind.Release;
        _operations.Add(operation, new Operation(kind, reservation));
    }
}
