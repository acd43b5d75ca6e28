using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Sales;

/// <summary>The shelves as sales see them, by the same numbers: the drop's own by variant, then those of shares as they come.</summary>
public sealed partial class SalesBook
{
    private void Create(DropSettings settings)
    {
        _settings = settings;
        if (settings.Variants is not { } variants)
        {
            _outlets.Add(new OutletSales(new Outlet(settings.Show, settings.Creator, null), settings.Product.Price));
            Restock(0, settings.Stock);
            return;
        }

        foreach (var variant in variants.All)
        {
            var outlet = new Outlet(settings.Show, settings.Creator, variant.Id);
            _outlets.Add(new OutletSales(outlet, variant.Price ?? settings.Product.Price));
            Restock(_outlets.Count - 1, variant.Stock);
        }
    }

    private int FindOutlet(ShowId show, VariantId? variant) =>
        _outlets.FindIndex(o => o.Outlet.Show == show && o.Outlet.Variant == variant);

    private int HomeOf(VariantId? variant) => FindOutlet(Settings.Show, variant);

    private int AddShare(StockShared shared)
    {
        var home = At(HomeOf(shared.Variant));
        _outlets.Add(new OutletSales(new Outlet(shared.Show, shared.Creator, shared.Variant), home.Price));
        return _outlets.Count - 1;
    }

    private void Move(int from, int to, int units)
    {
        At(from).Stock -= units;
        At(to).Stock += units;
    }
}
