using System.Globalization;
using LiveRooms.Client;
using LiveRooms.Protocol.Http;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Faults.Kit;

/// <summary>A creator with a product and one live show, and the HTTP API of one server as the creator and as nobody.</summary>
internal sealed class Stage : IDisposable
{
    internal const string Creator = "ana";
    private const string Product = "lamp";

    private readonly HttpClient _http;

    private Stage(HttpClient http, LiveRoomsApi creator, string showId)
    {
        _http = http;
        Api = new LiveRoomsApi(http);
        Own = creator;
        ShowId = showId;
    }

    internal string ShowId { get; }

    /// <summary>The API as nobody.</summary>
    internal LiveRoomsApi Api { get; }

    /// <summary>The API as the show's creator.</summary>
    internal LiveRoomsApi Own { get; }

    internal Uri Address => _http.BaseAddress!;

    /// <summary>A live show at a server.</summary>
    internal static async Task<Stage> Open(Uri address, string showId = "show-1", bool headline = false)
    {
        var http = new HttpClient { BaseAddress = address };
        var token = await new LiveRoomsApi(http).SignIn.CreatorAsync(Creator, "Ana").Soon();
        var own = new LiveRoomsApi(http).As(token.Token);
        await own.Creators.PutProductAsync(Creator, new ProductCard(Product, "Lamp", "It shines.", null, 1_500, "EUR")).Soon();
        await own.Shows.CreateAsync(new CreateShow(showId, "Lamps of the night", "en", "eu", Headline: headline)).Soon();
        await own.Shows.GoLiveAsync(showId).Soon();
        return new Stage(http, own, showId);
    }

    /// <summary>The same show by another server.</summary>
    internal async Task<Stage> At(Uri address)
    {
        var http = new HttpClient { BaseAddress = address };
        var token = await new LiveRoomsApi(http).SignIn.CreatorAsync(Creator, "Ana").Soon();
        return new Stage(http, new LiveRoomsApi(http).As(token.Token), ShowId);
    }

    /// <summary>A drop of the show, open unless it has a time to open.</summary>
    internal async Task<DropCard> Drop(CreateDrop drop, bool open = true)
    {
        var announced = await Own.Drops.CreateAsync(ShowId, drop with { ProductId = Product }).Soon();
        return open ? await Own.Drops.OpenAsync(drop.DropId).Soon() : announced;
    }

    internal Task<DropCard> Drop(string id, int stock, int perViewer = 1, int holdSeconds = 3_600, bool open = true) =>
        Drop(new CreateDrop(id, Product, stock, perViewer, holdSeconds), open);

    internal Task<DropCard> OpenDrop(string dropId) => Own.Drops.OpenAsync(dropId, TestContext.Current.CancellationToken).Soon();

    internal Task<DropCard> Restock(string dropId, int units, string? operation = null) =>
        Own.Drops.RestockAsync(dropId, units, operation ?? $"restock-{units}", TestContext.Current.CancellationToken).Soon();

    /// <summary>A drop as the server has it.</summary>
    internal Task<DropCard> Card(string dropId) => Api.Drops.GetAsync(dropId, TestContext.Current.CancellationToken).Soon();

    /// <summary>Every order of a drop, over all pages.</summary>
    internal async Task<List<OrderCard>> Orders(string dropId)
    {
        var orders = new List<OrderCard>();
        string? cursor = null;
        do
        {
            var page = await Own.Drops.OrdersAsync(dropId, cursor, 100).Soon();
            orders.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);
        return orders;
    }

    /// <summary>A guest in the show's room; of several addresses the first that answers is taken at each connect.</summary>
    internal async Task<Viewer> Enter(int number = 0, params Uri[] addresses)
    {
        var viewer = await Guest(number, addresses);
        await viewer.Join(ShowId);
        return viewer;
    }

    /// <summary>A guest who is in no room yet; even ones speak MessagePack, odd ones JSON.</summary>
    internal async Task<Viewer> Guest(int number = 0, params Uri[] addresses)
    {
        var token = await Api.SignIn.GuestAsync(string.Create(CultureInfo.InvariantCulture, $"Guest {number}")).Soon();
        return new Viewer(token, number, addresses.Length == 0 ? [Address] : addresses);
    }

    public void Dispose() => _http.Dispose();
}
