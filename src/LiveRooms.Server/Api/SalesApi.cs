using System.Security.Claims;
using LiveRooms.Grains.Sales;
using LiveRooms.Protocol.Http;
using LiveRooms.Rules.Ids;
using LiveRooms.Server.Api.Problems;
using LiveRooms.Server.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LiveRooms.Server.Api;

/// <summary>What drops came to and what their creators earned.</summary>
internal static class SalesApi
{
    /// <summary>Maps <c>/api/drops/{id}/settlement</c>, <c>/orders.csv</c> and <c>/commission</c>, <c>/api/creators/{id}/commission</c>.</summary>
    public static void MapSales(this IEndpointRouteBuilder api)
    {
        var own = api.MapGroup("/").WithTags("Sales").RequireAuthorization(Policies.Creator).Throws(400, 401, 403, 404);
        var drop = own.MapGroup("/drops/{id}");
        drop.MapGet("/settlement", Settlement).WithName("getSettlement").WithSummary("What a drop came to so far.");
        drop.MapGet("/orders.csv", OrdersCsv).WithName("getOrdersCsv").Produces<string>(200, "text/csv")
            .WithSummary("Every order, the oldest first, as a table.");
        drop.MapGet("/commission", Lines).WithName("listCommission").WithSummary("A drop's commission ledger, the oldest line first.");
        own.MapGet("/creators/{id}/commission", Commission).WithName("getCommission").WithSummary("What a creator's shows earned.");
    }

    private static async Task<Results<Ok<SettlementCard>, ProblemHttpResult>> Settlement(
        DropId id, ClaimsPrincipal user, IGrainFactory grains)
    {
        var outcome = await grains.GetGrain<IDropLedgerGrain>(id.Value).Settlement(user.Actor());
        return outcome.Refusal is { } refusal ? ProblemReply.Of(refusal) : TypedResults.Ok(SalesCards.Of(outcome.Value!));
    }

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> OrdersCsv(
        DropId id, ClaimsPrincipal user, IGrainFactory grains)
    {
        var (ledger, actor) = (grains.GetGrain<IDropLedgerGrain>(id.Value), user.Actor());
        // The first page is asked for before anything is answered: a refusal is no table.
        var first = await ledger.Orders(actor, 0, OrdersTable.Page);
        return first.Refusal is { } refusal
            ? ProblemReply.Of(refusal)
            : TypedResults.Stream(
                stream => OrdersTable.Write(stream, first.Value!, skip => ledger.Orders(actor, skip, OrdersTable.Page)),
                OrdersTable.ContentType, $"{id}-orders.csv");
    }

    private static async Task<Results<Ok<Page<CommissionLine>>, ProblemHttpResult>> Lines(
        DropId id, Cursor? cursor, PageLimit? limit, ClaimsPrincipal user, IGrainFactory grains)
    {
        var outcome = await grains.GetGrain<IDropLedgerGrain>(id.Value)
            .Lines(user.Actor(), cursor?.Position ?? 0, (limit ?? PageLimit.Default).Value);
        return outcome.Refusal is { } refusal
            ? ProblemReply.Of(refusal)
            : TypedResults.Ok(new Page<CommissionLine>(
                SalesCards.Of(outcome.Value!), outcome.Value!.Next is { } next ? new Cursor(next).ToString() : null));
    }

    private static async Task<Results<Ok<CommissionCard>, ProblemHttpResult>> Commission(
        CreatorId id, ClaimsPrincipal user, IGrainFactory grains)
    {
        var outcome = await grains.GetGrain<ICreatorLedgerGrain>(id.Value).Describe(user.Actor());
        return outcome.Refusal is { } refusal ? ProblemReply.Of(refusal) : TypedResults.Ok(SalesCards.Of(outcome.Value!));
    }
}
