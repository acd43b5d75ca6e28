using LiveRooms.Edge.Outbound;

namespace LiveRooms.Edge.Tests.Fuzz;

/// <summary>Where a message ends: after a separator in JSON, after a length in MessagePack.</summary>
internal static class Framing
{
    internal const byte Separator = 0x1e;

    internal static byte[] Whole(byte[] body, FrameEncoding wire) => wire == FrameEncoding.Json ? [.. body, Separator] : [.. Length((ulong)body.Length), .. body];

    /// <summary>Framed wrongly.</summary>
    internal static byte[] Wrong(byte[] body, FrameEncoding wire, Random random) => (wire, random.Next(5)) switch
    {
        (FrameEncoding.Json, 0) => body,
        (FrameEncoding.Json, 1) => [Separator, .. body, Separator],
        (FrameEncoding.Json, 2) => [.. body, Separator, Separator, Separator],
        (FrameEncoding.Json, 3) => [.. body, .. body, Separator],
        (FrameEncoding.Json, _) => [.. body.AsSpan(0, random.Next(body.Length + 1)), Separator, .. body, Separator],
        (_, 0) => [.. Length((ulong)body.Length + (ulong)random.Next(1, 100)), .. body],
        (_, 1) => [.. Length((ulong)random.Next(body.Length)), .. body],
        (_, 2) => [0xff, 0xff, 0xff, 0xff, (byte)random.Next(256), .. body],
        (_, 3) => [0, 0, .. Length((ulong)body.Length), .. body],
        // As long as it says, in more bytes than needed.
        _ => [(byte)(body.Length | 0x80), (byte)((body.Length >> 7) | 0x80), 0x80, 0, .. body],
    };

    private static List<byte> Length(ulong length)
    {
        var bytes = new List<byte>();
        do
        {
            bytes.Add((byte)((length & 0x7f) | (length > 0x7f ? 0x80u : 0)));
            length >>= 7;
        }
        while (length > 0);
        return bytes;
    }
}
