using LiveRooms.Browser.Pages;
using LiveRooms.Browser.Stage;
using LiveRooms.TestKit;
using static Microsoft.Playwright.Assertions;

namespace LiveRooms.Browser.Stories;

/// <summary>The whole of what this house is for: one creator, four viewers, three units, and a server killed in the middle.</summary>
public sealed class LiveShowStory(Chromium chromium) : BrowserTest(chromium)
{
    private const string Product = "Amber lamp";

    // Long enough to outlive a killed server, short enough to wait for its end.
    private const int HoldSeconds = 60;
    private const int ExpiryPatienceMs = (HoldSeconds * 1_000) + Chromium.PatienceMs;

    private static readonly string[] Names = ["Ada", "Bruno", "Chiara", "Dmytro"];

    private readonly OpenHouse _house = new();
    private readonly List<RoomPage> _rooms = [];
    private readonly List<string> _lines = [];
    private StudioPage _studio = null!;
    private string _showId = "";
    private string _dropId = "";
    private int _hearts;

    protected override ServerProcess Server => _house.Server;

    [Fact]
    public async Task A_show_goes_on_through_a_killed_server()
    {
        await TheCreatorOpensTheShow();
        await FourViewersTalkAndCheer();
        var claims = await AllFourReserveAtOnce();
        await TheServerIsKilledAndStartedAgain();
        await EverythingStandsAsBefore(claims);
        var (buyers, sleeper) = await OneLetsGoAndTheWaitingOneIsPromoted(claims);
        await TwoConfirmAndOneHoldExpires(buyers, sleeper);
        await EveryNumberAgrees(new DropFigures("open", Stock: 3, Free: 1, Held: 0, Sold: 2, Waiting: 0));
        await TheOrdersAreThoseOf(buyers);
    }

