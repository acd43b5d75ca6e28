using LiveRooms.Edge.Tests.Hub;
using LiveRooms.Edge.Transport.Memory;
using Microsoft.Extensions.DependencyInjection;

namespace LiveRooms.Edge.Tests.Transport.Specification;

/// <summary>Viewers in memory.</summary>
public abstract class MemoryPath : TransportSpecification
{
    protected override bool IsOurs => true;

    protected override bool SlownessShows => true;

    private protected override Task<ClientEnd> Connect(HubBench bench, string viewer) =>
        Task.FromResult<ClientEnd>(new MemoryEnd(bench.Services.GetRequiredService<MemoryTransport>(), viewer));
}

/// <inheritdoc/>
public sealed class MemoryPathJson : MemoryPath
{
    protected override Hub.Wire Speaks => Hub.Wire.Json;
}

/// <inheritdoc/>
public sealed class MemoryPathMessagePack : MemoryPath
{
    protected override Hub.Wire Speaks => Hub.Wire.MessagePack;
}
