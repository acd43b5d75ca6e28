using LiveRooms.Browser.Stage;
using LiveRooms.TestKit;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LiveRooms.Browser.Stories;

public sealed class KeyboardTests(Chromium chromium, OpenHouse house) : BrowserTest(chromium)
{
    // More stops than a room has; whoever needs more is lost.
    private const int MaxStops = 40;

    protected override ServerProcess Server => house.Server;

    [Fact]
    public async Task A_viewer_needs_no_mouse()
    {
        var creator = await Creator.SignIn(house.Api, "keys");
        var show = await creator.Show();
        await creator.Drop(show, stock: 1);
        var room = await Enter(show);
        var keyboard = room.Visitor.Page.Keyboard;

        await TabTo(room.ChatInput);
        await keyboard.TypeAsync("No mouse here");
        await keyboard.PressAsync("Enter");
        await room.Reads("No mouse here");
        await Expect(room.ChatInput).ToBeFocusedAsync();
        await keyboard.TypeAsync("And a button");
        await TabTo(room.ChatSend);
        await keyboard.PressAsync("Space");
        await room.Reads("No mouse here", "And a button");

        await TabTo(room.HeartButton);
        await keyboard.PressAsync("Enter");
        await keyboard.PressAsync("Space");
        await room.ShowsHearts(2);

        await TabTo(room.ReserveButton);
        await keyboard.PressAsync("Enter");
        await room.Stands("held");
        await TabTo(room.ConfirmButton);
        await keyboard.PressAsync("Enter");
        await room.Stands("confirmed");
        await Expect(room.Order).ToBeVisibleAsync();
    }

    /// <summary>Presses Tab until the element has the focus, and sees to it that the eye can tell.</summary>
    private static async Task TabTo(ILocator target)
    {
        await Expect(target).ToBeEnabledAsync();
        for (var stop = 0; stop < MaxStops; stop++)
        {
            await target.Page.Keyboard.PressAsync("Tab");
            if (!await target.EvaluateAsync<bool>("element => element === document.activeElement"))
                continue;
            Assert.True(await target.EvaluateAsync<bool>("element => element.matches(':focus-visible')"));
            Assert.NotEqual("none", await target.EvaluateAsync<string>(
                "element => { const { outlineStyle, boxShadow } = getComputedStyle(element); return outlineStyle === 'none' ? boxShadow : outlineStyle; }"));
            return;
        }

        Assert.Fail($"{target} is not reached by {MaxStops} presses of Tab");
    }
}
