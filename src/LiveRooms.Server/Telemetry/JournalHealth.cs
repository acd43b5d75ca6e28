using LiveRooms.Grains.Journal;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LiveRooms.Server.Telemetry;

/// <summary>
/// Whether this process found that the store lost what it had acknowledged. It serves all the same: what is lost stands still by itself,
/// in every process.
/// </summary>
internal sealed class JournalHealth(RedisJournal journal) : IHealthCheck
{
    private const int Named = 10;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var lost = journal.Lost;
        return Task.FromResult(lost.Count == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded($"{lost.Count} journals went back, such as {string.Join(", ", lost.Keys.Take(Named))}."));
    }
}
