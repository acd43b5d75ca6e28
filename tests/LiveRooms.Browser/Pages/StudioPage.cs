using System.Globalization;
using LiveRooms.Browser.Stage;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LiveRooms.Browser.Pages;

/// <summary>The studio, as a creator works in it.</summary>
public sealed class StudioPage(Visitor visitor)
{
    private readonly IPage _page = visitor.Page;

    public Visitor Visitor => visitor;

    public ILocator Connection => _page.GetByTestId("connection");

    public ILocator Status => _page.GetByTestId("show-status");

    public ILocator Audience => _page.GetByTestId("studio-audience");

    public ILocator Hearts => _page.GetByTestId("studio-hearts");

    public ILocator Drop => _page.GetByTestId("studio-drop");

    public ILocator Orders => _page.GetByTestId("order-row");

    public ILocator Lines => _page.GetByTestId("chat-text");

    public ILocator Shows => _page.GetByTestId("studio-show");

    public ILocator Order(string orderId) => _page.Locator($"[data-testid=order-row][data-order-id='{orderId}']");

    public async Task SignIn(string creatorId, string name)
    {
        await _page.GotoAsync("/studio");
        await _page.GetByTestId("creator-id").FillAsync(creatorId);
        await _page.GetByTestId("creator-name").FillAsync(name);
        await _page.GetByTestId("sign-in").ClickAsync();
        await Expect(_page.GetByTestId("create-show")).ToBeVisibleAsync();
    }

    /// <summary>Makes a show and stands at its desk; answers its id.</summary>
    public async Task<string> CreateShow(string title, string language, string market, bool headline = false)
    {
        await _page.GetByTestId("new-show-title").FillAsync(title);
        await _page.GetByTestId("new-show-language").SelectOptionAsync(language);
        await _page.GetByTestId("new-show-market").FillAsync(market);
        if (headline)
            await _page.GetByTestId("new-show-headline").CheckAsync(new() { Force = true });
        await _page.GetByTestId("create-show").ClickAsync();
        await Expect(Status).ToHaveAttributeAsync("data-status", "scheduled");
        await Connected();
        return new Uri(_page.Url).Segments[^1];
    }

    /// <summary>Goes to the desk of a show made before.</summary>
    public async Task Open(string showId)
    {
        await Shows.And(_page.Locator($"[data-show-id='{showId}']")).ClickAsync();
        await Connected();
    }

    /// <summary>Puts a product into the shop; <paramref name="rate"/> is its commission in percent.</summary>
    public async Task AddProduct(string title, string price, string? rate = null)
    {
        if (rate is not null)
        {
            await _page.Locator("details:has([data-testid=product-rate]) > summary").ClickAsync();
            await _page.GetByTestId("product-rate").FillAsync(rate);
        }

        await _page.GetByTestId("product-title").FillAsync(title);
        await _page.GetByTestId("product-price").FillAsync(price);
        await _page.GetByTestId("add-product").ClickAsync();
        await Expect(Product(title)).ToBeVisibleAsync();
    }

    public async Task GoLive()
    {
        await _page.GetByTestId("go-live").ClickAsync();
        await Expect(Status).ToHaveAttributeAsync("data-status", "live");
    }

    /// <summary>Ends the show; the page asks once whether that is meant.</summary>
    public async Task EndShow()
    {
        var button = _page.GetByTestId("end-show");
        await button.ClickAsync();
        await Expect(button).ToHaveAttributeAsync("data-sure", "true");
        await button.ClickAsync();
        await Expect(Status).ToHaveAttributeAsync("data-status", "ended");
    }

    public async Task Pin(string title)
    {
        await Product(title).GetByTestId("pin-product").ClickAsync();
        await Expect(Product(title)).ToHaveAttributeAsync("data-pinned", "true");
    }

    /// <summary>Announces a drop of the shop's first product; answers its id.</summary>
    public async Task<string> CreateDrop(int stock, int limit, int holdSeconds)
    {
        await _page.GetByTestId("drop-stock").FillAsync(Text(stock));
        await _page.GetByTestId("drop-limit").FillAsync(Text(limit));
        await _page.GetByTestId("drop-hold").FillAsync(Text(holdSeconds));
        await _page.GetByTestId("create-drop").ClickAsync();
        await Expect(Drop).ToHaveAttributeAsync("data-status", "announced");
        return await Drop.GetAttributeAsync("data-drop-id") ?? "";
    }

    public async Task OpenDrop()
    {
        await _page.GetByTestId("open-drop").ClickAsync();
        await Expect(Drop).ToHaveAttributeAsync("data-status", "open");
    }

    public async Task CloseDrop()
    {
        await _page.GetByTestId("close-drop").ClickAsync();
        await Expect(Drop).ToHaveAttributeAsync("data-status", "closed");
    }

    public async Task Restock(int units)
    {
        await _page.GetByTestId("restock-units").FillAsync(Text(units));
        await _page.GetByTestId("restock-drop").ClickAsync();
    }

    public async Task Say(string line)
    {
        await _page.GetByTestId("chat-input").FillAsync(line);
        await _page.GetByTestId("chat-send").ClickAsync();
    }

    /// <summary>Mutes, or unmutes, whoever said this line.</summary>
    public async Task Mute(string line, bool hush)
    {
        var button = _page.GetByTestId("chat-line").Filter(new() { HasText = line }).GetByTestId("mute-viewer");
        await Expect(button).ToHaveAttributeAsync("data-muted", hush ? "false" : "true");
        await button.ClickAsync();
        await Expect(button).ToHaveAttributeAsync("data-muted", hush ? "true" : "false");
    }

    public Task Connected() => Expect(Connection).ToHaveAttributeAsync("data-state", "connected");

    public Task Reconnecting() => Expect(Connection).ToHaveAttributeAsync("data-state", "reconnecting");

    /// <summary>Waits until the chat holds exactly these lines in this order.</summary>
    public Task Reads(params string[] lines) => Expect(Lines).ToHaveTextAsync(lines);

    public Task ShowsHearts(int count) => Expect(Hearts).ToHaveAttributeAsync("data-value", Text(count));

    public Task ShowsAudience(int count) => Expect(Audience).ToHaveAttributeAsync("data-value", Text(count));

    private ILocator Product(string title) => _page.GetByTestId("product").Filter(new() { HasText = title });

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
