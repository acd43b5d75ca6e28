using LiveRooms.Grains.Pulse;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LiveRooms.Server.Telemetry;

/// <summary>Whether grains can be called: this silo is active, or, on an edge, some silo answers, with or without its store.</summary>
internal sealed class EngineHealth(IServiceProvider services, IGrainFactory grains) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    // Several, which live on several silos and are asked by way of several: one frozen silo is not all of them.
    private const int Pulses = 4;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (services.GetService<ISiloStatusOracle>() is { } silo)
        {
            return silo.CurrentStatus == SiloStatus.Active
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy($"The silo is {silo.CurrentStatus}.");
        }

        Exception? reason = null;
        await foreach (var beat in Task.WhenEach(Enumerable.Range(0, Pulses).Select(pulse => Beat(pulse, cancellationToken))))
        {
            reason = await beat;
            if (reason is null)
                return HealthCheckResult.Healthy();
        }

        return HealthCheckResult.Unhealthy("No silo answers.", reason);
    }

    private async Task<Exception?> Beat(int pulse, CancellationToken cancellation)
    {
        try
        {
            await grains.GetGrain<IPulseGrain>(pulse).Beat().WaitAsync(Patience, cancellation);
            return null;
        }
        catch (Exception exception) when (exception is TimeoutException or OrleansException or InvalidOperationException)
        {
            return exception;
        }
    }
}
