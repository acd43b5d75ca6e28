using LiveRooms.Grains.Pulse;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LiveRooms.Server.Telemetry;

/// <summary>Whether grains can be called: this silo is active, or, on an edge, some silo answers, with or without its store.</summary>
internal sealed class EngineHealth(IServiceProvider services, IGrainFactory grains) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (services.GetService<ISiloStatusOracle>() is { } silo)
        {
            return silo.CurrentStatus == SiloStatus.Active
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy($"The silo is {silo.CurrentStatus}.");
        }

        try
        {
            await grains.GetGrain<IPulseGrain>(0).Beat().WaitAsync(Patience, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (exception is TimeoutException or OrleansException or InvalidOperationException)
        {
            return HealthCheckResult.Unhealthy("No silo answers.", exception);
        }
    }
}
