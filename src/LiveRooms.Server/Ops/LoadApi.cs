using System.Text.Json;
using System.Text.Json.Serialization;
using LiveRooms.Grains.Shedding;
using LiveRooms.Server.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace LiveRooms.Server.Ops;

/// <summary>What operators see of how loaded this process is, whatever its role.</summary>
internal static class LoadApi
{
    private const string Path = "/ops/load";

    /// <summary>Maps <c>/ops/load</c>.</summary>
    public static void MapLoad(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Path, Show).ExcludeFromDescription().RequireAuthorization(Policies.Operator);

    private static JsonHttpResult<LoadCard> Show(ProcessLoad load, IOptions<LoadOptions> options)
    {
        var (status, limits) = (load.Status, options.Value);
        var reading = status.Reading;
        return TypedResults.Json(
            new LoadCard(
                LoadNames.Of(status.Level), LoadNames.Of(status.Cause), status.Since,
                new LoadFigures(Round(reading.Cpu), Round(reading.Memory), Round(reading.Queue.TotalMilliseconds)),
                new LoadFigures(limits.Cpu, limits.Memory, limits.Queue.TotalMilliseconds)),
            LoadJson.Default.LoadCard);
    }

    private static double Round(double value) => Math.Round(value, 3);
}

/// <summary>How loaded a process is.</summary>
/// <param name="Level"><c>normal</c>, <c>tight</c> or <c>full</c>.</param>
/// <param name="Cause">What makes it so: <c>cpu</c>, <c>memory</c> or <c>queue</c>; <c>none</c> when it is normal.</param>
/// <param name="Since">When that level was reached; null when it was never another.</param>
/// <param name="Now">What the last look found.</param>
/// <param name="Limits">Where it is full; 0 is no limit.</param>
internal sealed record LoadCard(string Level, string Cause, DateTimeOffset? Since, LoadFigures Now, LoadFigures Limits);

/// <summary>The three measures.</summary>
/// <param name="Cpu">The part of the processors' time, 0 to about 1.</param>
/// <param name="Memory">The part of the memory, 0 to about 1.</param>
/// <param name="QueueMs">How long work waits for a thread, in milliseconds.</param>
internal sealed record LoadFigures(double Cpu, double Memory, double QueueMs);

/// <summary>What the operator reads.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(LoadCard))]
internal sealed partial class LoadJson : JsonSerializerContext;
