using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Drops;

public sealed partial class Drop
{
    private readonly Payments _payments = new();
    private readonly List<RefundDue> _refundsDue = [];

    /// <summary>Payments whose money is to be given back.</summary>
    public int RefundsDueCount => _refundsDue.Count;

    /// <summary>Payments whose money is to be given back, the oldest first, from index <paramref name="skip"/>.</summary>
    public IReadOnlyList<RefundDue> RefundsDue(int skip, int max)
    {
        var from = Math.Clamp(skip, 0, _refundsDue.Count);
        return _refundsDue.GetRange(from, Math.Clamp(max, 0, _refundsDue.Count - from));
    }

    /// <summary>The payment that bought a reservation; null when none did.</summary>
    public PaymentId? PaymentOf(Reservation reservation) => _payments.OfOrder(reservation.Number);

    /// <summary>Whether a held reservation is bought by a payment alone: where the drop asks for one, and it costs something.</summary>
    public bool NeedsPayment(Reservation reservation) => Settings.Payment && PriceOf(reservation) > 0;

    /// <summary>Minor units a reservation costs that is held, was held or was bought.</summary>
    public long AmountOf(Reservation reservation) => reservation.Quantity * PriceOf(reservation);

    internal Payment? FindPayment(PaymentId id) => _payments.Find(id);

    internal int FailedPayments => _payments.Failed;

    private void Pay(DropEvent e)
    {
        switch (e)
        {
            case ReservationPaidLate paid:
                PayLate(paid);
                break;
            case RefundFellDue due:
                _payments.Take(due.Payment, RequireAny(due.Number).Number, PaymentState.RefundDue);
                _refundsDue.Add(new RefundDue(due.Payment, due.Number, due.Amount, due.Currency, due.Reason, due.At));
                break;
            case PaymentFailed failed:
                _payments.Take(failed.Payment, RequireAny(failed.Number).Number, PaymentState.Failed);
                break;
            default:
                throw new InvalidOperationException($"{e.GetType().Name} is of no known kind.");
        }
    }

    private void PayLate(ReservationPaidLate paid)
    {
        var order = Find(paid.Number);
        if (order is null or { IsActive: true } or { IsOrder: true })
            throw new InvalidOperationException($"Reservation {paid.Number} was not let go: {Describe(order)}.");
        var shelf = _shelves[order.Shelf];
        _shelves.Set(shelf, shelf.Stock.SellFree(order.Quantity));
        Buy(order, shelf);
        order.SetUntil(paid.At);
        _payments.Buy(paid.Payment, order.Number);
    }

    private Reservation RequireAny(long number) =>
        Find(number) ?? throw new InvalidOperationException($"Reservation {number} is unknown.");

    private void RestorePayments(DropSnapshot snapshot)
    {
        foreach (var due in snapshot.RefundsDue ?? [])
        {
            _payments.Take(due.Payment, RequireAny(due.Number).Number, PaymentState.RefundDue);
            _refundsDue.Add(due);
        }

        foreach (var failed in snapshot.FailedPayments ?? [])
            _payments.Take(failed.Payment, RequireAny(failed.Number).Number, PaymentState.Failed);
    }

    private void VerifyPayments()
    {
        var bought = _orders.Count(order => _payments.OfOrder(order.Number) is not null);
        if (bought != _payments.Bought)
            throw new InvalidOperationException($"{bought} orders were paid; the drop knows {_payments.Bought} payments that bought.");
    }
}
