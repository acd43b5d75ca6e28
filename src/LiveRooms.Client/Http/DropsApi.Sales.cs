using System.Globalization;
using LiveRooms.Client.Http;
using LiveRooms.Protocol.Http;

namespace LiveRooms.Client;

/// <remarks>What leaves a drop is for its creator and operators.</remarks>
public sealed partial class DropsApi
{
    /// <summary>What the drop came to so far.</summary>
    /// <param name="dropId">The drop.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<SettlementCard> SettlementAsync(string dropId, CancellationToken cancel = default) =>
        _transport.GetAsync($"{Path(dropId)}/settlement", ApiTransport.Json.SettlementCard, cancel);

    /// <summary>Every order as comma-separated values, the oldest first.</summary>
    /// <param name="dropId">The drop.</param>
    /// <param name="to">Where they are written.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task OrdersCsvAsync(string dropId, Stream to, CancellationToken cancel = default)
    {
        using var answer = await _transport.ExchangeAsync(HttpMethod.Get, $"{Path(dropId)}/orders.csv", null, null, cancel)
            .ConfigureAwait(false);
        await answer.Content.CopyToAsync(to, cancel).ConfigureAwait(false);
    }

    /// <summary>A page of the drop's commission ledger, the oldest line first.</summary>
    /// <param name="dropId">The drop.</param>
    /// <param name="cursor">Where the page before ended.</param>
    /// <param name="limit">1 to 100; the server's choice when null.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<Page<CommissionLine>> CommissionAsync(
        string dropId, string? cursor = null, int? limit = null, CancellationToken cancel = default)
    {
        var query = Query.Of(("cursor", cursor), ("limit", limit?.ToString(CultureInfo.InvariantCulture)));
        return _transport.GetAsync($"{Path(dropId)}/commission{query}", ApiTransport.Json.PageCommissionLine, cancel);
    }

    /// <summary>How the deliveries of the drop's facts stand.</summary>
    /// <param name="dropId">The drop.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<DeliveriesCard> DeliveriesAsync(string dropId, CancellationToken cancel = default) =>
        _transport.GetAsync($"{Path(dropId)}/deliveries", ApiTransport.Json.DeliveriesCard, cancel);

    /// <summary>Tries a dead letter once more.</summary>
    /// <param name="dropId">The drop.</param>
    /// <param name="key">The fact's key.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<DeliveriesCard> ResendAsync(string dropId, string key, CancellationToken cancel = default) => _transport.SendAsync(
        HttpMethod.Post, $"{Delivery(dropId, key)}/resend", null, ApiTransport.Json.DeliveriesCard, null, cancel);

    /// <summary>Gives a dead letter up.</summary>
    /// <param name="dropId">The drop.</param>
    /// <param name="key">The fact's key.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<DeliveriesCard> DiscardAsync(string dropId, string key, CancellationToken cancel = default) => _transport.SendAsync(
        HttpMethod.Delete, Delivery(dropId, key), null, ApiTransport.Json.DeliveriesCard, null, cancel);

    private static string Delivery(string dropId, string key) => $"{Path(dropId)}/deliveries/{LiveRoomsApi.Escape(key)}";
}
