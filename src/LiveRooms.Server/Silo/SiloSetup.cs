using System.Net;
using Orleans.Configuration;
using Orleans.Dashboard;
using Orleans.Serialization;
using Orleans.Storage;
using StackExchange.Redis;

namespace LiveRooms.Server.Silo;

/// <summary>Puts a silo together over the store: membership, grain state, reminders, timeouts and bounds.</summary>
internal static class SiloSetup
{
    /// <summary>Makes this process a silo.</summary>
    /// <param name="host">The host.</param>
    /// <param name="clustering">How silos find each other.</param>
    /// <param name="store">The store.</param>
    /// <param name="alone">The store is embedded, so this is the only process there can be.</param>
    public static void UseSilo(this IHostApplicationBuilder host, ClusteringOptions clustering, ConfigurationOptions store, bool alone)
    {
        host.UseOrleans(silo =>
        {
            silo.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (clustering.ClusterId, clustering.ServiceId));
            silo.Configure<EndpointOptions>(options => Listen(options, clustering, alone));
            silo.UseRedisClustering(options => options.ConfigurationOptions = store);
            silo.AddRedisGrainStorageAsDefault(state => state.Configure<IServiceProvider>((options, services) =>
            {
                options.ConfigurationOptions = store;
                options.GrainStorageSerializer = new OrleansGrainStorageSerializer(services.GetRequiredService<Serializer>());
            }));
            silo.UseRedisReminderService(options => options.ConfigurationOptions = store);
            silo.Configure<ClusterMembershipOptions>(options => Watch(options, clustering));
            silo.Configure<SiloMessagingOptions>(options =>
            {
                options.ResponseTimeout = clustering.ResponseTimeout;
                options.CancelRequestOnTimeout = true;
                options.MaxEnqueuedRequestsHardLimit = clustering.MaxWaitingCalls;
            });
            silo.AddActivityPropagation();
            silo.AddDashboard(static options => options.HideTrace = true);
        });
    }

    private static void Listen(EndpointOptions endpoint, ClusteringOptions clustering, bool alone)
    {
        if (alone)
        {
            endpoint.AdvertisedIPAddress = IPAddress.Loopback;
            endpoint.SiloPort = FreePort.Near(clustering.SiloPort);
            endpoint.GatewayPort = 0;
            return;
        }

        endpoint.SiloPort = clustering.SiloPort;
        endpoint.GatewayPort = clustering.GatewayPort;
        endpoint.SiloListeningEndpoint = new IPEndPoint(IPAddress.Any, clustering.SiloPort);
        endpoint.GatewayListeningEndpoint = new IPEndPoint(IPAddress.Any, clustering.GatewayPort);
        if (clustering.Advertised is { } address)
            endpoint.AdvertisedIPAddress = address;
    }

    private static void Watch(ClusterMembershipOptions membership, ClusteringOptions clustering)
    {
        membership.ProbeTimeout = clustering.ProbeTimeout;
        membership.MaxProbeTimeout = clustering.MaxProbeTimeout;
        membership.NumMissedProbesLimit = clustering.MissedProbes;
        membership.TableRefreshTimeout = TimeSpan.FromSeconds(5);
        membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
    }
}
