using LiveRooms.Browser.Stage;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LiveRooms.Browser.Pages;

/// <summary>The lobby, as anybody finds it.</summary>
public sealed class LobbyPage(Visitor visitor)
{
    private readonly IPage _page = visitor.Page;

    public ILocator Cards => _page.GetByTestId("show-card");

    public ILocator Empty => _page.GetByTestId("lobby-empty");

    public ILocator Language => _page.GetByTestId("filter-language");

    public ILocator Market => _page.GetByTestId("filter-market");

    public Task Open(string query = "") => _page.GotoAsync("/" + query);

    /// <summary>The card of one show.</summary>
    public ILocator Card(string showId) => _page.Locator($"[data-testid=show-card][data-show-id='{showId}']");

    /// <summary>Picks a language by its code; the empty text means all.</summary>
    public Task ChooseLanguage(string code) => Language.SelectOptionAsync(code);

    /// <summary>Picks a market; the empty text means all.</summary>
    public Task ChooseMarket(string market) => Market.SelectOptionAsync(market);

    /// <summary>Waits until, of these shows, exactly the first ones are on show.</summary>
    public async Task Shows(IEnumerable<string> shown, IEnumerable<string> hidden)
    {
        foreach (var id in shown)
            await Expect(Card(id)).ToBeVisibleAsync();
        foreach (var id in hidden)
            await Expect(Card(id)).ToHaveCountAsync(0);
    }
}
