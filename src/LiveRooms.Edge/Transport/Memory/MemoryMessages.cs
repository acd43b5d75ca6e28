using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace LiveRooms.Edge.Transport.Memory;

/// <summary>Makes the bytes of what clients say, in one hub protocol. Made once, they may be sent by any number of viewers.</summary>
public sealed class MemoryMessages
{
    private readonly IHubProtocol _protocol;

    internal MemoryMessages(IHubProtocol protocol)
    {
        _protocol = protocol;
        var bytes = new System.Buffers.ArrayBufferWriter<byte>();
        HandshakeProtocol.WriteRequestMessage(new HandshakeRequestMessage(protocol.Name, version: 1), bytes);
        Handshake = bytes.WrittenMemory;
        Ping = protocol.GetMessageBytes(PingMessage.Instance);
    }

    /// <summary>What a connection begins with: which protocol it speaks.</summary>
    public ReadOnlyMemory<byte> Handshake { get; }

    /// <summary>A sign of life; after the first, silence ends the connection.</summary>
    public ReadOnlyMemory<byte> Ping { get; }

    /// <summary>Enters a room.</summary>
    public ReadOnlyMemory<byte> Join(JoinRequest request, string? id = "join") => Call(id, HubMethods.Join, request);

    /// <summary>Leaves the room.</summary>
    public ReadOnlyMemory<byte> Leave(string? id = "leave") => Call(id, HubMethods.Leave);

    /// <summary>Says a line.</summary>
    public ReadOnlyMemory<byte> Chat(ChatRequest request, string? id = "chat") => Call(id, HubMethods.Chat, request);

    /// <summary>Adds reactions.</summary>
    public ReadOnlyMemory<byte> React(ReactRequest request, string? id = null) => Call(id, HubMethods.React, request);

    /// <summary>Asks for units of a drop.</summary>
    public ReadOnlyMemory<byte> Reserve(ReserveRequest request, string? id = "reserve") => Call(id, HubMethods.Reserve, request);

    /// <summary>Any call of the hub.</summary>
    /// <param name="id">Stands in the answer; null when none is wanted.</param>
    /// <param name="method">See <see cref="HubMethods"/>.</param>
    /// <param name="arguments">The call's arguments.</param>
    public ReadOnlyMemory<byte> Call(string? id, string method, params object?[] arguments) =>
        _protocol.GetMessageBytes(new InvocationMessage(id, method, arguments));
}
