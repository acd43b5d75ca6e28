using System.Text.Json;
using System.Text.Json.Serialization;
using LiveRooms.Edge.Draining;
using LiveRooms.Server.SignIn;
using LiveRooms.Server.Telemetry;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LiveRooms.Server.Draining;

/// <summary>Makes a process with viewers send them to others before it ends.</summary>
internal static class DrainSetup
{
    private const string Path = "/ops/drain";

    /// <summary>Adds the way to end and what says that no viewers are taken in any more.</summary>
    public static IServiceCollection AddDrain(this IServiceCollection services)
    {
        services.AddSingleton<DrainLifetime>();
        services.AddSingleton<IHostLifetime>(provider => provider.GetRequiredService<DrainLifetime>());
        services.AddHealthChecks().AddCheck<DrainHealth>("edge", tags: [Health.Ready]);
        return services;
    }

    /// <summary>For operators: a POST empties the edge and ends the process, a second one ends it at once; a GET tells how far it is.</summary>
    public static void MapDrain(this IEndpointRouteBuilder routes)
    {
        var ops = routes.MapGroup(Path).ExcludeFromDescription().RequireAuthorization(Policies.Operator);
        ops.MapGet("/", Progress);
        ops.MapPost("/", Begin);
    }

    private static JsonHttpResult<DrainProgress> Progress(EdgeDrain drain) =>
        TypedResults.Json(drain.Progress, DrainJson.Default.DrainProgress);

    private static JsonHttpResult<DrainProgress> Begin(EdgeDrain drain, DrainLifetime lifetime)
    {
        lifetime.OnRequest();
        return TypedResults.Json(drain.Progress, DrainJson.Default.DrainProgress, statusCode: StatusCodes.Status202Accepted);
    }
}

/// <summary>What the operator reads.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(DrainProgress))]
internal sealed partial class DrainJson : JsonSerializerContext;
