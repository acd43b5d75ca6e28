using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace LiveRooms.Load.Audience.Transport.Sockets;

/// <summary>What a client says on a WebSocket (RFC 6455), to a server it trusts. Masks are zero, which is a mask.</summary>
internal static class ClientFrames
{
    /// <summary>The longest header.</summary>
    public const int LongestHeader = 14;

    private const int Mask = 0x80;
    private const int MaskSize = 4;

    /// <summary>The end, code 1000.</summary>
    public static ReadOnlySpan<byte> Close => [0x88, 0x82, 0, 0, 0, 0, 0x03, 0xE8];

    /// <summary>What comes first.</summary>
    /// <param name="path">The hub's.</param>
    /// <param name="server">Where it is.</param>
    /// <param name="token">Says who is there; in the query, as browsers send it.</param>
    public static byte[] Opening(string path, IPEndPoint server, string token) => Encoding.ASCII.GetBytes(
        $"GET {path}?access_token={token} HTTP/1.1\r\nHost: {server}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        + "User-Agent: LiveRooms.Load\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");

    /// <summary>Writes a text frame; its length.</summary>
    /// <param name="text">At most 65,535 bytes.</param>
    /// <param name="frame">Has room for it and <see cref="LongestHeader"/>.</param>
    public static int Write(ReadOnlySpan<byte> text, Span<byte> frame)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(text.Length, ushort.MaxValue, nameof(text));
        frame[0] = 0x81;
        var header = 2;
        if (text.Length < 126)
            frame[1] = (byte)(Mask | text.Length);
        else
        {
            frame[1] = Mask | 126;
            BinaryPrimitives.WriteUInt16BigEndian(frame[2..], (ushort)text.Length);
            header = 4;
        }

        frame.Slice(header, MaskSize).Clear();
        header += MaskSize;
        text.CopyTo(frame[header..]);
        return header + text.Length;
    }
}
