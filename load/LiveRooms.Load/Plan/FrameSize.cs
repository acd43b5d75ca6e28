using System.Text.Json;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Load.Plan;

/// <summary>
/// Bytes of what viewers are sent, in JSON: found by writing the real messages. What the network adds is counted too: a header of the
/// WebSocket, and for each packet those of TCP with time stamps, IP and Ethernet with its gap.
/// </summary>
internal static class FrameSize
{
    private const int Envelope = 42; // {"type":1,"target":"Frame","arguments":[ ... ]} and the mark of its end
    private const int WebSocketHeader = 4;
    private const int Packet = 1_448;
    private const int PacketHeaders = 32 + 20 + 38;
    // Most lines a snapshot shows.
    private const int SnapshotLines = 100;

    private static readonly Counters Numbers =
        new(5_000_000, new Dictionary<string, long> { ["heart"] = 12_345_678, ["like"] = 1_234_567, ["fire"] = 1_234_567, ["share"] = 123_456 });

    private static readonly DropCard Drop = new(
        "0123456789abcdef0123456789abcdef", "headline", new ProductCard("mug", "A mug", "Made by hand.", null, 1_500, "EUR"), "open", 10_000, 5_000,
        5_000, 0, 0, 1, 300, null, 1_790_000_000_000, null, 123_456);

    /// <summary>A frame with so many lines and changed drops.</summary>
    public static double Of(double lines, double chars, double drops)
    {
        var frame = new RoomFrame("headline", 1_790_000_000_000_000, 1_000_000, 1_000_100, 1_790_000_000_000, Counters: Numbers);
        var bare = JsonSerializer.SerializeToUtf8Bytes(frame, ProtocolJsonContext.Default.RoomFrame).Length;
        return bare + Envelope + WebSocketHeader + (lines * Line(chars)) + (drops * CardOf());
    }

    /// <summary>What a viewer is answered who joins.</summary>
    public static double Snapshot(bool talked, double chars, double drops) =>
        1_000 + (talked ? SnapshotLines * Line(chars) : 0) + (drops * CardOf());

    /// <summary>So many bytes of one message, as the network carries them.</summary>
    public static double OnTheWire(double bytes) => bytes + (Math.Ceiling(bytes / Packet) * PacketHeaders);

    private static double Line(double chars)
    {
        var line = new ChatLine(1_000_000, "g-0123456789abcdefghijkl", "Ada Lovelace", "viewer", "", 1_790_000_000_000);
        return JsonSerializer.SerializeToUtf8Bytes(line, ProtocolJsonContext.Default.ChatLine).Length + 1 + chars;
    }

    private static double CardOf() => JsonSerializer.SerializeToUtf8Bytes(Drop, ProtocolJsonContext.Default.DropCard).Length + 1;
}
