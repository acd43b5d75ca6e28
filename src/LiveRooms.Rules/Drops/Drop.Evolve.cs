namespace LiveRooms.Rules.Drops;

public sealed partial class Drop
{
    /// <summary>Makes the event true.</summary>
    /// <exception cref="InvalidOperationException">The event cannot follow what came before: the journal is damaged.</exception>
    public void Evolve(DropEvent e)
    {
        Revision++;
        switch (e)
        {
            case ReservationHeld held:
                Hold(Arrive(held.Number, held.Operation, held.Viewer, held.Quantity, held.Shelf, held.At), held.Deadline, held.Price);
                break;
            case ReservationWaitlisted waiting:
                _shelves.Wait(Arrive(waiting.Number, waiting.Operation, waiting.Viewer, waiting.Quantity, waiting.Shelf, waiting.At));
                break;
            case ReservationEntered entered when IsEntering:
                Enter(Arrive(entered.Number, entered.Operation, entered.Viewer, entered.Quantity, entered.Shelf, entered.At));
                break;
            case ReservationPromoted promoted:
                var head = Require(promoted.Number, ReservationStatus.Waiting);
                Hold(head, promoted.Deadline, promoted.Price);
                _shelves.Leave(head);
                break;
            case ReservationConfirmed confirmed:
                Confirm(confirmed);
                break;
            case ReservationReleased released:
                Release(released);
                break;
            case ReservationExpired expired:
                End(Require(expired.Number, ReservationStatus.Held), ReservationStatus.Expired, expired.At);
                break;
            case ReservationPaidLate or RefundFellDue or PaymentFailed:
                Pay(e);
                break;
            default:
                EvolveDrop(e);
                break;
        }
    }

    private void EvolveDrop(DropEvent e)
    {
        switch (e)
        {
            case LossAccepted loss:
                Lose(loss);
                break;
            case DropCreated created when !Exists:
                Create(created.Settings);
                SetSeed(created.Seed);
                break;
            case DropOpened opened when Exists && _phase == DropStatus.Announced:
                _phase = DropStatus.Open;
                OpenedAt = opened.At;
                break;
            case DropChanged changed when Exists:
                Change(changed);
                _changes.Add(changed.Operation, changed);
                break;
            case DropDrawn drawn when IsEntering:
                Rank(drawn);
                break;
            case DropClosed closed when Exists && _phase != DropStatus.Closed:
                _phase = DropStatus.Closed;
                ClosedAt = closed.At;
                break;
            default:
                throw new InvalidOperationException($"{e.GetType().Name} cannot follow: exists {Exists}, {_phase}.");
        }
    }

    private void Create(DropSettings settings)
    {
        _settings = _terms = settings;
        AddHome(settings);
        foreach (var shelf in _shelves.All)
        {
            var units = shelf.Variant?.Stock ?? settings.Stock;
            _shelves.Set(shelf, new Stock(units, units, 0, 0));
        }

        if (Stock.Total != settings.Stock || Stock.Total < 1)
            throw new InvalidOperationException($"The drop has {settings.Stock} units, its variants {Stock.Total}.");
    }

    /// <summary>The shelves of the drop's own show: one for each variant, or one.</summary>
    private void AddHome(DropSettings settings)
    {
        if (settings.Variants is not { } variants)
        {
            _shelves.Add(null, null, settings.Show, settings.Creator);
            return;
        }

        foreach (var variant in variants.All)
            _shelves.Add(null, variant, settings.Show, settings.Creator);
    }

    private Reservation Arrive(
        long number, Ids.OperationId operation, Ids.ViewerId viewer, int quantity, int shelf, DateTimeOffset at)
    {
        if (!Exists || number != _reservations.LastNumber + 1)
            throw new InvalidOperationException($"Reservation {number} cannot follow {_reservations.LastNumber}.");
        var reservation = new Reservation(
            number, operation, viewer, quantity, at.ToUnixTimeMilliseconds(), _shelves[shelf].Index)
        { Revision = Revision };
        Register(reservation);
        return reservation;
    }

    private void Register(Reservation reservation)
    {
        _reservations.Add(reservation);
        _operations.Add(reservation.Operation, new Operation(OperationKind.Reserve, reservation));
        _viewers.Add(reservation);
    }

    private void Hold(Reservation reservation, DateTimeOffset deadline, long? price)
    {
        var shelf = _shelves[reservation.Shelf];
        _shelves.Set(shelf, shelf.Stock.Hold(reservation.Quantity));
        reservation.Status = ReservationStatus.Held;
        reservation.Revision = Revision;
        reservation.ChangedPrice = price;
        reservation.SetUntil(deadline);
        _deadlines.Add(reservation);
    }

    private void Confirm(ReservationConfirmed confirmed)
    {
        var reservation = Require(confirmed.Number, ReservationStatus.Held);
        var shelf = _shelves[reservation.Shelf];
        _shelves.Set(shelf, shelf.Stock.Sell(reservation.Quantity));
        Buy(reservation, shelf);
        _deadlines.Remove(reservation);
        reservation.SetUntil(confirmed.At);
        // A payment is known by its own id: an operation's is any viewer's choice and must never stand in its way.
        if (confirmed.Payment is { } payment)
        {
            _payments.Buy(payment, reservation.Number);
            return;
        }

        reservation.EndedBy = confirmed.Operation;
        _operations.Add(confirmed.Operation, new Operation(OperationKind.Confirm, reservation));
    }

    private void Buy(Reservation order, Shelf shelf)
    {
        shelf.Revenue += AmountOf(order);
        order.Status = ReservationStatus.Confirmed;
        order.Revision = Revision;
        _orders.Add(order);
    }

    private void Release(ReservationReleased released)
    {
        var reservation = RequireActive(released.Number);
        End(reservation, ReservationStatus.Released, released.At);
        reservation.EndedBy = released.Operation;
        if (released.Operation is { } operation)
            _operations.Add(operation, new Operation(OperationKind.Release, reservation));
    }

    private void End(Reservation reservation, ReservationStatus how, DateTimeOffset at)
    {
        var before = reservation.Status;
        reservation.Status = how;
        reservation.Revision = Revision;
        if (before == ReservationStatus.Held)
        {
            var shelf = _shelves[reservation.Shelf];
            _shelves.Set(shelf, shelf.Stock.GiveBack(reservation.Quantity));
            Lapsed += how == ReservationStatus.Cancelled ? 0 : 1;
            _deadlines.Remove(reservation);
        }
        else if (before == ReservationStatus.Entered)
        {
            Withdraw();
        }
        else
        {
            _shelves.Leave(reservation);
        }

        reservation.SetUntil(at);
    }

    private Reservation Require(long number, ReservationStatus status)
    {
        var reservation = Find(number);
        return reservation?.Status == status
            ? reservation
            : throw new InvalidOperationException($"Reservation {number} is not {status}: {Describe(reservation)}.");
    }

    private static string Describe(Reservation? reservation) => reservation?.Status.ToString() ?? "unknown";
}
