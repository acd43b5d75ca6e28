using LiveRooms.Browser.Pages;
using LiveRooms.Browser.Stage;
using LiveRooms.TestKit;
using static Microsoft.Playwright.Assertions;

namespace LiveRooms.Browser.Stories;

/// <summary>
/// What a newcomer sees first. Pictures of it, for people to look at, are kept when a folder for them is named:
/// <c>LIVEROOMS_SCREENSHOTS=folder dotnet run --project tests/LiveRooms.Browser -- -class '*DemoTests'</c>.
/// </summary>
public sealed class DemoTests(Chromium chromium) : BrowserTest(chromium)
{
    private const string Show = "demo-en";
    private const string Creator = "atelier-nord";
    private const string CreatorName = "Atelier Nord";

    private static readonly string[] Languages = ["en", "ru", "es", "pt", "fr", "it", "pl", "uk"];
    private static readonly string? Folder = Environment.GetEnvironmentVariable("LIVEROOMS_SCREENSHOTS");

    private readonly ServerProcess _server = new("--LiveRooms:Demo:Enabled", "true", "--LiveRooms:Demo:DropDelay", "00:00:05");

    protected override ServerProcess Server => _server;

    [Fact]
    public async Task The_demo_fills_lobby_room_and_studio()
    {
        await TheLobbyHasAShowInEachLanguage(phone: false);
        await TheRoomMoves(phone: false);
        await TheRoomMoves(phone: true);
        await TheStudioSells();
        await TheLobbyHasAShowInEachLanguage(phone: true);
    }

    public override async ValueTask InitializeAsync() => await _server.Start();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _server.DisposeAsync();
    }

    private async Task TheLobbyHasAShowInEachLanguage(bool phone)
    {
        var visitor = await Come(phone);
        var lobby = new LobbyPage(visitor);
        await lobby.Open();
        await lobby.Shows(Languages.Select(language => $"demo-{language}"), []);
        await Expect(lobby.Card(Show)).Not.ToHaveAttributeAsync("data-audience", "0");
        await Picture(visitor, phone ? "lobby-phone" : "lobby");
    }

    /// <summary>People talk, hearts fly, the drop opens, and one unit can be had.</summary>
    private async Task TheRoomMoves(bool phone)
    {
        var room = await Enter(Show, phone);
        await Expect(room.Drop).ToHaveAttributeAsync("data-status", "open");
        await Expect(room.Lines.Nth(5)).ToBeVisibleAsync();
        await Expect(room.Hearts).Not.ToHaveAttributeAsync("data-value", "0");
        await room.ReserveButton.ClickAsync();
        await Expect(room.ConfirmButton).ToBeVisibleAsync();
        await room.SendHearts(6);
        await Picture(room.Visitor, phone ? "room-phone" : "room");
    }

    private async Task TheStudioSells()
    {
        var visitor = await Come();
        var studio = new StudioPage(visitor);
        await studio.SignIn(Creator, CreatorName);
        await Expect(studio.Shows).ToHaveCountAsync(Languages.Length);
        await studio.Open(Show);
        await Expect(studio.Orders.First).ToBeVisibleAsync();
        await Picture(visitor, "studio");
    }

    private static async Task Picture(Visitor visitor, string name)
    {
        if (Folder is not null)
            await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}.png") });
    }
}
