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
                Arrive(held.Number, new Claim(ShortId.Of(held.Viewer.Value), PriceOf(held.Price), held.Quantity, 0, Held: true));
                break;
            case ReservationWaitlisted waiting:
                Arrive(waiting.Number, new Claim(ShortId.Of(waiting.Viewer.Value), 0, waiting.Quantity, 0, Held: false));
                break;
            case ReservationPromoted promoted:
                var head = Leave(promoted.Number, held: false);
                Arrive(promoted.Number, head with { Price = PriceOf(promoted.Price), Held = true });
                break;
            case ReservationConfirmed confirmed:
                Sell(confirmed.Number, Leave(confirmed.Number, held: true), confirmed.At);
                break;
            case ReservationReleased released:
                Lapsed += Leave(released.Number).Held ? 1 : 0;
                break;
            case ReservationExpired expired:
                Leave(expired.Number, held: true);
                Lapsed++;
                break;
            case ReservationCancelled cancelled:
                Leave(cancelled.Number);
                break;
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
            case DropCreated created when !Exists:
                _settings = created.Settings;
                _shelves.Add(new ShelfSales(new Shelf(created.Settings.Show, created.Settings.Creator), 0));
                Restock(0, created.Settings.Stock);
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
                Restock(0, restocked.Units);
                break;
            case StockReduced reduced when Exists:
                Restock(0, -reduced.Units);
                break;
            case DropPaused when Exists:
                _phase = DropStatus.Paused;
                break;
            case DropResumed when Exists:
                _phase = DropStatus.Open;
                break;
            case DropChanged when Exists:
                break; // Its terms alone: what is held later says its price.
            default:
                throw new InvalidOperationException($"{e.GetType().Name} cannot follow: exists {Exists}, {_phase}.");
        }
    }

    private long PriceOf(long? price) => price ?? Settings.Product.Price;

    private void Restock(int shelf, int units)
    {
        Stock += units;
        _shelves[shelf].Stock += units;
    }

    private void Arrive(long number, Claim claim)
    {
        if (!Exists || !_claims.TryAdd((int)number, claim))
            throw new InvalidOperationException($"Reservation {number} cannot arrive.");
        if (!claim.Held)
            return;
        Holds++;
        _heldClaims++;
    }

    private Claim Leave(long number, bool? held = null)
    {
        if (!_claims.Remove((int)number, out var claim) || (held is { } wanted && claim.Held != wanted))
            throw new InvalidOperationException($"Reservation {number} is not there to end.");
        _heldClaims -= claim.Held ? 1 : 0;
        return claim;
    }

    private void Sell(long number, Claim claim, DateTimeOffset at)
    {
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
        var shelf = _shelves[sale.Shelf];
        shelf.Takings = shelf.Takings.Sell(sale.Quantity, sale.Total, commission);
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
        var shelf = _shelves[sale.Shelf];
        shelf.Takings = shelf.Takings.TakeBack(sale.Quantity, sale.Total, commission);
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
