using LiveRooms.Grains.Warmth;
using LiveRooms.Protocol.Http;
using LiveRooms.Rules;
using LiveRooms.Rules.Ids;
using LiveRooms.Server.Api;
using LiveRooms.Server.Api.Problems;
using LiveRooms.Server.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LiveRooms.Server.Ops;

/// <summary>How operators ready the room of a large show before its crowd comes.</summary>
internal static class WarmApi
{
    /// <summary>The path; part of the described API.</summary>
    public const string Path = "/ops/shows/{id}/warm";

    private const int DefaultMinutes = 30;

    /// <summary>Maps <see cref="Path"/>.</summary>
    public static void MapWarm(this IEndpointRouteBuilder app)
    {
        var warm = app.MapGroup(Path).WithTags("Operations").RequireAuthorization(Policies.Operator).Throws(400, 401, 403);
        warm.MapGet("/", Get).WithName("getWarmRoom").WithSummary("Until when edges keep a room warm, and which have it ready.");
        warm.MapPost("/", Warm).WithName("warmRoom").Throws(404, 503)
            .WithSummary("Readies a show, its drops and a relay on every edge, and keeps them so for some minutes; 0 lets them go.");
    }

    private static async Task<Ok<WarmRoomCard>> Get(ShowId id, IGrainFactory grains) => TypedResults.Ok(Of(await List(grains).Describe(id)));

    private static async Task<Results<Ok<WarmRoomCard>, ProblemHttpResult>> Warm(ShowId id, IGrainFactory grains, int minutes = DefaultMinutes)
    {
        var most = (int)WarmLimits.MaxDuration.TotalMinutes;
        if (minutes < 0 || minutes > most)
            return ProblemReply.Of(RefusalReason.Malformed, $"A room is kept warm for 1 to {most} minutes; 0 lets it go.");
        var outcome = await List(grains).Warm(id, TimeSpan.FromMinutes(minutes));
        return outcome.Refusal is { } refusal ? ProblemReply.Of(refusal) : TypedResults.Ok(Of(outcome.Value!));
    }

    private static IWarmRoomsGrain List(IGrainFactory grains) => grains.GetGrain<IWarmRoomsGrain>(WarmLimits.Key);

    private static WarmRoomCard Of(WarmRoom room) => new(
        room.Show.Value, room.Until?.ToUnixTimeMilliseconds(),
        room.Home is { } home ? new WarmShowCard(home.Headline, home.Silo, home.IsHome, home.Drops) : null,
        [.. room.Edges.Select(edge => new WarmEdgeCard(edge.Edge, edge.Ready))]);
}
