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
                Hold(Arrive(held.Number, held.Operation, held.Viewer, held.Quantity, held.At), held.Deadline);
                break;
            case ReservationWaitlisted waiting:
                _waitlist.Add(Arrive(waiting.Number, waiting.Operation, waiting.Viewer, waiting.Quantity, waiting.At));
                break;
            case ReservationPromoted promoted:
                var head = Require(promoted.Number, ReservationStatus.Waiting);
                Hold(head, promoted.Deadline);
                _waitlist.Remove(head);
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
            default:
                EvolveDrop(e);
                break;
        }
    }

    private void EvolveDrop(DropEvent e)
    {
        switch (e)
        {
            case DropCreated created when !Exists:
                _settings = created.Settings;
                Stock = new Stock(0, 0, 0, 0).Restock(created.Settings.Stock);
                break;
            case DropOpened opened when Exists && _phase == DropStatus.Announced:
                _phase = DropStatus.Open;
                OpenedAt = opened.At;
                break;
            case DropRestocked restocked when Exists:
                Stock = Stock.Restock(restocked.Units);
                _restocks.Add(restocked.Operation, restocked);
                break;
            case DropClosed closed when Exists && _phase != DropStatus.Closed:
                _phase = DropStatus.Closed;
                ClosedAt = closed.At;
                break;
            default:
                throw new InvalidOperationException($"{e.GetType().Name} cannot follow: exists {Exists}, {_phase}.");
        }
    }

    private Reservation Arrive(long number, Ids.OperationId operation, Ids.ViewerId viewer, int quantity, DateTimeOffset at)
    {
        if (!Exists || number != _reservations.Count + 1)
            throw new InvalidOperationException($"Reservation {number} cannot follow {_reservations.Count}.");
        var reservation = new Reservation(number, operation, viewer, quantity, at.ToUnixTimeMilliseconds()) { Revision = Revision };
        Register(reservation);
        return reservation;
    }

    private void Register(Reservation reservation)
    {
        _reservations.Add(reservation);
        _operations.Add(reservation.Operation, new Operation(OperationKind.Reserve, reservation));
        _viewers.Add(reservation);
    }

    private void Hold(Reservation reservation, DateTimeOffset deadline)
    {
        Stock = Stock.Hold(reservation.Quantity);
        reservation.Status = ReservationStatus.Held;
        reservation.Revision = Revision;
        reservation.DeadlineMs = deadline.ToUnixTimeMilliseconds();
        _deadlines.Add(reservation);
    }

    private void Confirm(ReservationConfirmed confirmed)
    {
        var reservation = Require(confirmed.Number, ReservationStatus.Held);
        Stock = Stock.Sell(reservation.Quantity);
        reservation.Status = ReservationStatus.Confirmed;
        reservation.Revision = Revision;
        reservation.EndedMs = confirmed.At.ToUnixTimeMilliseconds();
        reservation.EndedBy = confirmed.Operation;
        _operations.Add(confirmed.Operation, new Operation(OperationKind.Confirm, reservation));
        _orders.Add(reservation);
        _deadlines.Remove(reservation);
    }

    private void Release(ReservationReleased released)
    {
        var reservation = Find(released.Number);
        if (reservation is not { IsActive: true })
            throw new InvalidOperationException($"Reservation {released.Number} cannot be released: {Describe(reservation)}.");
        End(reservation, ReservationStatus.Released, released.At);
        reservation.EndedBy = released.Operation;
        if (released.Operation is { } operation)
            _operations.Add(operation, new Operation(OperationKind.Release, reservation));
    }

    private void End(Reservation reservation, ReservationStatus how, DateTimeOffset at)
    {
        var held = reservation.Status == ReservationStatus.Held;
        reservation.Status = how;
        reservation.Revision = Revision;
        reservation.EndedMs = at.ToUnixTimeMilliseconds();
        if (held)
        {
            Stock = Stock.GiveBack(reservation.Quantity);
            _deadlines.Remove(reservation);
        }
        else
        {
            _waitlist.Remove(reservation);
        }
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
