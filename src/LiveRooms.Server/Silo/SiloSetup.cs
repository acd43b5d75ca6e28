using System.Net;
using LiveRooms.Grains.Placement;
using LiveRooms.Server.Store;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Dashboard;
using Orleans.Runtime.MembershipService.SiloMetadata;
using Orleans.Serialization;
using Orleans.Storage;

namespace LiveRooms.Server.Silo;

/// <summary>Puts a silo together over the store: membership, grain state, reminders, timeouts and bounds.</summary>
internal static class SiloSetup
{
    /// <summary>Adds the options of a cluster.</summary>
    public static IServiceCollection AddClustering(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<ClusteringOptions>, ClusteringOptionsValidator>();
        // A failure names its causes, down to a library's. One that cannot travel is no answer: its caller waits until time is up.
        services.Configure<ExceptionSerializationOptions>(static options => options.SupportedExceptionTypeFilter = static _ => true);
        services.AddOptions<ClusteringOptions>().Bind(configuration.GetSection(ClusteringOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SiloOptions>, SiloOptionsValidator>();
        services.AddOptions<SiloOptions>().Bind(configuration.GetSection(SiloOptions.Section)).ValidateOnStart();
        return services;
    }

    /// <summary>Makes this process a silo.</summary>
    /// <param name="host">The host.</param>
    /// <param name="clustering">How silos find each other.</param>
    /// <param name="store">The store; an embedded one makes this the only process there can be.</param>
    /// <exception cref="OptionsValidationException">A port of the silo is in use.</exception>
    public static void UseSilo(this IHostApplicationBuilder host, ClusteringOptions clustering, DataStore store)
    {
        if (!store.IsEmbedded)
            SiloPorts.RequireFree(clustering);
        host.UseOrleans(silo =>
        {
            silo.Configure<ClusterOptions>(
                options => (options.ClusterId, options.ServiceId) = (clustering.ClusterId, clustering.ServiceId));
            silo.Configure<EndpointOptions>(options => Listen(options, clustering, store.IsEmbedded));
            if (clustering.Kubernetes)
                silo.UseKubernetesHosting();
            silo.UseRedisClustering(options => options.ConfigurationOptions = store.Configuration);
            silo.AddRedisGrainStorageAsDefault(state => state.Configure<IServiceProvider>((options, services) =>
            {
                options.ConfigurationOptions = store.Configuration;
                options.GrainStorageSerializer = new OrleansGrainStorageSerializer(services.GetRequiredService<Serializer>());
            }));
            silo.UseRedisReminderService(options => options.ConfigurationOptions = store.Configuration);
            silo.Configure<ClusterMembershipOptions>(options => Watch(options, clustering));
            silo.Configure<SiloMessagingOptions>(options =>
            {
                options.ResponseTimeout = clustering.ResponseTimeout;
                options.CancelRequestOnTimeout = true;
                options.MaxEnqueuedRequestsHardLimit = clustering.MaxWaitingCalls;
            });
            if (clustering.SharedDirectory && !store.IsEmbedded)
                UseSharedDirectory(silo, clustering);
            silo.UseSiloMetadata(SiloLabelNames.Metadata(SiloOptions.Read(host.Configuration).AllLabels));
            silo.AddActivityPropagation();
            silo.AddDashboard(static options => options.HideTrace = true);
        });
    }

    // The other directory forgets what lives where whenever any silo leaves, also in good order: a part of all grains then ends, on
    // silos that stay as well, and shows begin their feeds anew.
    private static void UseSharedDirectory(ISiloBuilder silo, ClusteringOptions clustering)
    {
#pragma warning disable ORLEANSEXP003 // It is on trial in this Orleans; the journal's fence decides in any case.
        silo.AddDistributedGrainDirectory();
#pragma warning restore ORLEANSEXP003
        // As long as a silo that is lost may still believe in what it holds.
        silo.Configure<GrainDirectoryOptions>(
            options => options.RangeLeaseDuration = (clustering.MaxProbeTimeout * clustering.MissedProbes) + (clustering.ProbeTimeout / 2));
    }

    /// <summary>Where a silo listens: who says that it is reached on this machine only listens on this machine only.</summary>
    internal static void Listen(EndpointOptions endpoint, ClusteringOptions clustering, bool alone)
    {
        if (alone)
        {
            endpoint.AdvertisedIPAddress = IPAddress.Loopback;
            endpoint.SiloPort = SiloPorts.Near(clustering.SiloPort);
            endpoint.GatewayPort = 0;
            return;
        }

        endpoint.SiloPort = clustering.SiloPort;
        endpoint.GatewayPort = clustering.GatewayPort;
        var at = clustering.Advertised is { } own && IPAddress.IsLoopback(own) ? own : IPAddress.Any;
        endpoint.SiloListeningEndpoint = new IPEndPoint(at, clustering.SiloPort);
        endpoint.GatewayListeningEndpoint = new IPEndPoint(at, clustering.GatewayPort);
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
