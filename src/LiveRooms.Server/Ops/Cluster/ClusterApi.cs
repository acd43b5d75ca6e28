using LiveRooms.Grains.Cluster;
using LiveRooms.Protocol.Http;
using LiveRooms.Rules.Cluster;
using LiveRooms.Rules.Ids;
using LiveRooms.Server.Api;
using LiveRooms.Server.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;
using StackExchange.Redis;

namespace LiveRooms.Server.Ops.Cluster;

/// <summary>What operators see of all processes, and ask of one.</summary>
internal static class ClusterApi
{
    /// <summary>The whole cluster.</summary>
    public const string Path = "/ops/cluster";

    /// <summary>One process of it, to be emptied.</summary>
    public const string DrainPath = "/ops/processes/{id}/drain";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Maps both.</summary>
    public static void MapCluster(this IEndpointRouteBuilder app)
    {
        app.MapGet(Path, Show).WithTags("Operations").RequireAuthorization(Policies.Operator).WithName("showCluster").Throws(401, 403, 503)
            .WithSummary("The processes of the cluster, how they are, and the hottest rooms over all edges.");
        app.MapPost(DrainPath, Drain).WithTags("Operations").RequireAuthorization(Policies.Operator).WithName("drainProcess")
            .Throws(401, 403, 404, 503)
            .WithSummary("Asks a process to send its viewers, shows and drops to others and end; it learns so within seconds.");
    }

    private static async Task<Ok<ClusterCard>> Show(IGrainFactory grains, TimeProvider time, CancellationToken cancellation)
    {
        var seen = await grains.GetGrain<IClusterGrain>(ClusterKeys.All).List().WaitAsync(cancellation);
        return TypedResults.Ok(ClusterCards.Of(seen, await Members(grains, time, cancellation), time.GetUtcNow()));
    }

    private static async Task<Results<Accepted, NotFound>> Drain(string id, IGrainFactory grains)
    {
        var cluster = grains.GetGrain<IClusterGrain>(ClusterKeys.All);
        var known = ProcessId.TryParse(id, out var process)
            && await cluster.Ask(process, ProcessOrder.Drain);
        return known ? TypedResults.Accepted((string?)null) : TypedResults.NotFound();
    }

    // What processes say is worth seeing also while the store is away, and with it the membership.
    private static async Task<MembershipEntry[]> Members(IGrainFactory grains, TimeProvider time, CancellationToken cancellation)
    {
        try
        {
            return await grains.GetGrain<IManagementGrain>(0).GetDetailedHosts(onlyActive: false, cancellation).WaitAsync(Patience, time, cancellation);
        }
        catch (Exception e) when (e is TimeoutException or OrleansException or RedisException)
        {
            return [];
        }
    }
}
