using System.Globalization;
using LiveRooms.Protocol.Hub;
using Microsoft.Playwright;

namespace LiveRooms.Browser.Pages;

/// <summary>The numbers of a drop, as a page or the server gives them.</summary>
public sealed record DropFigures(string Status, int Stock, int Free, int Held, int Sold, int Waiting)
{
    /// <summary>The numbers that the API gives.</summary>
    public static DropFigures Of(DropCard card) => new(card.Status, card.Stock, card.Free, card.Held, card.Sold, card.Waiting);

    /// <summary>Waits until a drop's card in a room or a studio shows exactly these numbers.</summary>
    public async Task ShownBy(ILocator card)
    {
        await Assertions.Expect(card).ToHaveAttributeAsync("data-status", Status);
        await Number(card, "stock", Stock);
        await Number(card, "free", Free);
        await Number(card, "held", Held);
        await Number(card, "sold", Sold);
        await Number(card, "waiting", Waiting);
    }

    private static Task Number(ILocator card, string name, int value) =>
        Assertions.Expect(card).ToHaveAttributeAsync($"data-{name}", value.ToString(CultureInfo.InvariantCulture));
}
