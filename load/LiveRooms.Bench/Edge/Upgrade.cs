using System.Security.Cryptography;
using System.Text;

namespace LiveRooms.Bench.Edge;

/// <summary>The opening handshake of a WebSocket (RFC 6455, 4), the server's side, for programs that trust each other.</summary>
internal static class Upgrade
{
    private const string KeyName = "Sec-WebSocket-Key: ";

    /// <summary>The answer to a request.</summary>
    public static byte[] Accept(ReadOnlySpan<byte> request)
    {
        var head = Encoding.ASCII.GetString(request);
        var from = head.IndexOf(KeyName, StringComparison.Ordinal) + KeyName.Length;
        var key = head[from..head.IndexOf('\r', from)];
#pragma warning disable CA5350 // As the RFC has it.
        var proof = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
#pragma warning restore CA5350
        return Encoding.ASCII.GetBytes(
            $"HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: {proof}\r\n\r\n");
    }
}
