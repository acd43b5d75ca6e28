using System.Security.Claims;
using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Payments;
using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Shows;
using LiveRooms.Protocol.Http;
using LiveRooms.Protocol.Hub;
using LiveRooms.Rules;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;
using LiveRooms.Server.Api.Problems;
using LiveRooms.Server.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;
using CreateDrop = LiveRooms.Protocol.Http.CreateDrop;

namespace LiveRooms.Server.Api;

/// <summary>Drops: announced in a show, opened and closed by its creator.</summary>
internal static class DropsApi
{
    /// <summary>Maps <c>/api/drops</c> and <c>/api/shows/{id}/drops</c>.</summary>
    public static void MapDrops(this IEndpointRouteBuilder api)
    {
        var all = api.MapGroup("/").WithTags("Drops");
        all.MapGet("/drops/{id}", Get).WithName("getDrop").Throws(400, 404)
            .WithSummary("A drop as everybody in its show sees it, or in the show named with showId.");

        var own = all.MapGroup("/").RequireAuthorization(Policies.Creator).Throws(400, 401, 403, 404, 409);
        own.MapPost("/shows/{id}/drops", Create).WithName("createDrop").AddEndpointFilter<StoreRoom>().Throws(503)
            .WithSummary("Announces a drop; again with the same body changes nothing.");
        own.MapPost("/drops/{id}/open", Open).WithName("openDrop").WithSummary("Opens it now.");
        own.MapPost("/drops/{id}/close", Close).WithName("closeDrop").WithSummary("Closes it; holds may still be confirmed.");
        own.MapGet("/drops/{id}/orders", Orders).WithName("listOrders").WithSummary("Confirmed reservations, the oldest first.");
        own.MapGet("/drops/{id}/reservations", Claims).WithName("listReservations")
            .WithSummary("Reservations that are entered, wait or are held, by number; a page may hold fewer than the limit.");
        own.MapDropChanges();
        own.MapDropShares();
        all.MapDraws(own);
    }

    private static async Task<Results<Ok<DropCard>, ProblemHttpResult>> Get(DropId id, ShowId? showId, IGrainFactory grains)
    {
        var grain = grains.GetGrain<IDropGrain>(id.Value);
        if (showId is { } show && await grain.DescribeIn(show) is { } there)
            return TypedResults.Ok(Cards.Of(there));
        if (await grain.Describe() is not { } drop)
            return ProblemReply.Of(Unknown.Drop(id));
        return showId is null
            ? TypedResults.Ok(Cards.Of(drop))
            : ProblemReply.Of(RefusalReason.DropNotOffered, "The drop is not offered in this show.");
    }

    private static async Task<Results<Created<DropCard>, ProblemHttpResult>> Create(
        ShowId id, CreateDrop request, ClaimsPrincipal user, IGrainFactory grains, ICheckoutPages pages)
    {
        if (!DropId.TryParse(request.DropId, out var drop))
            return ProblemReply.Of(RefusalReason.Malformed, "A drop's id is 1 to 64 characters of a-z A-Z 0-9 - _ and point.");
        if (!Filters.TryTime(request.OpensAt, out var opens) || !Filters.TryTime(request.ClosesAt, out var closes))
            return ProblemReply.Of(RefusalReason.Malformed, "opensAt and closesAt are times in Unix milliseconds.");
        if (request.Payment && !pages.HasProvider)
            return ProblemReply.Of(RefusalReason.DropSettingsInvalid, "A drop with payments needs a payment provider, and none is configured here.");
        var actor = user.Actor();
        var product = await Known.Product(grains, id, request.ProductId, actor);
        if (product.Refusal is { } refusal)
            return ProblemReply.Of(refusal);
        var creator = (await grains.GetGrain<IShowGrain>(id.Value).Describe())!.Show.Settings.Creator;
        if (NewDrops.Kind(request) is not { } kind)
            return ProblemReply.Of(RefusalReason.Malformed, "A drop's mode is firstCome or lottery; a variant has an id and a title.");
        var settings = new DropSettings(
            drop, id, creator, product.Value! with { Price = request.Price ?? product.Value!.Price }, kind.Stock,
            request.PerViewerLimit, TimeSpan.FromSeconds(request.HoldSeconds), request.WaitlistLimit, opens, closes, kind.Variants,
            kind.Mode, request.EntrySeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null, request.Payment);
        var outcome = await grains.GetGrain<IDropGrain>(drop.Value).Create(actor, settings);
        return outcome.Refusal is { } no ? ProblemReply.Of(no) : TypedResults.Created($"/api/drops/{drop}", Cards.Of(outcome.Value!));
    }

    private static async Task<Results<Ok<DropCard>, ProblemHttpResult>> Open(DropId id, ClaimsPrincipal user, IGrainFactory grains) =>
        DropChangesApi.Answer(await grains.GetGrain<IDropGrain>(id.Value).Open(user.Actor()));

    private static async Task<Results<Ok<DropCard>, ProblemHttpResult>> Close(DropId id, ClaimsPrincipal user, IGrainFactory grains) =>
        DropChangesApi.Answer(await grains.GetGrain<IDropGrain>(id.Value).Close(user.Actor()));

    private static async Task<Results<Ok<Page<OrderCard>>, ProblemHttpResult>> Orders(
        DropId id, Cursor? cursor, PageLimit? limit, ClaimsPrincipal user, IGrainFactory grains)
    {
        var outcome = await grains.GetGrain<IDropGrain>(id.Value)
            .Orders(user.Actor(), cursor?.Position ?? 0, (limit ?? PageLimit.Default).Value);
        return outcome.Refusal is { } refusal
            ? ProblemReply.Of(refusal)
            : TypedResults.Ok(new Page<OrderCard>(
                [.. outcome.Value!.Orders.Select(Cards.Of)], outcome.Value.Next is { } next ? new Cursor(next).ToString() : null));
    }

    private static async Task<Results<Ok<Page<ClaimCard>>, ProblemHttpResult>> Claims(
        DropId id, Cursor? cursor, PageLimit? limit, ClaimsPrincipal user, IGrainFactory grains)
    {
        var outcome = await grains.GetGrain<IDropGrain>(id.Value)
            .Claims(user.Actor(), cursor?.Position ?? 0, (limit ?? PageLimit.Default).Value);
        return outcome.Refusal is { } refusal
            ? ProblemReply.Of(refusal)
            : TypedResults.Ok(new Page<ClaimCard>(
                [.. outcome.Value!.Claims.Select(Cards.Of)], outcome.Value.Next is { } next ? new Cursor(next).ToString() : null));
    }
}
