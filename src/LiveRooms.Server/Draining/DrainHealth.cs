using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LiveRooms.Server.Draining;

/// <summary>Whether this process takes anything in: not any more once it is being emptied.</summary>
internal sealed class DrainHealth(ProcessDrain drain) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(drain.HasBegun ? HealthCheckResult.Unhealthy("The process is being emptied.") : HealthCheckResult.Healthy());
}
