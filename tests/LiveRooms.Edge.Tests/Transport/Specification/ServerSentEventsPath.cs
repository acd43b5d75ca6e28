using LiveRooms.Edge.Tests.Hub;
using Microsoft.AspNetCore.Http.Connections;

namespace LiveRooms.Edge.Tests.Transport.Specification;

/// <summary>A stream of events one way, requests the other; it carries no bytes but text.</summary>
public abstract class ServerSentEventsPath : TransportSpecification
{
    private protected override async Task<ClientEnd> Connect(HubBench bench, string viewer) =>
        await HttpEnd.Connect(bench.Address, viewer, Format, HttpTransportType.ServerSentEvents);
}

/// <inheritdoc/>
public sealed class ServerSentEventsPathJson : ServerSentEventsPath
{
    protected override Hub.Wire Speaks => Hub.Wire.Json;
}
