using LiveRooms.Edge.Draining;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LiveRooms.Server.Draining;

/// <summary>Whether this edge takes viewers in: not any more once it is being emptied.</summary>
internal sealed class DrainHealth(EdgeDrain drain) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(drain.HasBegun ? HealthCheckResult.Unhealthy("The edge is being emptied.") : HealthCheckResult.Healthy());
}
