using System.Globalization;
using LiveRooms.Browser.Pages;
using LiveRooms.Browser.Stage;
using LiveRooms.TestKit;
using static Microsoft.Playwright.Assertions;

namespace LiveRooms.Browser.Stories;

public sealed class CountdownTests(Chromium chromium, OpenHouse house) : BrowserTest(chromium)
{
    private const int Seconds = 10;

    protected override ServerProcess Server => house.Server;

    [Fact]
    public async Task Everybody_sees_the_seconds_until_a_drop_opens_by_itself()
    {
        var creator = await Creator.SignIn(house.Api, "seconds");
        var show = await creator.Show();
        var visitor = await Come();
        var studio = new StudioPage(visitor);
        await studio.SignIn(creator.Id, "Seconds");
        await studio.Open(show);
        await studio.CreateDrop(stock: 3, limit: 1, holdSeconds: 60);
        var room = await Enter(show);
        await Expect(room.OpensIn).ToHaveCountAsync(0);
        await Expect(room.ReserveButton).ToBeDisabledAsync();

        var told = room.Told("dropCountdown");
        await new DropDesk(visitor).OpenWithCountdown(Seconds);
        await told;
        var left = int.Parse(await room.OpensIn.GetAttributeAsync("data-seconds") ?? "", CultureInfo.InvariantCulture);
        Assert.InRange(left, 1, Seconds);
        await Expect(room.Drop).ToHaveAttributeAsync("data-status", "open");
        await room.ReserveButton.ClickAsync();
        await room.Stands("held");
    }
}
