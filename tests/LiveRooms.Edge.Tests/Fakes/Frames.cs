using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using LiveRooms.Edge.Outbound;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Options;

namespace LiveRooms.Edge.Tests.Fakes;

/// <summary>The protocols that frames are written in.</summary>
internal static class Frames
{
    internal static readonly IHubProtocol Json = new JsonHubProtocol(Options.Create(
        new JsonHubProtocolOptions { PayloadSerializerOptions = ProtocolJsonContext.Default.Options }));

    internal static readonly FrameEncoder Encoder = new([Json, new MessagePackHubProtocol()]);

    private static readonly ConditionalWeakTable<OutboundFrame, RoomFrame> Known = [];

    /// <summary>An encoder whose bytes are counted.</summary>
    internal static FrameEncoder EncoderOver(ArrayPool<byte> pool) => new([Json, new MessagePackHubProtocol()], pool);

    /// <summary>What a frame says, in JSON.</summary>
    internal static RoomFrame Read(OutboundFrame frame) => Known.GetValue(frame, f => Read(f.Message(FrameEncoding.Json)));

    /// <summary>What a hub message in JSON says.</summary>
    internal static RoomFrame Read(ReadOnlyMemory<byte> message)
    {
        using var invocation = JsonDocument.Parse(message[..^1]);
        return invocation.RootElement.GetProperty("arguments")[0].Deserialize(ProtocolJsonContext.Default.RoomFrame)!;
    }
}
