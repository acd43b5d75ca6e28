using System.Globalization;
using LiveRooms.Client.Http;
using LiveRooms.Protocol.Http;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Client;

/// <summary>Drops: a creator's own, and what was sold.</summary>
public sealed partial class DropsApi
{
    private readonly ApiTransport _transport;

    internal DropsApi(ApiTransport transport) => _transport = transport;

    /// <summary>Announces a drop in a show of the caller's.</summary>
    /// <param name="showId">The show.</param>
    /// <param name="drop">What; its id is the caller's choice, so that a retry makes no second one.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<DropCard> CreateAsync(string showId, CreateDrop drop, CancellationToken cancel = default) => _transport.SendAsync(
        HttpMethod.Post, $"api/shows/{LiveRoomsApi.Escape(showId)}/drops", drop, ApiTransport.Json.CreateDrop,
        ApiTransport.Json.DropCard, cancel);

    /// <summary>One drop as everybody in its own show sees it.</summary>
    /// <param name="dropId">The drop.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<DropCard> GetAsync(string dropId, CancellationToken cancel = default) =>
        _transport.GetAsync(Path(dropId), ApiTransport.Json.DropCard, cancel);

    /// <summary>One drop as everybody in one of its shows sees it.</summary>
    /// <param name="dropId">The drop.</param>
    /// <param name="showId">The show.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<DropCard> GetAsync(string dropId, string showId, CancellationToken cancel = default) =>
        _transport.GetAsync($"{Path(dropId)}{Query.Of(("showId", showId))}", ApiTransport.Json.DropCard, cancel);

    /// <summary>Opens the drop.</summary>
    /// <param name="dropId">The drop.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<DropCard> OpenAsync(string dropId, CancellationToken cancel = default) =>
        _transport.SendAsync(HttpMethod.Post, $"{Path(dropId)}/open", null, ApiTransport.Json.DropCard, null, cancel);

    /// <summary>Closes the drop.</summary>
    /// <param name="dropId">The drop.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<DropCard> CloseAsync(string dropId, CancellationToken cancel = default) =>
        _transport.SendAsync(HttpMethod.Post, $"{Path(dropId)}/close", null, ApiTransport.Json.DropCard, null, cancel);

    /// <summary>A page of confirmed reservations; the drop's creator or an operator.</summary>
    /// <param name="dropId">The drop.</param>
    /// <param name="cursor">Where the page before ended.</param>
    /// <param name="limit">1 to 100; the server's choice when null.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<Page<OrderCard>> OrdersAsync(
        string dropId, string? cursor = null, int? limit = null, CancellationToken cancel = default)
    {
        var query = Query.Of(("cursor", cursor), ("limit", limit?.ToString(CultureInfo.InvariantCulture)));
        return _transport.GetAsync($"{Path(dropId)}/orders{query}", ApiTransport.Json.PageOrderCard, cancel);
    }

    /// <summary>A page of reservations that wait or are held; the drop's creator or an operator.</summary>
    /// <param name="dropId">The drop.</param>
    /// <param name="cursor">Where the page before ended.</param>
    /// <param name="limit">1 to 100; the server's choice when null. A page may hold fewer though more follow.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<Page<ClaimCard>> ReservationsAsync(
        string dropId, string? cursor = null, int? limit = null, CancellationToken cancel = default)
    {
        var query = Query.Of(("cursor", cursor), ("limit", limit?.ToString(CultureInfo.InvariantCulture)));
        return _transport.GetAsync($"{Path(dropId)}/reservations{query}", ApiTransport.Json.PageClaimCard, cancel);
    }

    private static string Path(string dropId) => $"api/drops/{LiveRoomsApi.Escape(dropId)}";
}
