namespace LiveRooms.Load.Audience.Transport;

/// <summary>How messages of SignalR's JSON protocol are told apart by their beginning, as an edge writes them.</summary>
internal static class HubMessages
{
    /// <summary>Stands behind each message.</summary>
    public const byte End = 0x1e;

    /// <summary>What a connection begins with.</summary>
    public static ReadOnlyMemory<byte> Handshake { get; } = "{\"protocol\":\"json\",\"version\":1}\u001e"u8.ToArray();

    /// <summary>A sign of life.</summary>
    public static ReadOnlyMemory<byte> Ping { get; } = "{\"type\":6}\u001e"u8.ToArray();

    /// <summary>Whether it is a frame: an edge calls nothing else.</summary>
    public static bool IsFrame(ReadOnlySpan<byte> message) => message.StartsWith("{\"type\":1,"u8);

    /// <summary>Whether it says that the connection ends.</summary>
    public static bool IsClose(ReadOnlySpan<byte> message) => message.StartsWith("{\"type\":7"u8);

    /// <summary>Whether it is the answer to a handshake that was taken.</summary>
    public static bool IsWelcome(ReadOnlySpan<byte> message) => message.SequenceEqual("{}"u8);
}
