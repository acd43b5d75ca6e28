using LiveRooms.Browser.Pages;
using LiveRooms.Browser.Stage;
using LiveRooms.Protocol;
using LiveRooms.TestKit;
using static Microsoft.Playwright.Assertions;

namespace LiveRooms.Browser.Stories;

public sealed class MutedViewerTests(Chromium chromium, OpenHouse house) : BrowserTest(chromium)
{
    protected override ServerProcess Server => house.Server;

    [Fact]
    public async Task A_muted_viewer_is_told_and_cannot_chat_until_unmuted()
    {
        var creator = await Creator.SignIn(house.Api, "calm");
        var show = await creator.Show();
        var studio = new StudioPage(await Come());
        await studio.SignIn(creator.Id, "Calm");
        await studio.Open(show);
        var loud = await Enter(show);
        var quiet = await Enter(show);
        await loud.Say("BUY MY THINGS INSTEAD");
        await studio.Reads("BUY MY THINGS INSTEAD");

        var told = loud.Told("muted");
        await studio.Mute("BUY MY THINGS INSTEAD", hush: true);
        await told;
        await loud.Say("you cannot stop me");
        await Expect(loud.ChatError).ToHaveAttributeAsync("data-code", $"{(int)ProblemCode.ChatMuted}");
        await Expect(loud.ChatError).ToContainTextAsync("muted");
        await quiet.Say("Peace at last");
        await quiet.Reads("BUY MY THINGS INSTEAD", "Peace at last");
        await loud.Reads("BUY MY THINGS INSTEAD", "Peace at last");

        told = loud.Told("unmuted");
        await studio.Mute("BUY MY THINGS INSTEAD", hush: false);
        await told;
        await loud.Say("Sorry, all");
        await quiet.Reads("BUY MY THINGS INSTEAD", "Peace at last", "Sorry, all");
        await Expect(loud.ChatError).ToHaveCountAsync(0);
    }
}
