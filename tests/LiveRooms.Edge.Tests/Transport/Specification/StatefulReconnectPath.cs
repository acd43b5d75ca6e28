using LiveRooms.Edge.Tests.Hub;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace LiveRooms.Edge.Tests.Transport.Specification;

/// <summary>A client that asks for a connection that outlives its socket.</summary>
public abstract class StatefulReconnectPath : TransportSpecification
{
    protected override int ProtocolVersion => 2;

    protected override bool NoticesLoss => false;

    // SignalR cuts who for five seconds has not acknowledged what it keeps to repeat, by default 100 kB: a viewer who does not read,
    // and any on a machine that is busy elsewhere.
    private protected override void Adjust(IServiceCollection services) =>
        services.Configure<HubOptions>(options => options.StatefulReconnectBufferSize = 10_000_000);

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
