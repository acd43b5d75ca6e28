using System.Text.Json;
using LiveRooms.Simulation.Engine;
using LiveRooms.Simulation.House;

namespace LiveRooms.Simulation.Checks;

internal sealed partial class Ledger
{
    private readonly List<Shelf> _shelves = [];
    private readonly Dictionary<string, long> _variantPrices = [];
    private long _price;

    private void Stack(JsonElement settings)
    {
        _price = settings.GetProperty("product").GetProperty("price").GetInt64();
        if (!settings.TryGetProperty("variants", out var variants))
        {
            _shelves.Add(new Shelf(Setup.Show.Value, null, _price) { Total = settings.GetProperty("stock").GetInt32() });
            return;
        }

        foreach (var variant in variants.EnumerateArray())
        {
            var id = variant.GetProperty("id").GetString()!;
            if (variant.TryGetProperty("price", out var price))
                _variantPrices.Add(id, price.GetInt64());
            _shelves.Add(new Shelf(Setup.Show.Value, id, _variantPrices.TryGetValue(id, out var own) ? own : _price)
            {
                Total = variant.GetProperty("stock").GetInt32(),
            });
        }
    }

    private void Reprice()
    {
        if (Text("variant") is { } variant)
            _variantPrices[variant] = Number("price");
        else
            _price = Number("price");
    }

    private long PriceOf(Shelf shelf) => shelf.Variant is { } variant && _variantPrices.TryGetValue(variant, out var own) ? own : _price;

    /// <summary>Units come to the event's shelf in the drop's own show, or leave it.</summary>
    private void Add(int units)
    {
        var index = (int)(Maybe("shelf") ?? 0);
        if (index < _shelves.Count && _shelves[index].Show == Setup.Show.Value)
            _shelves[index].Total += units;
        else
            World.Break(Law.Life, $"units change on shelf {index} of {_shelves.Count}");
    }

    /// <summary>Units go from the drop's own show to another, or come back.</summary>
    private void Move(int units)
    {
        var (show, variant) = (Text("show")!, Text("variant"));
        var home = _shelves.Find(s => s.Show == Setup.Show.Value && s.Variant == variant);
        var share = _shelves.Find(s => s.Show == show && s.Variant == variant);
        if (home is null || home == share || (share is null && units < 0))
        {
            World.Break(Law.Life, $"{units} units of {variant} move to show {show}");
            return;
        }

        World.Seen.Add(units > 0 ? Case.Shared : Case.Revoked);
        if (share is null)
            _shelves.Add(share = new Shelf(show, variant, home.Announced));
        home.Total -= units;
        share.Total += units;
    }

    private sealed class Shelf(string show, string? variant, long announced)
    {
        public string Show { get; } = show;

        public string? Variant { get; } = variant;

        public long Announced { get; } = announced;

        public int Total { get; set; }
    }
}
