using System.Globalization;
using LiveRooms.Client.Http;
using LiveRooms.Protocol.Http;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Client;

public sealed partial class DropsApi
{
    /// <summary>Where the caller pays for an own reservation that is held; asking changes nothing.</summary>
    /// <param name="dropId">The drop.</param>
    /// <param name="reservationId">The reservation.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<CheckoutCard> CheckoutAsync(string dropId, long reservationId, CancellationToken cancel = default) => _transport.SendAsync(
        HttpMethod.Post, $"{Path(dropId)}/{Reservation(reservationId)}/checkout", null, ApiTransport.Json.CheckoutCard, null, cancel);

    /// <summary>A page of payments whose money is to be given back, the oldest first; the drop's creator or an operator.</summary>
    /// <param name="dropId">The drop.</param>
    /// <param name="cursor">Where the page before ended.</param>
    /// <param name="limit">1 to 100; the server's choice when null.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<Page<RefundDueCard>> RefundsDueAsync(
        string dropId, string? cursor = null, int? limit = null, CancellationToken cancel = default)
    {
        var query = Query.Of(("cursor", cursor), ("limit", limit?.ToString(CultureInfo.InvariantCulture)));
        return _transport.GetAsync($"{Path(dropId)}/refunds-due{query}", ApiTransport.Json.PageRefundDueCard, cancel);
    }
}
