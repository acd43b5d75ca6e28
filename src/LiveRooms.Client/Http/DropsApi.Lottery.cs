using System.Globalization;
using LiveRooms.Client.Http;
using LiveRooms.Protocol.Http;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Client;

/// <remarks>
/// A lottery's draw is public. What <see cref="DrawAsync"/>, <see cref="LeavesAsync"/> and <see cref="ProofAsync"/> give is checked by the
/// server program's command <c>verify</c>, without a server.
/// </remarks>
public sealed partial class DropsApi
{
    /// <summary>Draws an open lottery now; again changes nothing. The drop's creator or an operator.</summary>
    /// <param name="dropId">The drop.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<DropCard> DrawNowAsync(string dropId, CancellationToken cancel = default) =>
        _transport.SendAsync(HttpMethod.Post, $"{Path(dropId)}/draw", null, ApiTransport.Json.DropCard, null, cancel);

    /// <summary>What a lottery's draw published; refused before it.</summary>
    /// <param name="dropId">The drop.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<DrawCard> DrawAsync(string dropId, CancellationToken cancel = default) =>
        _transport.GetAsync($"{Path(dropId)}/draw", ApiTransport.Json.DrawCard, cancel);

    /// <summary>A page of the draw's leaves, in canonical order.</summary>
    /// <param name="dropId">The drop.</param>
    /// <param name="cursor">Where the page before ended.</param>
    /// <param name="limit">1 to 10,000; 1,000 when null.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<Page<string>> LeavesAsync(
        string dropId, string? cursor = null, int? limit = null, CancellationToken cancel = default)
    {
        var query = Query.Of(("cursor", cursor), ("limit", limit?.ToString(CultureInfo.InvariantCulture)));
        return _transport.GetAsync($"{Path(dropId)}/draw/entries{query}", ApiTransport.Json.PageString, cancel);
    }

    /// <summary>The proof of the caller's own entry.</summary>
    /// <param name="dropId">The drop.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<ProofCard> ProofAsync(string dropId, CancellationToken cancel = default) =>
        _transport.GetAsync($"{Path(dropId)}/draw/proof", ApiTransport.Json.ProofCard, cancel);
}
