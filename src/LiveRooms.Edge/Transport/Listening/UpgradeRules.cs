using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using LiveRooms.Edge.Transport.WebSockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace LiveRooms.Edge.Transport.Listening;

/// <summary>Which headers ask for a WebSocket, and for nothing that only Kestrel knows.</summary>
internal static class UpgradeRules
{
    private static readonly string[] _notOurs =
    [
        HeaderNames.ContentLength, HeaderNames.TransferEncoding, HeaderNames.Trailer, HeaderNames.TE, HeaderNames.Expect,
        HeaderNames.SecWebSocketProtocol,
    ];

    private static readonly SearchValues<char> _hostChars =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._");

    /// <summary>Whether they do: version 13, a key of 16 bytes, no body, no sub-protocol.</summary>
    public static bool AskForWebSocket(IHeaderDictionary headers) =>
        IsHost(headers.Host.ToString())
        && Is(headers.Upgrade, "websocket")
        && Is(headers.SecWebSocketVersion, "13")
        && IsKey(headers.SecWebSocketKey.ToString())
        && IsUpgrade(headers.Connection.ToString())
        && !headers.Accept.ToString().Contains("text/event-stream", StringComparison.OrdinalIgnoreCase)
        && !Array.Exists(_notOurs, headers.ContainsKey);

    private static bool Is(StringValues header, string value) => string.Equals(header.ToString(), value, StringComparison.OrdinalIgnoreCase);

    private static bool IsKey(string key) => AcceptKey.TryWrite(Encoding.ASCII.GetBytes(key), stackalloc byte[AcceptKey.Length]);

    private static bool IsUpgrade(string connection)
    {
        var upgrade = false;
        foreach (var option in connection.Split(',', StringSplitOptions.TrimEntries))
        {
            if (option.Equals("upgrade", StringComparison.OrdinalIgnoreCase))
                upgrade = true;
            else if (!option.Equals("keep-alive", StringComparison.OrdinalIgnoreCase))
                return false;
        }
        return upgrade;
    }

    // A name or an address; one of version 6 stands in brackets; then perhaps a port.
    private static bool IsHost(ReadOnlySpan<char> host)
    {
        var colon = host.EndsWith("]") ? -1 : host.LastIndexOf(':');
        if (colon >= 0 && !ushort.TryParse(host[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out _))
            return false;
        var name = colon >= 0 ? host[..colon] : host;
        if (name is ['[', .. var inner, ']'])
            return !inner.Contains('%') && IPAddress.TryParse(inner, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6;
        return name.Length is > 0 and <= 253 && !name.ContainsAnyExcept(_hostChars);
    }
}
