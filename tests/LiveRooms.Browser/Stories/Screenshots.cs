using LiveRooms.Browser.Pages;
using LiveRooms.Browser.Stage;
using LiveRooms.TestKit;
using static Microsoft.Playwright.Assertions;

namespace LiveRooms.Browser.Stories;

/// <summary>
/// Pictures of the pages over the demo catalogue, for people to look at:
/// <c>LIVEROOMS_SCREENSHOTS=folder dotnet run --project tests/LiveRooms.Browser -- -explicit only</c>.
/// </summary>
public sealed class Screenshots(Chromium chromium) : BrowserTest(chromium)
{
    private const string Variable = "LIVEROOMS_SCREENSHOTS";
    private const string Show = "demo-en";
    private const string Creator = "atelier-nord";

    private readonly ServerProcess _server = new("--LiveRooms:Demo:Enabled", "true", "--LiveRooms:Demo:DropDelay", "00:00:05");

    protected override ServerProcess Server => _server;

    [Fact(Explicit = true)]
    public async Task Lobby_room_and_studio_with_the_demo()
    {
        var folder = Environment.GetEnvironmentVariable(Variable)
            ?? throw new InvalidOperationException($"{Variable} must name the folder for the pictures.");
        await _server.Start();
        await Lobby(Path.Combine(folder, "lobby.png"));
        await Room(Path.Combine(folder, "room.png"), phone: false);
        await Room(Path.Combine(folder, "room-phone.png"), phone: true);
        await Studio(Path.Combine(folder, "studio.png"));
        await Lobby(Path.Combine(folder, "lobby-phone.png"), phone: true);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _server.DisposeAsync();
    }

    private async Task Lobby(string path, bool phone = false)
    {
        var visitor = await Come(phone);
        var lobby = new LobbyPage(visitor);
        await lobby.Open();
        await Expect(lobby.Cards).ToHaveCountAsync(8);
        await Expect(lobby.Card(Show)).Not.ToHaveAttributeAsync("data-audience", "0");
        await Take(visitor, path);
    }

    /// <summary>A room in full swing: people talk, hearts fly, the drop is open and one unit is held here.</summary>
    private async Task Room(string path, bool phone)
    {
        var room = await Enter(Show, phone);
        await Expect(room.Drop.First).ToHaveAttributeAsync("data-status", "open");
        await Expect(room.Lines.Nth(5)).ToBeVisibleAsync();
        await room.ReserveButton.First.ClickAsync();
        await Expect(room.ConfirmButton).ToBeVisibleAsync();
        await room.SendHearts(6);
        await Take(room.Visitor, path);
    }

    private async Task Studio(string path)
    {
        var visitor = await Come();
        var studio = new StudioPage(visitor);
        await studio.SignIn(Creator, "Atelier Nord");
        await studio.Open(Show);
        await Expect(studio.Orders.First).ToBeVisibleAsync(new() { Timeout = 3 * Chromium.PatienceMs });
        await Take(visitor, path);
    }

    private static async Task Take(Visitor visitor, string path) => await visitor.Page.ScreenshotAsync(new() { Path = path });
}
