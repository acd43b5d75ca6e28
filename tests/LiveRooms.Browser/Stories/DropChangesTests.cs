using LiveRooms.Browser.Pages;
using LiveRooms.Browser.Stage;
using LiveRooms.TestKit;
using static Microsoft.Playwright.Assertions;

namespace LiveRooms.Browser.Stories;

/// <summary>A creator changes a drop while viewers stand before it.</summary>
public sealed class DropChangesTests(Chromium chromium, OpenHouse house) : BrowserTest(chromium)
{
    protected override ServerProcess Server => house.Server;

    [Fact]
    public async Task A_drop_is_paused_repriced_refunded_and_the_viewers_see_each()
    {
        var creator = await Creator.SignIn(house.Api, "changes");
        var show = await creator.Show();
        await creator.Drop(show, stock: 2);
        var visitor = await Come();
        var studio = new StudioPage(visitor);
        await studio.SignIn(creator.Id, "Changes");
        await studio.Open(show);
        var early = await Enter(show);
        var late = await Enter(show);
        await early.ReserveButton.ClickAsync();
        await early.Stands("held");
        var price = long.Parse(await early.Reservation.GetAttributeAsync("data-price") ?? "", null);

        await Click(visitor, "pause-drop");
        await Expect(late.Drop).ToHaveAttributeAsync("data-status", "paused");
        await Expect(late.Drop).ToContainTextAsync("Paused");
        await Expect(late.ReserveButton).ToBeDisabledAsync();

        await visitor.Page.GetByTestId("price-value").FillAsync("3.21");
        await Click(visitor, "price-drop");
        await Expect(late.Drop).ToContainTextAsync("3.21");
        var told = late.Told("dropResumed");
        await Click(visitor, "resume-drop");
        await told;

        await late.ReserveButton.ClickAsync();
        await late.Stands("held");
        await Expect(late.Reservation).ToHaveAttributeAsync("data-price", "321");
        await Expect(early.Reservation).ToHaveAttributeAsync("data-price", $"{price}");
        await late.ConfirmButton.ClickAsync();
        await late.Stands("confirmed");

        var refunded = late.Told("refunded");
        await Click(visitor, "refund-order");
        await Click(visitor, "refund-for-good");
        await refunded;
        await late.Stands("refunded");
        await Expect(studio.Orders).ToHaveAttributeAsync("data-status", "refunded");
        await new DropFigures("open", Stock: 1, Free: 0, Held: 1, Sold: 0, Waiting: 0).ShownBy(late.Drop);

        var cancelled = early.Told("cancelled");
        await Click(visitor, "cancel-order");
        await cancelled;
        await early.Stands("cancelled");
        await Click(visitor, "reduce-drop");
        await new DropFigures("soldOut", Stock: 0, Free: 0, Held: 0, Sold: 0, Waiting: 0).ShownBy(early.Drop);
        await Click(visitor, "extend-drop");
        await Expect(early.Drop).ToContainTextAsync("Sold out");
    }

    private static Task Click(Visitor visitor, string testId) => visitor.Page.GetByTestId(testId).ClickAsync();
}
