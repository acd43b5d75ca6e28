using LiveRooms.Server.Store;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using StackExchange.Redis;

namespace LiveRooms.Server.Telemetry;

/// <summary>
/// Whether the store answers and has room. While it does not answer, this process can still serve: rooms go on, and no other process
/// reaches the store any better, so that taking this one out of balance would only take its viewers' rooms away.
/// </summary>
internal sealed class StoreHealth(StoreConnection store, StoreWatch watch) : IHealthCheck
{
    // Twice this is what a balancer waits for at most, also while it looks whether the edge drains.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (watch.IsFull)
            return HealthCheckResult.Unhealthy("The store is full.");
        try
        {
            var connection = await store.Get().WaitAsync(Patience, cancellationToken);
            await connection.GetDatabase().PingAsync().WaitAsync(Patience, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (exception is TimeoutException or RedisException)
        {
            return HealthCheckResult.Degraded("The store does not answer: rooms go on, reservations wait.", exception);
        }
    }
}
