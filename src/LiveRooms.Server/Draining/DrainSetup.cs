using System.Text.Json;
using System.Text.Json.Serialization;
using LiveRooms.Edge.Draining;
using LiveRooms.Grains.Draining;
using LiveRooms.Server.SignIn;
using LiveRooms.Server.Silo;
using LiveRooms.Server.Telemetry;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace LiveRooms.Server.Draining;

/// <summary>Makes a process send what it has to others before it ends.</summary>
internal static class DrainSetup
{
    private const string Path = "/ops/drain";

    /// <summary>Adds the way to end and what says that nothing is taken in any more.</summary>
    public static IServiceCollection AddDrain(this IServiceCollection services)
    {
        services.AddSingleton(static provider => new ProcessDrain(
            provider.GetService<EdgeDrain>(), provider.GetService<SiloDrain>(), provider.GetRequiredService<IOptions<SiloOptions>>()));
        services.AddSingleton<DrainLifetime>();
        services.AddSingleton<IHostLifetime>(provider => provider.GetRequiredService<DrainLifetime>());
        services.AddHealthChecks().AddCheck<DrainHealth>("drain", tags: [Health.Ready]);
        return services;
    }

    /// <summary>For operators: a POST empties the process and ends it, a second one ends it at once; a GET tells how far it is.</summary>
    public static void MapDrain(this IEndpointRouteBuilder routes)
    {
        var ops = routes.MapGroup(Path).ExcludeFromDescription().RequireAuthorization(Policies.Operator);
        ops.MapGet("/", Progress);
        ops.MapPost("/", Begin);
    }

    private static JsonHttpResult<DrainCard> Progress(ProcessDrain drain) =>
        TypedResults.Json(drain.Progress, DrainJson.Default.DrainCard);

    private static JsonHttpResult<DrainCard> Begin(ProcessDrain drain, DrainLifetime lifetime)
    {
        lifetime.OnRequest();
        return TypedResults.Json(drain.Progress, DrainJson.Default.DrainCard, statusCode: StatusCodes.Status202Accepted);
    }
}

/// <summary>What the operator reads.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(DrainCard))]
internal sealed partial class DrainJson : JsonSerializerContext;
