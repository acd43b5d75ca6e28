using System.Text;
using LiveRooms.Edge.Transport.WebSockets;

namespace LiveRooms.Edge.Transport.Listening;

/// <summary>The answer that opens a WebSocket: no extension, no sub-protocol.</summary>
internal static class WebSocketAnswer
{
    /// <summary>The answer's bytes, for the key that the request carries.</summary>
    /// <exception cref="ArgumentException">It is no key.</exception>
    public static byte[] To(string key)
    {
        Span<byte> accept = stackalloc byte[AcceptKey.Length];
        if (!AcceptKey.TryWrite(Encoding.ASCII.GetBytes(key), accept))
            throw new ArgumentException("A key is sixteen bytes in base64.", nameof(key));
        return
        [
            .. "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: "u8, .. accept,
            .. "\r\n\r\n"u8,
        ];
    }
}
