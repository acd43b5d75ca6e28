using LiveRooms.Rules.Creators;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Server.Demo;

/// <summary>What the demo shows: one creator, eight products, eight shows in eight languages.</summary>
internal static class DemoCatalogue
{
    /// <summary>The creator's name.</summary>
    public const string CreatorName = "Atelier Nord";

    /// <summary>The show with the audience and the drop.</summary>
    public static readonly DemoShow Main = new(
        "demo-en", Language.English, "eu", "Morning light: ceramics and lamps, live from the studio", StartsIn: null);

    /// <summary>The creator.</summary>
    public static readonly CreatorId Creator = new("atelier-nord");

    /// <summary>The shop, in its order.</summary>
    public static readonly IReadOnlyList<ProductSnapshot> Products =
    [
        Product("stoneware-mug", "Stoneware mug, moss glaze", "Thrown by hand, 350 ml, no two alike. Safe in the dishwasher.", 24_00),
        Product("brass-lamp", "Brass desk lamp", "Warm light on a solid brass arm; dims by touch.", 89_00),
        Product("wool-throw", "Wool throw, 130 x 180 cm", "Undyed wool from small flocks, woven thick and soft.", 120_00),
        Product("soy-candle", "Soy candle, fig leaf", "Burns for 45 hours in a glass that becomes a tumbler.", 18_50),
        Product("oak-board", "Oak serving board", "Oiled oak with a groove that keeps the juice on the board.", 45_00),
        Product("enamel-kettle", "Enamel kettle, 1.5 l", "Cream enamel on steel, for every stove, with a whistle that hums.", 54_00),
        Product("linen-tote", "Linen tote", "Heavy washed linen, long handles, an inside pocket.", 32_00),
        Product("silk-scarf", "Silk scarf, hand rolled", "Printed in four colours after a drawing of the harbour.", 76_00),
    ];

    /// <summary>The shows; those without a start are live at once.</summary>
    public static readonly IReadOnlyList<DemoShow> Shows =
    [
        Main,
        new("demo-es", Language.Spanish, "es", "Mesa puesta: cerámica y madera de roble", StartsIn: null),
        new("demo-pl", Language.Polish, "pl", "Jesienne nowości: wełna, len i mosiądz", StartsIn: null),
        new("demo-fr", Language.French, "fr", "L’art du quotidien, fait main", TimeSpan.FromHours(1)),
        new("demo-uk", Language.Ukrainian, "ua", "Затишок удома: кераміка, льон і світло", TimeSpan.FromHours(3)),
        new("demo-it", Language.Italian, "it", "Colazione lenta: tazze, taglieri e profumi", TimeSpan.FromHours(20)),
        new("demo-pt", Language.Portuguese, "br", "Casa com alma: linho, latão e luz", TimeSpan.FromDays(1)),
        new("demo-ru", Language.Russian, "kz", "Уютный вечер: свечи, пледы и чай", TimeSpan.FromDays(2)),
    ];

    private static ProductSnapshot Product(string id, string title, string description, long price) =>
        new(new ProductId(id), title, description, $"/demo/{id}.svg", price, "EUR");
}
