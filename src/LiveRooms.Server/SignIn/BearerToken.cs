using LiveRooms.Protocol;

namespace LiveRooms.Server.SignIn;

/// <summary>
/// Where a request carries its token: the header; on the hub's path also the query, for browsers set no header on a WebSocket.
/// </summary>
internal static class BearerToken
{
    /// <summary>The cookie that lets an operator's browser open the pages under <c>/ops</c>.</summary>
    public const string OpsCookie = "liverooms-ops";

    private const string Scheme = "Bearer ";
    private static readonly PathString Hub = new(HubMethods.Path[..HubMethods.Path.IndexOf('/', 1)]);
    private static readonly PathString Ops = new("/ops");

    /// <summary>The request's token; null when it has none.</summary>
    public static string? Of(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return header[Scheme.Length..].Trim();
        if (request.Path.StartsWithSegments(Hub) && request.Query["access_token"] is [{ Length: > 0 } query])
            return query;
        return request.Path.StartsWithSegments(Ops) ? request.Cookies[OpsCookie] : null;
    }
}
