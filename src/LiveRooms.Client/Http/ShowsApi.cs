using LiveRooms.Client.Http;
using LiveRooms.Protocol.Http;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Client;

/// <summary>Shows: the lobby, and a creator's own.</summary>
public sealed class ShowsApi
{
    private readonly ApiTransport _transport;

    internal ShowsApi(ApiTransport transport) => _transport = transport;

    /// <summary>A page of the lobby: live first, then scheduled, then ended.</summary>
    /// <param name="market">Only this market; all when null.</param>
    /// <param name="language">Only this language; all when null.</param>
    /// <param name="status"><c>scheduled</c>, <c>live</c> or <c>ended</c>; all when null.</param>
    /// <param name="cursor">Where the page before ended.</param>
    /// <param name="limit">1 to 100.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<Page<ShowSummary>> ListAsync(
        string? market = null, string? language = null, string? status = null, string? cursor = null, int limit = 24,
        CancellationToken cancel = default)
    {
        var query = Query.Of(
            ("market", market), ("language", language), ("status", status), ("cursor", cursor),
            ("limit", limit.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return _transport.GetAsync($"api/shows{query}", ApiTransport.Json.PageShowSummary, cancel);
    }

    /// <summary>One show with its drops and numbers.</summary>
    /// <param name="showId">The show.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<ShowDetails> GetAsync(string showId, CancellationToken cancel = default) =>
        _transport.GetAsync(Path(showId), ApiTransport.Json.ShowDetails, cancel);

    /// <summary>Schedules a show of the caller's.</summary>
    /// <param name="show">What; its id is the caller's choice, so that a retry makes no second one.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<ShowCard> CreateAsync(CreateShow show, CancellationToken cancel = default) => _transport.SendAsync(
        HttpMethod.Post, "api/shows", show, ApiTransport.Json.CreateShow, ApiTransport.Json.ShowCard, cancel);

    /// <summary>Goes live.</summary>
    /// <param name="showId">The show.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<ShowCard> GoLiveAsync(string showId, CancellationToken cancel = default) =>
        _transport.SendAsync(HttpMethod.Post, $"{Path(showId)}/live", null, ApiTransport.Json.ShowCard, null, cancel);

    /// <summary>Ends the show.</summary>
    /// <param name="showId">The show.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<ShowCard> EndAsync(string showId, CancellationToken cancel = default) =>
        _transport.SendAsync(HttpMethod.Post, $"{Path(showId)}/end", null, ApiTransport.Json.ShowCard, null, cancel);

    /// <summary>Pins a product, or takes the pin away.</summary>
    /// <param name="showId">The show.</param>
    /// <param name="productId">A product of the creator's shop; null for none.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<ShowCard> PinAsync(string showId, string? productId, CancellationToken cancel = default) => _transport.SendAsync(
        HttpMethod.Put, $"{Path(showId)}/pin", new PinProduct(productId), ApiTransport.Json.PinProduct, ApiTransport.Json.ShowCard,
        cancel);

    /// <summary>Stops a viewer from chatting in this show.</summary>
    /// <param name="showId">The show.</param>
    /// <param name="viewerId">The viewer.</param>
    /// <param name="seconds">1 to 86,400; 0 lifts the mute.</param>
    /// <param name="cancel">Gives up.</param>
    public Task MuteAsync(string showId, string viewerId, int seconds, CancellationToken cancel = default) => _transport.SendAsync(
        HttpMethod.Post, $"{Path(showId)}/mutes", new MuteViewer(viewerId, seconds), ApiTransport.Json.MuteViewer, cancel);

    private static string Path(string showId) => $"api/shows/{LiveRoomsApi.Escape(showId)}";
}
