using System.Security.Cryptography;
using System.Text;

namespace LiveRooms.Edge.Transport.Listening;

/// <summary>The answer that opens a WebSocket: no extension, no sub-protocol.</summary>
internal static class WebSocketAnswer
{
    private const string Suffix = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    /// <summary>The answer's bytes, for the key that the request carries.</summary>
    public static byte[] To(string key) => Encoding.ASCII.GetBytes(
        $"HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: {Accept(key)}\r\n\r\n");

#pragma warning disable CA5350 // The protocol names this digest; it guards nothing.
    private static string Accept(string key) => Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + Suffix)));
#pragma warning restore CA5350
}
