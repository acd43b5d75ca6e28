using System.Globalization;
using LiveRooms.Browser.Stage;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LiveRooms.Browser.Pages;

/// <summary>The part of the studio where drops are announced, led and settled.</summary>
public sealed class DropDesk(Visitor visitor)
{
    private readonly IPage _page = visitor.Page;

    public Visitor Visitor => visitor;

    public ILocator Drop => _page.GetByTestId("studio-drop");

    public ILocator Lottery => _page.GetByTestId("studio-lottery");

    public ILocator DrawNow => _page.GetByTestId("draw-now");

    public ILocator Settlement => _page.GetByTestId("settlement");

    public ILocator Shares => _page.GetByTestId("share-row");

    public ILocator Commission => _page.GetByTestId("commission-total");

    public ILocator WebhookUrl => _page.GetByTestId("webhook-url");

    public ILocator WebhookSecret => _page.GetByTestId("webhook-secret");

    /// <summary>A variant's line in the drop's table.</summary>
    public ILocator Variant(string id) => _page.Locator($"[data-testid=studio-variant][data-variant-id='{id}']");

    /// <summary>Announces a lottery of the shop's first product; answers the drop's id.</summary>
    public async Task<string> AnnounceLottery(int stock, int entrySeconds)
    {
        await _page.GetByTestId("drop-stock").FillAsync(Text(stock));
        await _page.GetByTestId("drop-mode").SelectOptionAsync("lottery");
        await _page.GetByTestId("drop-entry-seconds").FillAsync(Text(entrySeconds));
        return await Announce();
    }

    /// <summary>Announces a drop whose orders are paid, in these variants; answers its id.</summary>
    public async Task<string> AnnounceVariants(params (string Title, int Stock, string Price)[] variants)
    {
        await _page.GetByTestId("drop-variants").CheckAsync(new() { Force = true });
        await _page.GetByTestId("drop-payment").CheckAsync(new() { Force = true });
        for (var i = 0; i < variants.Length; i++)
        {
            if (i > 1)
                await _page.GetByTestId("add-variant").ClickAsync();
            var row = _page.GetByTestId("variant-row").Nth(i);
            await row.GetByTestId("variant-title").FillAsync(variants[i].Title);
            await row.GetByTestId("variant-stock").FillAsync(Text(variants[i].Stock));
            await row.GetByTestId("variant-price").FillAsync(variants[i].Price);
        }

        return await Announce();
    }

    public async Task Open()
    {
        await _page.GetByTestId("open-drop").ClickAsync();
        await Expect(Drop).ToHaveAttributeAsync("data-status", "open");
    }

    public async Task OpenWithCountdown(int seconds)
    {
        await _page.GetByTestId("countdown-seconds").FillAsync(Text(seconds));
        await _page.GetByTestId("start-countdown").ClickAsync();
    }

    public async Task Restock(string variantId, int units)
    {
        await _page.GetByTestId("variant-choice").First.SelectOptionAsync(variantId);
        await _page.GetByTestId("restock-units").FillAsync(Text(units));
        await _page.GetByTestId("restock-drop").ClickAsync();
    }

    /// <summary>Gives units to the only other show.</summary>
    public async Task Share(int units)
    {
        await _page.GetByTestId("shares-fold").GetByText("Shared with other shows").ClickAsync();
        await _page.GetByTestId("share-units").FillAsync(Text(units));
        await _page.GetByTestId("share-drop").ClickAsync();
    }

    public Task TakeBack() => _page.GetByTestId("revoke-share").ClickAsync();

    /// <summary>The orders as a table, as the browser keeps it.</summary>
    public async Task<string> SaveOrders()
    {
        var file = await _page.RunAndWaitForDownloadAsync(() => _page.GetByTestId("orders-csv").ClickAsync());
        return await File.ReadAllTextAsync(await file.PathAsync());
    }

    public async Task SaveWebhook(string url)
    {
        await WebhookUrl.FillAsync(url);
        await _page.GetByTestId("save-webhook").ClickAsync();
    }

    public Task RemoveWebhook() => _page.GetByTestId("remove-webhook").ClickAsync();

    private async Task<string> Announce()
    {
        await _page.GetByTestId("create-drop").ClickAsync();
        await Expect(Drop).ToHaveAttributeAsync("data-status", "announced");
        return await Drop.GetAttributeAsync("data-drop-id") ?? "";
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
