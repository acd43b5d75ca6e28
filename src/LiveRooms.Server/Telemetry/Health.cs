using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace LiveRooms.Server.Telemetry;

/// <summary>Whether the process lives, and whether it can serve.</summary>
internal static class Health
{
    /// <summary>Tags the checks of readiness.</summary>
    public const string Ready = "ready";

    /// <summary>Adds the checks of readiness.</summary>
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<StoreConnection>();
        services.AddHealthChecks()
            .AddCheck<StoreHealth>("store", tags: [Ready])
            .AddCheck<JournalHealth>("journals", tags: [Ready])
            .AddCheck<EngineHealth>("engine", tags: [Ready]);
        return services;
    }

    /// <summary>Maps both addresses. Live says only that the process answers; ready that its store and its engine do.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = static _ => false });
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = static check => check.Tags.Contains(Ready) });
    }
}
