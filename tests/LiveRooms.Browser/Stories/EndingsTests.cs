using LiveRooms.Browser.Pages;
using LiveRooms.Browser.Stage;
using LiveRooms.Protocol;
using LiveRooms.TestKit;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LiveRooms.Browser.Stories;

/// <summary>What is over, or never was, says so.</summary>
public sealed class EndingsTests(Chromium chromium, OpenHouse house) : BrowserTest(chromium)
{
    protected override ServerProcess Server => house.Server;

    [Fact]
    public async Task A_sold_out_drop_says_so_to_buyer_and_bystander()
    {
        var creator = await Creator.SignIn(house.Api, "last");
        var show = await creator.Show();
        await creator.Drop(show, stock: 1, waitlist: 0);
        var buyer = await Enter(show);
        var bystander = await Enter(show);
        await buyer.ReserveButton.ClickAsync();
        await buyer.ConfirmButton.ClickAsync();
        await buyer.Stands("confirmed");
        var soldOut = new DropFigures("soldOut", Stock: 1, Free: 0, Held: 0, Sold: 1, Waiting: 0);
        foreach (var room in (RoomPage[])[buyer, bystander])
        {
            await soldOut.ShownBy(room.Drop);
            await Expect(room.Drop).ToContainTextAsync("Sold out");
        }

        await Expect(buyer.ReserveButton).ToHaveCountAsync(0);
        await Expect(bystander.ReserveButton).ToHaveAttributeAsync("data-action", "soldOut");
        await Expect(bystander.ReserveButton).ToBeDisabledAsync();
    }

    [Fact]
    public async Task A_closed_drop_lets_holds_be_confirmed_and_sends_the_line_home()
    {
        var creator = await Creator.SignIn(house.Api, "closing");
        var show = await creator.Show();
        await creator.Drop(show, stock: 1);
        var studio = new StudioPage(await Come());
        await studio.SignIn(creator.Id, "Closing");
        await studio.Open(show);
        var holder = await Enter(show);
        var waiting = await Enter(show);
        var bystander = await Enter(show);
        await holder.ReserveButton.ClickAsync();
        await holder.Stands("held");
        await waiting.ReserveButton.ClickAsync();
        await waiting.Stands("waiting");

        var told = waiting.Told("waitlistClosed");
        await studio.CloseDrop();
        await told;
        await waiting.Stands("released");
        await Expect(waiting.Reservation).ToContainTextAsync("The drop closed before your turn came");
        foreach (var room in (RoomPage[])[holder, waiting, bystander])
        {
            await Expect(room.Drop).ToHaveAttributeAsync("data-status", "closed");
            await Expect(room.Drop).ToContainTextAsync("Closed");
            await Expect(room.ReserveButton).ToHaveCountAsync(0);
        }

        await holder.ConfirmButton.ClickAsync();
        await holder.Stands("confirmed");
    }

    [Fact]
    public async Task An_ended_show_says_so_and_stays_readable()
    {
        var creator = await Creator.SignIn(house.Api, "curtain");
        var show = await creator.Show();
        var room = await Enter(show);
        await room.Say("What an evening");
        await room.Reads("What an evening");
        await creator.End(show);
        await Ended(room);
        await Ended(await Enter(show));
    }

    [Fact]
    public async Task An_unknown_show_has_a_page_that_says_so_and_leads_back()
    {
        var visitor = await Come();
        var room = new RoomPage(visitor);
        await room.Open("nobody-made-this");
        await Expect(room.Refused).ToHaveAttributeAsync("data-code", $"{(int)ProblemCode.ShowUnknown}");
        await Expect(room.Refused).ToContainTextAsync("There is no such room");
        await room.Refused.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(new LobbyPage(visitor).Language).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_address_of_nothing_says_so()
    {
        var visitor = await Come();
        await visitor.Page.GotoAsync("/no/such/page");
        await Expect(visitor.Page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("There is nothing at this address");
    }

    private static async Task Ended(RoomPage room)
    {
        await Expect(room.Status).ToHaveAttributeAsync("data-status", "ended");
        await room.Reads("What an evening");
        await Expect(room.ChatInput).ToBeDisabledAsync();
        await Expect(room.ChatSend).ToBeDisabledAsync();
        await Expect(room.HeartButton).ToBeDisabledAsync();
    }
}
