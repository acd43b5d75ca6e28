using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Sales;

public sealed partial class SalesBook
{
    /// <summary>Enters the event.</summary>
    /// <exception cref="InvalidOperationException">The event cannot follow what came before: the journal is damaged.</exception>
    public void Evolve(DropEvent e)
    {
        Revision++;
        switch (e)
        {
            case ReservationHeld held:
                Arrive(held.Number, new Claim(
                    ShortId.Of(held.Viewer.Value), PriceOf(held.Price, held.Shelf), held.Quantity, (ushort)held.Shelf, Held: true));
                break;
            case ReservationWaitlisted waiting:
                Wait(waiting.Number, waiting.Viewer, waiting.Quantity, waiting.Shelf);
                break;
            case ReservationEntered entered:
                Wait(entered.Number, entered.Viewer, entered.Quantity, entered.Shelf);
                break;
            case ReservationPromoted promoted:
                var head = Leave(promoted.Number, held: false);
                Arrive(promoted.Number, head with { Price = PriceOf(promoted.Price, head.Shelf), Held = true });
                break;
            case ReservationConfirmed confirmed:
                Sell(confirmed.Number, Leave(confirmed.Number, held: true), confirmed.At, confirmed.Payment);
                break;
            case ReservationReleased released:
                Lapsed += End(released.Number).Held ? 1 : 0;
                break;
            case ReservationExpired expired:
                End(expired.Number, held: true);
                Lapsed++;
                break;
            case ReservationCancelled cancelled:
                End(cancelled.Number);
                break;
            case ReservationPaidLate paid:
                if (!_over.Remove((int)paid.Number, out var over))
                    throw new InvalidOperationException($"Reservation {paid.Number} was not let go.");
                Sell(paid.Number, over, paid.At, paid.Payment);
                break;
            case RefundFellDue or PaymentFailed when Exists:
                break; // Money that bought nothing.
            case ReservationRefunded refunded:
                TakeBack(refunded);
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
            case LossAccepted loss when loss.Kept == Revision - 1:
                Revision = loss.Revision;
                break;
            case DropCreated created when !Exists:
                Create(created.Settings);
                break;
            case DropOpened opened when Exists:
                _phase = DropStatus.Open;
                OpenedAt = opened.At;
                break;
            case DropClosed closed when Exists:
                _phase = DropStatus.Closed;
                ClosedAt = closed.At;
                break;
            case DropRestocked restocked when Exists:
                Restock(restocked.Shelf, restocked.Units);
                break;
            case StockReduced reduced when Exists:
                Restock(reduced.Shelf, -reduced.Units);
                break;
            case DropPaused when Exists:
                _phase = DropStatus.Paused;
                break;
            case DropResumed when Exists:
                _phase = DropStatus.Open;
                break;
            case StockShared shared when Exists:
                var share = FindOutlet(shared.Show, shared.Variant);
                Move(HomeOf(shared.Variant), share < 0 ? AddShare(shared) : share, shared.Units);
                break;
            case ShareRevoked revoked when Exists:
                Move(FindOutlet(revoked.Show, revoked.Variant), HomeOf(revoked.Variant), revoked.Units);
                break;
            case DropDrawn when Exists:
                break; // Entries wait on, in another order.
            case DropChanged when Exists:
                break; // Its terms alone: what is held later says its price.
            default:
                throw new InvalidOperationException($"{e.GetType().Name} cannot follow: exists {Exists}, {_phase}.");
        }
    }

    private long PriceOf(long? price, int shelf) => price ?? At(shelf).Price;

    private OutletSales At(int shelf) => shelf >= 0 && shelf < _outlets.Count
        ? _outlets[shelf]
        : throw new InvalidOperationException($"There is no shelf {shelf}: the drop has {_outlets.Count}.");

    private void Restock(int shelf, int units)
    {
        At(shelf).Stock += units;
        Stock += units;
    }

    private void Arrive(long number, Claim claim)
    {
        At(claim.Shelf);
        if (!_claims.TryAdd((int)number, claim))
            throw new InvalidOperationException($"Reservation {number} cannot arrive.");
        if (!claim.Held)
            return;
        Holds++;
        _heldClaims++;
    }

    private void Wait(long number, ViewerId viewer, int quantity, int shelf) =>
        Arrive(number, new Claim(ShortId.Of(viewer.Value), At(shelf).Price, quantity, (ushort)shelf, Held: false));

    private Claim Leave(long number, bool? held = null)
    {
        if (!_claims.Remove((int)number, out var claim) || (held is { } wanted && claim.Held != wanted))
            throw new InvalidOperationException($"Reservation {number} is not there to end.");
        _heldClaims -= claim.Held ? 1 : 0;
        return claim;
    }

    private Claim End(long number, bool? held = null)
    {
        var claim = Leave(number, held);
        if (Settings.Payment)
            _over.Add((int)number, claim);
        return claim;
    }

    private void Sell(long number, Claim claim, DateTimeOffset at, PaymentId? payment)
    {
        if (payment is { } paid)
            _payments.Add((int)number, paid);
        var sale = new Sale
        {
            Viewer = claim.Viewer,
            Price = claim.Price,
            ConfirmedMs = at.ToUnixTimeMilliseconds(),
            Number = (int)number,
            Shelf = claim.Shelf,
            Quantity = checked((byte)claim.Quantity),
        };
        _byNumber.Add((uint)number, (uint)_sales.Count + 1);
        _lines.Add(_sales.Count);
        _sales.Add(sale);
        var commission = Commission.Of(sale.Total, Rate);
        var outlet = _outlets[sale.Shelf];
        outlet.Takings = outlet.Takings.Sell(sale.Quantity, sale.Total, commission);
        Total = Total.Sell(sale.Quantity, sale.Total, commission);
    }

    private void TakeBack(ReservationRefunded refunded)
    {
        var index = IndexOf(refunded.Number);
        if (index < 0 || _sales[index].Refunded)
            throw new InvalidOperationException($"Order {refunded.Number} is not there to refund.");
        var sale = _sales[index] with { Refunded = true };
        _sales[index] = sale;
        _lines.Add(~index);
        _refundedMs.Add(index, refunded.At.ToUnixTimeMilliseconds());
        var commission = Commission.Of(sale.Total, Rate);
        var outlet = _outlets[sale.Shelf];
        outlet.Takings = outlet.Takings.TakeBack(sale.Quantity, sale.Total, commission);
        Total = Total.TakeBack(sale.Quantity, sale.Total, commission);
        if (!refunded.ToStock)
            Restock(sale.Shelf, -sale.Quantity);
    }

    /// <summary>Where an order stands among the orders; -1 when there is none of that number.</summary>
    private int IndexOf(long number)
    {
        var slot = _byNumber.First((uint)number);
        return slot < 0 ? -1 : (int)_byNumber.At(slot) - 1;
    }
}
