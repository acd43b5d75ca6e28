using LiveRooms.Browser.Pages;
using LiveRooms.Browser.Stage;
using LiveRooms.TestKit;
using static LiveRooms.Browser.Stage.Phones;
using static Microsoft.Playwright.Assertions;

namespace LiveRooms.Browser.Stories;

public sealed class PhoneTests(Chromium chromium, OpenHouse house) : BrowserTest(chromium)
{
    protected override ServerProcess Server => house.Server;

    [Fact]
    public async Task A_room_is_usable_on_a_phone()
    {
        var creator = await Creator.SignIn(house.Api, "phone");
        var show = await creator.Show("A show with a title that is far longer than any phone is wide, said twice: far longer");
        await creator.Drop(show, stock: 2);
        var room = await Enter(show, phone: true);
        await WhollyInSight(room.ReserveButton, room.ChatInput, room.ChatSend, room.HeartButton);
        await NothingSticksOut(room.Visitor);

        await room.ChatInput.FillAsync(string.Concat(Enumerable.Repeat("a-very-long-word", 12)));
        await room.ChatSend.TapAsync();
        await Expect(room.Lines).ToHaveCountAsync(1);
        await WhollyInSight(room.Lines);
        await room.HeartButton.TapAsync();
        await room.ShowsHearts(1);
        await room.ReserveButton.TapAsync();
        await room.Stands("held");
        await WhollyInSight(room.ConfirmButton, room.ReleaseButton, room.HoldTimer, room.ChatInput);
        await NothingSticksOut(room.Visitor);
        await room.ConfirmButton.TapAsync();
        await room.Stands("confirmed");
        await WhollyInSight(room.Order, room.ChatInput);
        await NothingSticksOut(room.Visitor);
    }

    [Fact]
    public async Task Lobby_and_studio_fit_a_phone()
    {
        var creator = await Creator.SignIn(house.Api, "pocket");
        var show = await creator.Show("Pocket show", market: "pocket");
        await creator.Drop(show, stock: 5);
        var visitor = await Come(phone: true);
        var lobby = new LobbyPage(visitor);
        await lobby.Open("?market=pocket");
        await lobby.Shows([show], []);
        await NothingSticksOut(visitor);

        var studio = new StudioPage(visitor);
        await studio.SignIn(creator.Id, "Pocket");
        await NothingSticksOut(visitor);
        await studio.Open(show);
        await Expect(studio.Drop).ToHaveAttributeAsync("data-status", "open");
        await NothingSticksOut(visitor);
    }
}
