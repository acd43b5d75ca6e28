using LiveRooms.Edge.Outbound;
using LiveRooms.Server.Store;
using Orleans.Configuration;
using Orleans.Dashboard;

namespace LiveRooms.Server.Silo;

/// <summary>Makes a process without grains a client of the silos.</summary>
internal static class ClientSetup
{
    /// <summary>Finds the silos through the store.</summary>
    public static void UseSiloClient(this IHostApplicationBuilder host, ClusteringOptions clustering, DataStore store)
    {
        host.UseOrleansClient(client =>
        {
            client.Configure<ClusterOptions>(
                options => (options.ClusterId, options.ServiceId) = (clustering.ClusterId, clustering.ServiceId));
            client.UseRedisClustering(options => options.ConfigurationOptions = store.Configuration);
            client.Configure<ClientMessagingOptions>(options =>
            {
                options.ResponseTimeout = clustering.ResponseTimeout;
                options.CancelRequestOnTimeout = true;
            });
            client.Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = clustering.GatewayRefresh);
            client.UseConnectionRetryFilter<PatientConnection>();
            client.AddGatewayCountChangedHandler(static services =>
            {
                var losses = services.GetRequiredService<GatewayLosses>();
                return (_, e) =>
                {
                    if (e.NumberOfConnectedGateways < e.PreviousNumberOfConnectedGateways)
                        losses.Tell();
                };
            });
            client.AddActivityPropagation();
            client.AddDashboard(static options => options.HideTrace = true);
        });
    }
}
