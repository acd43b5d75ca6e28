using LiveRooms.Edge.Tests.Hub;
using Microsoft.AspNetCore.Http.Connections;

namespace LiveRooms.Edge.Tests.Transport.Specification;

/// <summary>WebSockets that the edge serves itself, straight on the socket.</summary>
public abstract class SocketPath : TransportSpecification
{
    protected override bool IsOurs => true;

    protected override bool SlownessShows => true;

    /// <summary>Whether it asks first, as clients do by default.</summary>
    protected virtual bool Negotiates => false;

    private protected override void Adjust(EdgeOptions options) => options.Transport = EdgeTransport.Sockets;

    private protected override async Task<ClientEnd> Connect(HubBench bench, string viewer) =>
        await HttpEnd.Connect(bench.Address, viewer, Format, HttpTransportType.WebSockets, Negotiates);
}

/// <inheritdoc/>
public sealed class SocketPathJson : SocketPath
{
    protected override Hub.Wire Speaks => Hub.Wire.Json;
}

/// <inheritdoc/>
public sealed class SocketPathNegotiated : SocketPath
{
    protected override Hub.Wire Speaks => Hub.Wire.Json;

    protected override bool Negotiates => true;
}

/// <inheritdoc/>
public sealed class SocketPathMessagePack : SocketPath
{
    protected override Hub.Wire Speaks => Hub.Wire.MessagePack;
}
