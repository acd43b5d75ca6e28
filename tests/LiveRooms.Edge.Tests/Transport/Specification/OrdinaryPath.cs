using LiveRooms.Edge.Tests.Hub;
using Microsoft.AspNetCore.Http.Connections;

namespace LiveRooms.Edge.Tests.Transport.Specification;

/// <summary>WebSockets that Kestrel serves.</summary>
public abstract class OrdinaryPath : TransportSpecification
{
    private protected override void Adjust(EdgeOptions options) => options.Transport = EdgeTransport.Kestrel;

    private protected override async Task<ClientEnd> Connect(HubBench bench, string viewer) =>
        await HttpEnd.Connect(bench.Address, viewer, Format, HttpTransportType.WebSockets);
}

/// <inheritdoc/>
public sealed class OrdinaryPathJson : OrdinaryPath
{
    protected override Hub.Wire Speaks => Hub.Wire.Json;
}

/// <inheritdoc/>
public sealed class OrdinaryPathMessagePack : OrdinaryPath
{
    protected override Hub.Wire Speaks => Hub.Wire.MessagePack;
}
