using System.Globalization;
using LiveRooms.Rules.Drops;

namespace LiveRooms.Rules.Sales;

public sealed partial class SalesBook
{
    /// <summary>The fact of an event that the book has just evolved by; null when a merchant need not know.</summary>
    public Fact? FactOf(DropEvent e) => e switch
    {
        DropCreated created => Say(e, FactTypes.DropAnnounced, Announced(created.Settings, created.Seed?.Commitment.Value)),
        DropOpened => Say(e, FactTypes.DropOpened, null),
        DropClosed => Say(e, FactTypes.DropClosed, new ClosedData(Stock, Total.Sold, Total.Orders, Total.Gross, Currency)),
        DropDrawn drawn => Say(e, FactTypes.DropDrawn, new DrawnData(
            drawn.Entries, drawn.Seed.Value, drawn.Root.Value, drawn.RankRoot.Value)),
        DropRestocked restocked => Say(e, FactTypes.StockChanged, StockOf(restocked.Units, restocked.Shelf)),
        StockReduced reduced => Say(e, FactTypes.StockChanged, StockOf(-reduced.Units, reduced.Shelf)),
        ReservationConfirmed confirmed => Confirmed(e, confirmed.Number),
        ReservationPaidLate paid => Confirmed(e, paid.Number),
        ReservationRefunded refunded => Refunded(refunded),
        RefundFellDue due => Say(e, FactTypes.RefundDue, new RefundDueData(
            new OrderId(Settings.Id, due.Number).ToString(), due.Number, due.Payment.Value, due.Amount, due.Currency, NameOf(due.Reason)),
            ShowOf(due.Number)),
        _ => null,
    };

    /// <summary>The key of the fact of the event that made that revision.</summary>
    public static string KeyOf(Ids.DropId drop, long revision) => string.Create(CultureInfo.InvariantCulture, $"{drop}-e{revision}");

    private string Currency => Settings.Product.Currency;

    private Fact Say(DropEvent e, string type, FactData? data, Ids.ShowId? show = null) => new(
        KeyOf(Settings.Id, Revision), type, Settings.Id, show ?? Settings.Show, e.At, Revision, data);

    private static AnnouncedData Announced(DropSettings settings, string? commitment) => new(
        settings.Creator.Value, settings.Product.Id.Value, settings.Product.Title, settings.Product.Price, settings.Product.Currency,
        settings.Stock, settings.OpensAt, settings.ClosesAt, settings.Mode == DropMode.Lottery ? "lottery" : "firstCome",
        settings.Variants is { } variants
            ? [.. variants.All.Select(v => new VariantData(v.Id.Value, v.Title, v.Stock, v.Price ?? settings.Product.Price))]
            : null,
        commitment);

    private StockData StockOf(int delta, int shelf) => new(delta, Stock, Total.Sold, _outlets[shelf].Outlet.Variant?.Value);

    private Fact Confirmed(DropEvent e, long number)
    {
        var order = Require(number);
        return Say(e, FactTypes.OrderConfirmed, DataOf(order), order.Outlet.Show);
    }

    private Fact Refunded(ReservationRefunded refunded)
    {
        var order = Require(refunded.Number);
        return Say(refunded, FactTypes.OrderRefunded, new RefundData(DataOf(order), refunded.ToStock, Stock), order.Outlet.Show);
    }

    private Order Require(long number) => OrderOf(_sales[IndexOf(number)]);

    private OrderData DataOf(Order order) => new(
        order.Id, order.Number, order.Viewer.Value, order.Outlet.Creator.Value, Settings.Product.Id.Value, order.Outlet.Variant?.Value,
        order.Quantity, order.UnitPrice, order.Total, Currency, Commission.Of(order.Total, Rate), order.Payment?.Value);

    private static string NameOf(RefundReason reason) => reason switch
    {
        RefundReason.Late => "late",
        RefundReason.Twice => "double",
        _ => "mismatch",
    };

    /// <summary>The show of a reservation; the drop's own of one that is over and forgotten.</summary>
    private Ids.ShowId ShowOf(long number)
    {
        var sale = IndexOf(number);
        var shelf = sale >= 0 ? _sales[sale].Shelf
            : _claims.TryGetValue((int)number, out var claim) || _over.TryGetValue((int)number, out claim) ? claim.Shelf
            : 0;
        return _outlets[shelf].Outlet.Show;
    }
}
