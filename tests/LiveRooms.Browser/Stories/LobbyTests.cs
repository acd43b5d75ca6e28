using System.Text.RegularExpressions;
using LiveRooms.Browser.Pages;
using LiveRooms.Browser.Stage;
using LiveRooms.TestKit;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LiveRooms.Browser.Stories;

public sealed class LobbyTests(Chromium chromium, OpenHouse house) : BrowserTest(chromium)
{
    protected override ServerProcess Server => house.Server;

    [Fact]
    public async Task Shows_are_found_by_language_and_market()
    {
        var creator = await Creator.SignIn(house.Api, "lobby");
        var polishHere = await creator.Show("Wieczór przy herbacie", "pl", "lobby-here");
        var frenchHere = await creator.Show("Une soirée ensemble", "fr", "lobby-here");
        var polishThere = await creator.Show("Poranek z kawą", "pl", "lobby-there", live: false);
        var lobby = new LobbyPage(await Come());
        await lobby.Open();
        await lobby.Shows([polishHere, frenchHere, polishThere], []);

        await lobby.ChooseLanguage("pl");
        await lobby.Shows([polishHere, polishThere], [frenchHere]);
        await lobby.ChooseMarket("lobby-here");
        await lobby.Shows([polishHere], [frenchHere, polishThere]);
        await Expect(lobby.Cards).ToHaveCountAsync(1);
        await lobby.ChooseLanguage("");
        await lobby.Shows([polishHere, frenchHere], [polishThere]);
        await lobby.ChooseLanguage("it");
        await Expect(lobby.Empty).ToBeVisibleAsync();
        await lobby.Empty.GetByRole(AriaRole.Button).ClickAsync();
        await lobby.Shows([polishHere, frenchHere, polishThere], []);
    }

    [Fact]
    public async Task A_filtered_lobby_has_an_address_of_its_own()
    {
        var creator = await Creator.SignIn(house.Api, "sender");
        var wanted = await creator.Show("Noche de barro", "es", "sent");
        var other = await creator.Show("Noite de barro", "pt", "sent");
        var lobby = new LobbyPage(await Come());
        await lobby.Open("?language=es&market=sent");
        await lobby.Shows([wanted], [other]);
        await Expect(lobby.Language).ToHaveValueAsync("es");
        await Expect(lobby.Market).ToHaveValueAsync("sent");
    }

    [Fact]
    public async Task A_card_leads_into_its_room()
    {
        var creator = await Creator.SignIn(house.Api, "door");
        var show = await creator.Show("Behind this door", market: "door");
        var visitor = await Come();
        var lobby = new LobbyPage(visitor);
        await lobby.Open("?market=door");
        await Expect(lobby.Card(show)).ToContainTextAsync("Behind this door");
        await lobby.Card(show).ClickAsync();
        var room = new RoomPage(visitor);
        await room.Connected();
        await Expect(visitor.Page).ToHaveURLAsync(new Regex($"/shows/{show}$"));
        await Expect(visitor.Page).ToHaveTitleAsync(new Regex("Behind this door"));
        await room.ShowsAudience(1);
    }
}
