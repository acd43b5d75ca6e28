using LiveRooms.Edge.Tests.Hub;
using Microsoft.AspNetCore.Http.Connections;

namespace LiveRooms.Edge.Tests.Transport.Specification;

/// <summary>One request after the other.</summary>
public abstract class LongPollingPath : TransportSpecification
{
    protected override bool NoticesLoss => false;

    protected override bool Pings => false;

    private protected override async Task<ClientEnd> Connect(HubBench bench, string viewer) =>
        await HttpEnd.Connect(bench.Address, viewer, Format, HttpTransportType.LongPolling);
}

/// <inheritdoc/>
public sealed class LongPollingPathJson : LongPollingPath
{
    protected override Hub.Wire Speaks => Hub.Wire.Json;
}

/// <inheritdoc/>
public sealed class LongPollingPathMessagePack : LongPollingPath
{
    protected override Hub.Wire Speaks => Hub.Wire.MessagePack;
}
