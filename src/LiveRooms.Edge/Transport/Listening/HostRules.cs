using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace LiveRooms.Edge.Transport.Listening;

/// <summary>Which hosts a request may ask for and which origins it may come from, as the server's own filters are set.</summary>
internal sealed class HostRules(IOptionsMonitor<HostFilteringOptions> hosts, IOptionsMonitor<WebSocketOptions> sockets)
{
    private static readonly string[] _any = ["*", "[::]", "0.0.0.0"];

    /// <summary>Whether no filter could refuse this head.</summary>
    public bool Allow(RequestHead head) =>
        AllowsHost(hosts.CurrentValue.AllowedHosts, head.Headers.Host.ToString())
        && AllowsOrigin(sockets.CurrentValue.AllowedOrigins, head.Headers.Origin.ToString());

    private static bool AllowsHost(IList<string> allowed, string host) =>
        allowed.Count == 0
        || allowed.Any(_any.Contains)
        || HostString.MatchesAny(host, [.. allowed.Select(a => new StringSegment(new HostString(a).ToUriComponent()))]);

    private static bool AllowsOrigin(IList<string> allowed, string origin) =>
        allowed.Count == 0 || origin.Length == 0 || allowed.Contains("*") || allowed.Contains(origin);
}
