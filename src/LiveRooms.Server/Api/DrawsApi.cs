using System.Security.Claims;
using LiveRooms.Grains.Drops;
using LiveRooms.Protocol.Http;
using LiveRooms.Protocol.Hub;
using LiveRooms.Rules.Ids;
using LiveRooms.Server.Api.Problems;
using LiveRooms.Server.SignIn;
using LiveRooms.Server.Verify;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LiveRooms.Server.Api;

/// <summary>A lottery's draw: by its creator, and what it published for everybody to check.</summary>
internal static class DrawsApi
{
    /// <summary>Maps <c>/drops/{id}/draw</c>.</summary>
    /// <param name="all">Where anybody may ask.</param>
    /// <param name="own">Where creators may.</param>
    public static void MapDraws(this IEndpointRouteBuilder all, IEndpointRouteBuilder own)
    {
        own.MapPost("/drops/{id}/draw", Draw).WithName("drawLottery").WithSummary("Draws an open lottery now; again changes nothing.");
        var draw = all.MapGroup("/drops/{id}/draw");
        draw.MapGet("/", Get).WithName("getDraw").Throws(400, 404, 409).WithSummary("What a lottery's draw published: seed and roots.");
        draw.MapGet("/entries", Leaves).WithName("listDrawEntries").Throws(400, 404, 409)
            .WithSummary("The leaves of the draw, sorted: with them anybody can do the draw over again.");
        draw.MapGet("/proof", Proof).WithName("getDrawProof").RequireAuthorization().Throws(400, 401, 404, 409)
            .WithSummary("That the caller's entry was in the draw, and came to its rank.");
    }

    private static async Task<Results<Ok<DropCard>, ProblemHttpResult>> Draw(DropId id, ClaimsPrincipal user, IGrainFactory grains) =>
        DropChangesApi.Answer(await grains.GetGrain<IDropGrain>(id.Value).Draw(user.Actor()));

    private static async Task<Results<Ok<DrawCard>, ProblemHttpResult>> Get(DropId id, IGrainFactory grains)
    {
        var outcome = await grains.GetGrain<IDropGrain>(id.Value).Drawn();
        return outcome.Refusal is { } refusal ? ProblemReply.Of(refusal) : TypedResults.Ok(DrawCards.Of(outcome.Value!));
    }

    private static async Task<Results<Ok<Page<string>>, ProblemHttpResult>> Leaves(
        DropId id, Cursor? cursor, LeavesLimit? limit, IGrainFactory grains)
    {
        var outcome = await grains.GetGrain<IDropGrain>(id.Value).Leaves(cursor?.Position ?? 0, (limit ?? LeavesLimit.Default).Value);
        return outcome.Refusal is { } refusal
            ? ProblemReply.Of(refusal)
            : TypedResults.Ok(new Page<string>(
                [.. outcome.Value!.Leaves.Select(leaf => leaf.ToString())],
                outcome.Value.Next is { } next ? new Cursor(next).ToString() : null));
    }

    private static async Task<Results<Ok<ProofCard>, ProblemHttpResult>> Proof(DropId id, ClaimsPrincipal user, IGrainFactory grains)
    {
        var outcome = await grains.GetGrain<IDropGrain>(id.Value).Proof(user.Actor().Id);
        return outcome.Refusal is { } refusal ? ProblemReply.Of(refusal) : TypedResults.Ok(DrawCards.Of(outcome.Value!));
    }
}
