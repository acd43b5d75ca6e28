using LiveRooms.Browser.Pages;
using LiveRooms.Browser.Stage;
using LiveRooms.TestKit;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LiveRooms.Browser.Stories;

/// <summary>What a creator sees once something was sold.</summary>
public sealed class SettlementTests(Chromium chromium, OpenHouse house) : BrowserTest(chromium)
{
    protected override ServerProcess Server => house.Server;

    [Fact]
    public async Task A_closed_drop_is_settled_and_its_commission_counted()
    {
        var visitor = await Come();
        var studio = new StudioPage(visitor);
        await studio.SignIn("settled", "Settled");
        var show = await studio.CreateShow("Counted to the cent", "en", "eu");
        await studio.AddProduct("Brass lamp", "39.90", rate: "12.5");
        await studio.GoLive();
        await studio.CreateDrop(stock: 3, limit: 1, holdSeconds: 60);
        await studio.OpenDrop();
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var room = await Enter(show);
            await room.ReserveButton.ClickAsync();
            await room.ConfirmButton.ClickAsync();
            await room.Stands("confirmed");
        }

        await studio.CloseDrop();
        var desk = new DropDesk(visitor);
        await Expect(desk.Settlement).ToHaveAttributeAsync("data-sold", "2");
        await Expect(desk.Settlement).ToHaveAttributeAsync("data-net", "7980");
        await Expect(desk.Settlement).ToHaveAttributeAsync("data-commission", "998");
        var rows = (await desk.SaveOrders()).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(3, rows.Length);
        Assert.All(rows[1..], row => Assert.Contains("3990", row.Replace(".", "", StringComparison.Ordinal), StringComparison.Ordinal));

        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Studio" }).ClickAsync();
        await Expect(desk.Commission).ToHaveAttributeAsync("data-commission", "998");
    }

    [Fact]
    public async Task A_slice_is_shared_with_another_show_and_taken_back()
    {
        var creator = await Creator.SignIn(house.Api, "slices");
        var (home, other) = (await creator.Show("At home"), await creator.Show("Elsewhere"));
        await creator.Drop(home, stock: 5);
        var visitor = await Come();
        var studio = new StudioPage(visitor);
        await studio.SignIn(creator.Id, "Slices");
        await studio.Open(home);
        var desk = new DropDesk(visitor);
        await desk.Share(2);
        await Expect(desk.Shares).ToHaveAttributeAsync("data-stock", "2");
        var guest = await Enter(other);
        await guest.ReserveButton.ClickAsync();
        await guest.Stands("held");
        await Expect(guest.Drop).ToHaveAttributeAsync("data-stock", "2");
        await Expect(desk.Shares).ToHaveAttributeAsync("data-free", "1");
        await desk.TakeBack();
        await Expect(desk.Shares).ToHaveAttributeAsync("data-stock", "1");
        await Expect(desk.Drop).ToHaveAttributeAsync("data-free", "4");
    }

    [Fact]
    public async Task A_webhook_says_its_secret_once()
    {
        var creator = await Creator.SignIn(house.Api, "hooked");
        var visitor = await Come();
        await new StudioPage(visitor).SignIn(creator.Id, "Hooked");
        var desk = new DropDesk(visitor);
        await desk.SaveWebhook("https://shop.example/hooks");
        await Expect(desk.WebhookSecret).ToBeVisibleAsync();
        await visitor.Page.ReloadAsync();
        await Expect(desk.WebhookUrl).ToHaveValueAsync("https://shop.example/hooks");
        await Expect(desk.WebhookSecret).ToHaveCountAsync(0);
        await desk.RemoveWebhook();
        await Expect(desk.WebhookUrl).ToHaveValueAsync("");
    }
}
