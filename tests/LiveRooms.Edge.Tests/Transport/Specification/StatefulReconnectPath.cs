using LiveRooms.Edge.Tests.Hub;
using Microsoft.AspNetCore.Http.Connections;

namespace LiveRooms.Edge.Tests.Transport.Specification;

/// <summary>A client that asks for a connection that outlives its socket.</summary>
public abstract class StatefulReconnectPath : TransportSpecification
{
    protected override int ProtocolVersion => 2;

    protected override bool NoticesLoss => false;

    protected override bool KeepsTheSlow => false;

    private protected override async Task<ClientEnd> Connect(HubBench bench, string viewer) => await HttpEnd.Connect(
        bench.Address, viewer, Format, HttpTransportType.WebSockets, adjust: options => options.UseStatefulReconnect = true);
}

/// <inheritdoc/>
public sealed class StatefulReconnectPathJson : StatefulReconnectPath
{
    protected override Hub.Wire Speaks => Hub.Wire.Json;
}

/// <inheritdoc/>
public sealed class StatefulReconnectPathMessagePack : StatefulReconnectPath
{
    protected override Hub.Wire Speaks => Hub.Wire.MessagePack;
}
