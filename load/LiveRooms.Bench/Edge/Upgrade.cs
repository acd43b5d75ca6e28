using System.Security.Cryptography;
using System.Text;

namespace LiveRooms.Bench.Edge;

/// <summary>The opening handshake of a WebSocket (RFC 6455, 4), both sides of it, for programs that trust each other.</summary>
internal static class Upgrade
{
    private const string Key = "dGhlIHNhbXBsZSBub25jZQ==";
    private const string KeyName = "Sec-WebSocket-Key: ";

    /// <summary>What a viewer sends first.</summary>
    public static byte[] Request(string path, int port, string token) => Encoding.ASCII.GetBytes(
        $"GET {path}?access_token={token} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        + $"User-Agent: LiveRooms.Bench\r\nSec-WebSocket-Version: 13\r\n{KeyName}{Key}\r\n\r\n");

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

    /// <summary>A hub message as a viewer's WebSocket frame. The mask is zero, which is a mask.</summary>
    public static byte[] Frame(string hubMessage)
    {
        const byte end = 0x1e;
        byte[] payload = [.. Encoding.UTF8.GetBytes(hubMessage), end];
        return [0x81, .. Length(payload.Length), 0, 0, 0, 0, .. payload];
    }

    private static byte[] Length(int length) => length < 126
        ? [(byte)(0x80 | length)]
        : [0x80 | 126, (byte)(length >> 8), (byte)length];
}
