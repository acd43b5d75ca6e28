using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Drops;

public sealed partial class Drop
{
    private void Change(DropChanged e)
    {
        switch (e)
        {
            case DropRestocked restocked:
                _shelves.Set(_shelves[restocked.Shelf], _shelves[restocked.Shelf].Stock.Restock(restocked.Units));
                break;
            case StockReduced reduced:
                _shelves.Set(_shelves[reduced.Shelf], _shelves[reduced.Shelf].Stock.Reduce(reduced.Units));
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
                Reprice(changed);
                break;
            case OpeningMoved moved when _phase == DropStatus.Announced:
                _terms = Terms with { OpensAt = moved.OpensAt };
                break;
            case StockShared shared:
                var target = _shelves.Find(shared.Show, shared.Variant) ?? AddShare(shared.Show, shared.Creator, shared.Variant);
                Move(_shelves[target.Home], target, shared.Units);
                break;
            case ShareRevoked revoked:
                var source = RequireShare(revoked.Show, revoked.Variant);
                Move(source, _shelves[source.Home], revoked.Units);
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

    private void Reprice(PriceChanged changed) => _terms = changed.Variant is { } variant
        ? Terms with { Variants = Terms.Variants!.WithPrice(RequireVariant(variant).Id, changed.Price) }
        : Terms with { Product = Terms.Product with { Price = changed.Price } };

    private Shelf AddShare(ShowId show, CreatorId creator, VariantId? variant)
    {
        var home = _shelves.Find(Settings.Show, variant)
            ?? throw new InvalidOperationException($"There is no variant {variant} to share with show {show}.");
        return _shelves.Add(home.Index, home.Variant, show, creator);
    }

    private void Move(Shelf from, Shelf to, int units)
    {
        if (from == to)
            throw new InvalidOperationException($"{units} units cannot move from shelf {from.Index} to itself.");
        _shelves.Set(from, from.Stock.Reduce(units));
        _shelves.Set(to, to.Stock.Restock(units));
    }

    private Shelf RequireShare(ShowId show, VariantId? variant) => _shelves.Find(show, variant) is { IsShared: true } share
        ? share
        : throw new InvalidOperationException($"Nothing of variant {variant} is shared with show {show}.");

    private Variant RequireVariant(VariantId id) => _shelves.Find(Settings.Show, id)?.Variant
        ?? throw new InvalidOperationException($"There is no variant {id}.");

    private void Refund(Reservation order, bool toStock)
    {
        var shelf = _shelves[order.Shelf];
        _shelves.Set(shelf, toStock ? shelf.Stock.TakeBack(order.Quantity) : shelf.Stock.WriteOff(order.Quantity));
        shelf.Revenue -= order.Quantity * PriceOf(order);
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
