using LiveRooms.Client;
using LiveRooms.Protocol.Http;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Browser.Stage;

/// <summary>A creator who works by the HTTP API: the quick way to the room that a test is about.</summary>
public sealed class Creator
{
    private readonly LiveRoomsApi _api;
    private int _made;

    private Creator(LiveRoomsApi api, string id) => (_api, Id) = (api, id);

    /// <summary>The creator's id; shows and drops carry it in theirs.</summary>
    public string Id { get; }

    /// <summary>Signs in and puts one product into the shop.</summary>
    public static async Task<Creator> SignIn(LiveRoomsApi api, string id)
    {
        var token = (await api.SignIn.CreatorAsync(id, $"Studio {id}")).Token;
        var creator = new Creator(api.As(token), id);
        await creator._api.Creators.PutProductAsync(id, new ProductCard("mug", "Copper mug", "Keeps tea warm.", null, 1_950, "EUR"));
        return creator;
    }

    /// <summary>A show, live unless told otherwise; answers its id.</summary>
    public async Task<string> Show(string title = "An evening together", string language = "en", string market = "eu", bool live = true)
    {
        var show = await _api.Shows.CreateAsync(new CreateShow($"{Id}-{++_made}", title, language, market));
        if (live)
            await _api.Shows.GoLiveAsync(show.ShowId);
        return show.ShowId;
    }

    /// <summary>An open drop of the one product in a show; answers its id.</summary>
    public async Task<string> Drop(string showId, int stock, int limit = 1, int waitlist = 100)
    {
        var drop = await _api.Drops.CreateAsync(showId, new CreateDrop($"{Id}-{++_made}", "mug", stock, limit, HoldSeconds: 600, waitlist));
        await _api.Drops.OpenAsync(drop.DropId);
        return drop.DropId;
    }

    /// <summary>Ends a show.</summary>
    public Task End(string showId) => _api.Shows.EndAsync(showId);
}
