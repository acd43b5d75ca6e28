using LiveRooms.Edge.Outbound;
using LiveRooms.Protocol;
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
}
