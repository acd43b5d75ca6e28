using System.Security.Claims;
using LiveRooms.Edge.Outbound;
using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Shows;
using LiveRooms.Protocol.Http;
using LiveRooms.Rules;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;
using LiveRooms.Server.Api.Problems;
using LiveRooms.Server.SignIn;
using Microsoft.AspNetCore.Mvc;
using Reply = Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.Ok<LiveRooms.Protocol.Http.ShareCard[]>,
    Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult>;
using ShareDrop = LiveRooms.Rules.Drops.ShareDrop;
using Wire = LiveRooms.Protocol.Http;

namespace LiveRooms.Server.Api;

/// <summary>A drop's units in other shows: of the same creator, or of any when an operator shares them.</summary>
internal static class DropSharesApi
{
    /// <summary>Maps <c>/drops/{id}/shares</c>; the group says who may.</summary>
    public static void MapDropShares(this IEndpointRouteBuilder own)
    {
        own.MapGet("/drops/{id}/shares", List).WithName("listDropShares").WithSummary("What of the drop stands in other shows.");
        own.MapPost("/drops/{id}/shares", Share).WithName("shareDrop")
            .WithSummary("Offers free units in another show, or takes them back.");
    }

    private static async Task<Reply> List(DropId id, ClaimsPrincipal user, IGrainFactory grains)
    {
        var outcome = await grains.GetGrain<IDropGrain>(id.Value).Shares(user.Actor());
        return outcome.Refusal is { } refusal
            ? ProblemReply.Of(refusal)
            : TypedResults.Ok<ShareCard[]>([.. outcome.Value!.Shares.Select(Cards.Of)]);
    }

    private static async Task<Reply> Share(
        DropId id, Wire.ShareDrop request, [FromHeader(Name = DropChangesApi.IdempotencyKey)] string? key, ClaimsPrincipal user,
        IGrainFactory grains)
    {
        if (!OperationId.TryParse(key, out var operation))
            return ProblemReply.Of(DropChangesApi.NoKey);
        if (!ShowId.TryParse(request.ShowId, out var show))
            return ProblemReply.Of(RefusalReason.Malformed, "A share names a show.");
        if (!DropChangesApi.TryVariant(request.VariantId, out var variant))
            return ProblemReply.Of(DropChangesApi.NoVariant);
        ChangeDrop change;
        if (request.Delta < 0)
            change = new RevokeShare(user.Actor(), operation, show, unchecked(-request.Delta), variant);
        else if (await grains.GetGrain<IShowGrain>(show.Value).Describe() is { } room)
            change = new ShareDrop(user.Actor(), operation, show, room.Show.Settings.Creator, request.Delta, variant);
        else
            return ProblemReply.Of(Unknown.Show(show));
        var outcome = await grains.GetGrain<IDropGrain>(id.Value).Change(change);
        return outcome.Refusal is { } refusal ? ProblemReply.Of(refusal) : await List(id, user, grains);
    }
}
