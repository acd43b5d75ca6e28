using LiveRooms.Browser.Stage;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LiveRooms.Browser.Pages;

/// <summary>The operator's page.</summary>
public sealed class OpsPage(Visitor visitor)
{
    /// <summary>Every process that the map names.</summary>
    public ILocator Processes => visitor.Page.GetByTestId("process");

    /// <summary>Those that are in a state.</summary>
    public ILocator In(string state) => visitor.Page.Locator($"[data-testid=process][data-state={state}]");

    /// <summary>The row of a hot room.</summary>
    public ILocator Room(string showId) => visitor.Page.Locator($"[data-testid=hot-room][data-show-id=\"{showId}\"]");

    /// <summary>How loaded each process says it is.</summary>
    public ILocator Loads => visitor.Page.GetByTestId("load");

    /// <summary>What silos are kept for.</summary>
    public ILocator Labels => visitor.Page.GetByTestId("label");

    /// <summary>What became of the last warm-up.</summary>
    public ILocator Warmed => visitor.Page.GetByTestId("warmed");

    /// <summary>Where the show that was warmed lives.</summary>
    public ILocator Home => visitor.Page.GetByTestId("warm-home");

    /// <summary>Each edge and the warm room.</summary>
    public ILocator WarmEdges => visitor.Page.GetByTestId("warm-edge");

    /// <summary>The link to the Orleans Dashboard.</summary>
    public ILocator Dashboard => visitor.Page.GetByTestId("dashboard");

    /// <summary>The way in.</summary>
    public ILocator Door => visitor.Page.GetByTestId("ops-enter");

    /// <summary>Opens the page and enters as anybody may in Development.</summary>
    public async Task Enter()
    {
        await visitor.Page.GotoAsync("/ops");
        await Door.ClickAsync();
        await Expect(Processes.First).ToBeVisibleAsync();
    }

    /// <summary>Signs out.</summary>
    public async Task Leave()
    {
        await visitor.Page.GetByTestId("ops-leave").ClickAsync();
        await Expect(Door).ToBeVisibleAsync();
    }

    /// <summary>Has a show warmed.</summary>
    public async Task Warm(string showId)
    {
        await visitor.Page.GetByTestId("warm-show").FillAsync(showId);
        await visitor.Page.GetByTestId("warm").ClickAsync();
    }

    /// <summary>Has the show that was warmed let go.</summary>
    public Task LetGo() => visitor.Page.GetByTestId("let-go").ClickAsync();

    /// <summary>Asks to empty a process, by its place in the map; answers the button that asks whether one is sure.</summary>
    public async Task<ILocator> AskDrain(int place)
    {
        var button = Processes.Nth(place).GetByTestId("drain");
        await button.ClickAsync();
        await Expect(button).ToHaveAttributeAsync("data-sure", "true");
        return button;
    }

    /// <summary>Empties a process, by its place in the map: asks, and is sure.</summary>
    public async Task Drain(int place) => await (await AskDrain(place)).ClickAsync();
}
