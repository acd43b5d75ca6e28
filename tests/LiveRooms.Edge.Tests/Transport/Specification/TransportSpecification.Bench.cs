using LiveRooms.Edge.Tests.Hub;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;

namespace LiveRooms.Edge.Tests.Transport.Specification;

/// <content>An edge, and viewers that come to it by one way.</content>
public abstract partial class TransportSpecification
{
    private const int MaxMessageBytes = 8_192;

    private protected TransferFormat Format => Speaks == Hub.Wire.Json ? TransferFormat.Text : TransferFormat.Binary;

    /// <summary>What this way needs of the edge.</summary>
    private protected virtual void Adjust(EdgeOptions options)
    {
    }

    /// <summary>What this way needs of the host.</summary>
    private protected virtual void Adjust(IServiceCollection services)
    {
    }

    /// <summary>Comes to the edge.</summary>
    private protected abstract Task<ClientEnd> Connect(HubBench bench, string viewer);

    private Task<HubBench> Bench(Action<IServiceCollection>? more = null) => HubBench.Start(
        options =>
        {
            (options.RequestBurst, options.RequestsPerSecond) = (10_000, 10_000);
            (options.KeptEvents, options.MaxMessageBytes) = (65_536, MaxMessageBytes);
            Adjust(options);
        },
        services: services =>
        {
            Adjust(services);
            more?.Invoke(services);
        });

    private async Task<Connected> Viewer(HubBench bench, string name = "viewer-1")
    {
        var viewer = new Connected(new SpecViewer(await Connect(bench, name), Speaks, ProtocolVersion));
        await viewer.Hub.Handshake();
        return viewer;
    }

    private sealed record Connected(SpecViewer Hub) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Hub.End.DisposeAsync();
    }
}
