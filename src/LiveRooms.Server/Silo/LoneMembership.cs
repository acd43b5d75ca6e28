using Microsoft.Extensions.Options;
using Orleans.Clustering.Redis;
using Orleans.Configuration;

namespace LiveRooms.Server.Silo;

/// <summary>
/// Forgets the silos of earlier runs before this one joins. Only for the embedded store: it belongs to this process alone, so
/// every silo in its table is dead, and one that was killed would be waited for otherwise.
/// </summary>
internal sealed class LoneMembership(StoreConnection store, IOptions<ClusterOptions> cluster) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var connection = await store.Get().WaitAsync(cancellationToken);
        await connection.GetDatabase().KeyDeleteAsync(RedisClusteringOptions.DefaultCreateRedisKey(cluster.Value));
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
