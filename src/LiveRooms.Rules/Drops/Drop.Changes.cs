namespace LiveRooms.Rules.Drops;

public sealed partial class Drop
{
    private void Change(DropChanged e)
    {
        switch (e)
        {
            case DropRestocked restocked:
                Stock = Stock.Restock(restocked.Units);
                break;
            case StockReduced reduced:
                Stock = Stock.Reduce(reduced.Units);
                break;
            case DropPaused when _phase == DropStatus.Open:
                _phase = DropStatus.Paused;
                break;
            case DropResumed when _phase == DropStatus.Paused:
                _phase = DropStatus.Open;
                break;
            case ClosingMoved moved when _phase != DropStatus.Closed:
                _terms = Terms with { ClosesAt = moved.ClosesAt };
                break;
            case PriceChanged changed:
                _terms = Terms with { Product = Terms.Product with { Price = changed.Price } };
                break;
            case ReservationCancelled cancelled:
                End(RequireActive(cancelled.Number), ReservationStatus.Cancelled, cancelled.At);
                break;
            case ReservationRefunded refunded:
                Refund(Require(refunded.Number, ReservationStatus.Confirmed), refunded.ToStock);
                break;
            default:
                throw new InvalidOperationException($"{e.GetType().Name} cannot follow: {_phase}.");
        }
    }

    private void Refund(Reservation order, bool toStock)
    {
        Stock = toStock ? Stock.TakeBack(order.Quantity) : Stock.WriteOff(order.Quantity);
        Revenue -= order.Quantity * PriceOf(order);
        order.Status = ReservationStatus.Refunded;
        order.Revision = Revision;
    }

    private Reservation RequireActive(long number) => Find(number) is { IsActive: true } active
        ? active
        : throw new InvalidOperationException($"Reservation {number} is over: {Describe(Find(number))}.");

    private Reservation RequireOrder(long number) => Find(number) is { IsOrder: true } order
        ? order
        : throw new InvalidOperationException($"Reservation {number} is no order: {Describe(Find(number))}.");
}
