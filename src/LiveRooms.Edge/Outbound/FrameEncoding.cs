using Microsoft.AspNetCore.SignalR;

namespace LiveRooms.Edge.Outbound;

/// <summary>How a viewer's frames are written.</summary>
internal enum FrameEncoding : byte
{
    /// <summary>SignalR's JSON protocol: text.</summary>
    Json,

    /// <summary>SignalR's MessagePack protocol: bytes.</summary>
    MessagePack,
}

/// <summary>Which encoding a connection speaks.</summary>
internal static class FrameEncodings
{
    private const string MessagePackName = "messagepack";

    /// <summary>The encoding of a connection that has shaken hands.</summary>
    public static FrameEncoding Of(HubConnectionContext connection) =>
        connection.Protocol.Name == MessagePackName ? FrameEncoding.MessagePack : FrameEncoding.Json;
}
