using System.Net;
using System.Net.Sockets;
using LiveRooms.Load.Agents.Placement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace LiveRooms.Load.Agents;

/// <summary>
/// A silo of the load's own cluster, which knows nothing of the engine's. Who is in it is kept in memory by the coordinator's silo:
/// it needs no store, and it is gone with the coordinator.
/// </summary>
internal sealed class LoadSilo : IAsyncDisposable
{
    private const string Cluster = "liverooms-load";
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(5);

    private readonly IHost _host;

    private LoadSilo(IHost host) => _host = host;

    /// <summary>Its address, as other silos know it.</summary>
    public string Address => _host.Services.GetRequiredService<ILocalSiloDetails>().SiloAddress.ToParsableString();

    /// <summary>Calls grains of the cluster.</summary>
    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    /// <summary>Starts one.</summary>
    /// <param name="at">Where it is reached; the port must be free.</param>
    /// <param name="coordinator">Where the coordinator's is reached; the same for that one itself.</param>
    /// <param name="add">What its grains need.</param>
    /// <param name="cancelled">Ends the start.</param>
    /// <exception cref="AgentsException">Nothing can listen there.</exception>
    public static async Task<LoadSilo> Start(
        IPEndPoint at, IPEndPoint coordinator, Action<IServiceCollection> add, CancellationToken cancelled)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.AddSimpleConsole(static options => options.SingleLine = true).SetMinimumLevel(LogLevel.Critical);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(
            static options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddSingleton<IHostLifetime, OwnLifetime>();
        add(builder.Services);
        builder.UseOrleans(silo =>
        {
            silo.UseDevelopmentClustering(coordinator);
            silo.Configure<ClusterOptions>(static options => (options.ClusterId, options.ServiceId) = (Cluster, Cluster));
            silo.Configure<EndpointOptions>(options =>
            {
                (options.AdvertisedIPAddress, options.SiloPort, options.GatewayPort) = (at.Address, at.Port, 0);
                options.SiloListeningEndpoint = at;
            });
            // The engine's grains are in this program too, and have no place here.
            silo.Configure<GrainTypeOptions>(static options => options.Classes.RemoveWhere(
                static grain => grain.Namespace?.StartsWith("LiveRooms.", StringComparison.Ordinal) == true && grain.Assembly != typeof(LoadSilo).Assembly));
            silo.Services.AddPlacementDirector<AtHome, AtHomeDirector>();
        });
        var host = builder.Build();
        try
        {
            await host.StartAsync(cancelled);
            return new LoadSilo(host);
        }
        catch (Exception e)
        {
            host.Dispose();
            if ((e as SocketException ?? e.InnerException) is SocketException cause)
                throw new AgentsException($"Nothing can listen at {at}: {cause.Message}.");
            throw;
        }
    }

    /// <summary>Whether a silo of the cluster is known to be gone.</summary>
    public bool HasLost(string silo) =>
        _host.Services.GetRequiredService<IClusterMembershipService>().CurrentSnapshot.GetSiloStatus(SiloAddress.FromParsableString(silo)).IsTerminating();

    /// <summary>Leaves the cluster; not for long when the others do not answer.</summary>
    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(Goodbye, TimeProvider.System);
        try
        {
            await _host.StopAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            // The coordinator is gone, and nobody is left to be told.
        }

        _host.Dispose();
    }

    /// <summary>Starts and ends with the command, which hears of signals itself.</summary>
    private sealed class OwnLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