    public override async ValueTask InitializeAsync() => await _house.InitializeAsync();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _house.DisposeAsync();
    }

    private async Task TheCreatorOpensTheShow()
    {
        _studio = new StudioPage(await Come());
        await _studio.SignIn("lumen", "Lumen & Co");
        _showId = await _studio.CreateShow("Lamps by the fire", "en", "eu");
        await _studio.AddProduct(Product, "49.90");
        await _studio.GoLive();
        await _studio.Pin(Product);
        _dropId = await _studio.CreateDrop(stock: 3, limit: 1, HoldSeconds);
        await _studio.OpenDrop();
    }

    private async Task FourViewersTalkAndCheer()
    {
        foreach (var name in Names)
        {
            var room = await Enter(_showId);
            _rooms.Add(room);
            await Expect(room.Status).ToHaveAttributeAsync("data-status", "live");
            await Expect(room.Pinned).ToContainTextAsync(Product);
            await Expect(room.Drop).ToHaveAttributeAsync("data-status", "open");
            await Say(room, $"{name} is here", name);
        }

        await _studio.Say("Welcome, all four of you");
        _lines.Add("Welcome, all four of you");
        await EverybodyReadsTheSame();
        await Task.WhenAll(_rooms.Select((room, i) => room.SendHearts(i + 1)));
        _hearts += 1 + 2 + 3 + 4;
        await EverybodyCountsTheSame();
    }

    /// <summary>Who holds what after the race, in the order of the rooms.</summary>
    private async Task<Claim[]> AllFourReserveAtOnce()
    {
        await Task.WhenAll(_rooms.Select(room => room.ReserveButton.ClickAsync()));
        await EveryCardShows(new DropFigures("open", Stock: 3, Free: 0, Held: 3, Sold: 0, Waiting: 1));
        foreach (var room in _rooms)
            await Expect(room.ReleaseButton).ToBeVisibleAsync();
        var claims = await Task.WhenAll(_rooms.Select(room => room.Claim()));
        Assert.Equal(3, claims.Count(claim => claim is { Status: "held", Place: null }));
        Assert.Single(claims, claim => claim is { Status: "waiting", Place: "1" });
        Assert.Equal(4, claims.Select(claim => claim.Id).Distinct().Count());
        return claims;
    }

    private async Task TheServerIsKilledAndStartedAgain()
    {
        foreach (var visitor in Visitors)
            visitor.Watch.ServerGoes();
        await Server.Kill();
        await Task.WhenAll([_studio.Reconnecting(), .. _rooms.Select(room => room.Reconnecting())]);
        await Server.Start();
        await Task.WhenAll([_studio.Connected(), .. _rooms.Select(room => room.Connected())]);
        foreach (var visitor in Visitors)
            visitor.Watch.ServerCame();
    }

    private async Task EverythingStandsAsBefore(Claim[] claims)
    {
        await EveryNumberAgrees(new DropFigures("open", Stock: 3, Free: 0, Held: 3, Sold: 0, Waiting: 1));
        Assert.Equal(claims, await Task.WhenAll(_rooms.Select(room => room.Claim())));
        Assert.Equal(Enumerable.Repeat(1, 4), _rooms.Select(room => room.Visitor.Watch.Loads));
        foreach (var (room, name) in _rooms.Zip(Names))
            await Say(room, $"{name} is still here");
        await Task.WhenAll(_rooms.Select(room => room.SendHearts(2)));
        _hearts += 4 * 2;
        await EverybodyReadsTheSame();
        await EverybodyCountsTheSame();
    }

    /// <summary>The two who will buy, the promoted one among them, and the one who will let the time pass.</summary>
    private async Task<(RoomPage[] Buyers, RoomPage Sleeper)> OneLetsGoAndTheWaitingOneIsPromoted(Claim[] claims)
    {
        var holders = _rooms.Where((_, i) => claims[i].Status == "held").ToArray();
        var waiting = _rooms.Single(room => !holders.Contains(room));
        var told = waiting.Told("promoted");
        await holders[0].ReleaseButton.ClickAsync();
        await told;
        await waiting.Stands("held");
        await holders[0].Stands("released");
        await EveryCardShows(new DropFigures("open", Stock: 3, Free: 0, Held: 3, Sold: 0, Waiting: 0));
        return ([holders[1], waiting], holders[2]);
    }

    private static async Task TwoConfirmAndOneHoldExpires(RoomPage[] buyers, RoomPage sleeper)
    {
        var told = sleeper.Told("expired", ExpiryPatienceMs);
        foreach (var buyer in buyers)
        {
            await buyer.ConfirmButton.ClickAsync();
            await buyer.Stands("confirmed");
            await Expect(buyer.Order).ToBeVisibleAsync();
        }

        await told;
        await sleeper.Stands("expired");
    }

    private async Task TheOrdersAreThoseOf(RoomPage[] buyers)
    {
        var shown = new List<string>();
        foreach (var buyer in buyers)
            shown.Add(await buyer.Order.GetAttributeAsync("data-order-id") ?? "");
        var creator = _house.Api.As((await _house.Api.SignIn.CreatorAsync("lumen")).Token);
        var sold = await creator.Drops.OrdersAsync(_dropId);
        Assert.Equal(shown.Order(), sold.Items.Select(order => order.OrderId).Order());
        Assert.All(sold.Items, order => Assert.Equal((1, 4_990), (order.Quantity, order.Total)));
        await Expect(_studio.Orders).ToHaveCountAsync(2);
        foreach (var id in shown)
            await Expect(_studio.Order(id)).ToBeVisibleAsync();
    }

    private async Task Say(RoomPage room, string line, string? name = null)
    {
        await room.Say(line, name);
        _lines.Add(line);
        await room.Reads([.. _lines]);
    }

    /// <summary>Pages, studio, the HTTP API and somebody who comes only now all say the same.</summary>
    private async Task EveryNumberAgrees(DropFigures figures)
    {
        await EveryCardShows(figures);
        await EverybodyReadsTheSame();
        await EverybodyCountsTheSame();
        var details = await _house.Api.Shows.GetAsync(_showId);
        Assert.Equal(figures, DropFigures.Of(Assert.Single(details.Drops)));
        Assert.Equal(figures, DropFigures.Of(await _house.Api.Drops.GetAsync(_dropId)));
        Assert.Equal(_hearts, details.Counters.Tallies["heart"]);

        var late = await Enter(_showId);
        await figures.ShownBy(late.Drop);
        await late.Reads([.. _lines]);
        await late.ShowsHearts(_hearts);
        await late.Visitor.Page.CloseAsync();
    }

    private Task EveryCardShows(DropFigures figures) =>
        Task.WhenAll([figures.ShownBy(_studio.Drop), .. _rooms.Select(room => figures.ShownBy(room.Drop))]);

    private Task EverybodyReadsTheSame() =>
        Task.WhenAll([_studio.Reads([.. _lines]), .. _rooms.Select(room => room.Reads([.. _lines]))]);

    /// <summary>Hearts, and heads: the four and the creator.</summary>
    private async Task EverybodyCountsTheSame()
    {
        await Task.WhenAll([_studio.ShowsHearts(_hearts), .. _rooms.Select(room => room.ShowsHearts(_hearts))]);
        await Task.WhenAll([_studio.ShowsAudience(5), .. _rooms.Select(room => room.ShowsAudience(5))]);
    }
}
