using LiveRooms.Edge.Outbound;
using LiveRooms.Grains.Sales;
using LiveRooms.Protocol.Http;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Sales;
using CommissionLine = LiveRooms.Protocol.Http.CommissionLine;

namespace LiveRooms.Server.Api;

/// <summary>Turns what ledgers say into what the wire says.</summary>
internal static class SalesCards
{
    /// <summary>A settlement.</summary>
    public static SettlementCard Of(SettlementView view)
    {
        var (settlement, total) = (view.Settlement, view.Settlement.Total);
        return new SettlementCard(
            view.Settings.Id.Value, WireNames.Of(settlement.Status), view.Settings.Product.Currency, settlement.Stock, total.Sold,
            total.RefundedUnits, settlement.Unsold, settlement.Holds, settlement.Lapsed, total.Orders, total.Gross, total.Refunds,
            total.Net, total.NetCommission, settlement.OpenedAt?.ToUnixTimeMilliseconds(), settlement.ClosedAt?.ToUnixTimeMilliseconds(),
            view.Settings.Variants is { } variants ? Variants(variants, settlement) : null, Shows(settlement));
    }

    /// <summary>A page of a drop's ledger.</summary>
    public static IReadOnlyList<CommissionLine> Of(CommissionPage page) =>
    [
        .. page.Lines.Select(line => new CommissionLine(
            new OrderId(page.Settings.Id, line.Order).ToString(), line.Reversed ? "reversed" : "accrued", line.Creator.Value, line.Gross,
            line.BasisPoints, line.Amount, page.Settings.Product.Currency, line.At.ToUnixTimeMilliseconds())),
    ];

    /// <summary>A creator's ledger.</summary>
    public static CommissionCard Of(CreatorLedgerView ledger) => new(
        [
            .. ledger.Drops.GroupBy(drop => drop.Currency).OrderBy(drops => drops.Key, StringComparer.Ordinal).Select(drops =>
            {
                var sum = drops.Aggregate(default(Takings), (total, drop) => total + drop.Takings);
                return new CommissionTotal(drops.Key, sum.Orders, sum.Gross, sum.Commission, sum.Reversed);
            }),
        ],
        [
            .. ledger.Drops.Select(drop => new DropCommission(
                drop.Drop.Value, drop.Currency, drop.Takings.Orders, drop.Takings.Gross, drop.Takings.Commission, drop.Takings.Reversed)),
        ]);

    private static ShowTakings[] Shows(Settlement settlement) =>
    [
        .. settlement.Outlets.GroupBy(o => (o.Outlet.Show, o.Outlet.Creator)).Select(outlets =>
        {
            var sum = Sum(outlets);
            return new ShowTakings(outlets.Key.Show.Value, outlets.Key.Creator.Value, sum.Sold, sum.Gross, sum.NetCommission);
        }),
    ];

    private static VariantTakings[] Variants(Variants variants, Settlement settlement) =>
    [
        .. variants.All.Select(variant =>
        {
            var outlets = settlement.Outlets.Where(o => o.Outlet.Variant == variant.Id).ToArray();
            var sum = Sum(outlets);
            return new VariantTakings(variant.Id.Value, variant.Title, outlets.Sum(o => o.Stock), sum.Sold, sum.Gross);
        }),
    ];

    private static Takings Sum(IEnumerable<OutletTakings> outlets) =>
        outlets.Aggregate(default(Takings), (total, outlet) => total + outlet.Takings);
}
