using System.Security.Claims;
using LiveRooms.Edge.Outbound;
using LiveRooms.Grains.Drops;
using LiveRooms.Rules;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;
using LiveRooms.Server.Api.Problems;
using LiveRooms.Server.SignIn;
using Microsoft.AspNetCore.Mvc;
using Reply = Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.Ok<LiveRooms.Protocol.Hub.DropCard>,
    Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult>;
using Wire = LiveRooms.Protocol.Http;

namespace LiveRooms.Server.Api;

/// <summary>What a creator changes in a drop while it runs; each once for its Idempotency-Key.</summary>
internal static class DropChangesApi
{
    /// <summary>The header that makes a retry safe.</summary>
    public const string IdempotencyKey = "Idempotency-Key";

    /// <summary>The refusal of a request without the header.</summary>
    public static readonly Refusal NoKey = new(
        RefusalReason.Malformed, $"Send the header {IdempotencyKey}: 1 to 64 characters of a-z A-Z 0-9 - _ and point.");

    /// <summary>The refusal of a variant's id that is none.</summary>
    public static readonly Refusal NoVariant = new(
        RefusalReason.Malformed, "A variant's id is 1 to 64 characters of a-z A-Z 0-9 - _ and point.");

    /// <summary>Maps them under <c>/drops/{id}</c>; the group says who may.</summary>
    public static void MapDropChanges(this IEndpointRouteBuilder own)
    {
        var drop = own.MapGroup("/drops/{id}");
        drop.MapPost("/restock", Restock).WithName("restockDrop").WithSummary("Adds units, once for each Idempotency-Key.");
        drop.MapPost("/stock", ChangeStock).WithName("changeDropStock").WithSummary("Adds units or takes free ones away.");
        drop.MapPost("/countdown", Countdown).WithName("startDropCountdown").WithSummary("Opens an announced drop in 10 to 300 seconds.");
        drop.MapPost("/pause", Pause).WithName("pauseDrop").WithSummary("Stops new holds and promotions; holds run on.");
        drop.MapPost("/resume", Resume).WithName("resumeDrop").WithSummary("Ends a pause.");
        drop.MapPut("/closing", MoveClosing).WithName("moveDropClosing").WithSummary("Closes it by itself later or earlier than before.");
        drop.MapPut("/price", ChangePrice).WithName("changeDropPrice").WithSummary("Another price for later holds; a hold keeps its own.");
        drop.MapPost("/reservations/{number}/cancel", Cancel).WithName("cancelReservation")
            .WithSummary("Ends a reservation that waits or is held.");
        drop.MapPost("/reservations/{number}/refund", Refund).WithName("refundOrder")
            .WithSummary("Takes back a confirmed reservation; its units are for sale again or leave the stock.");
    }

    /// <summary>A variant's id as sent; null for none.</summary>
    /// <returns>False when it is not of the form of an id.</returns>
    public static bool TryVariant(string? text, out VariantId? variant)
    {
        var named = VariantId.TryParse(text, out var id);
        variant = named ? id : null;
        return named || text is null;
    }

    /// <summary>The answer to a change: the drop after it, or why not.</summary>
    public static Reply Answer(Grains.Outcome<DropView> outcome) =>
        outcome.Refusal is { } refusal ? ProblemReply.Of(refusal) : TypedResults.Ok(Cards.Of(outcome.Value!));

    private static Task<Reply> Restock(
        DropId id, Wire.Restock request, [FromHeader(Name = IdempotencyKey)] string? key, ClaimsPrincipal user, IGrainFactory grains) =>
        Change(grains, id, key, request.VariantId, (operation, variant) => new RestockDrop(user.Actor(), operation, request.Units, variant));

    private static Task<Reply> ChangeStock(
        DropId id, Wire.ChangeStock request, [FromHeader(Name = IdempotencyKey)] string? key, ClaimsPrincipal user, IGrainFactory grains) =>
        Change(grains, id, key, request.VariantId, (operation, variant) => request.Delta < 0
            ? new ReduceStock(user.Actor(), operation, unchecked(-request.Delta), variant)
            : new RestockDrop(user.Actor(), operation, request.Delta, variant));

    private static Task<Reply> Countdown(
        DropId id, Wire.StartCountdown request, [FromHeader(Name = IdempotencyKey)] string? key, ClaimsPrincipal user,
        IGrainFactory grains) =>
        Change(grains, id, key, operation => new StartCountdown(user.Actor(), operation, request.Seconds));

    private static Task<Reply> Pause(
        DropId id, [FromHeader(Name = IdempotencyKey)] string? key, ClaimsPrincipal user, IGrainFactory grains) =>
        Change(grains, id, key, operation => new PauseDrop(user.Actor(), operation));

    private static Task<Reply> Resume(
        DropId id, [FromHeader(Name = IdempotencyKey)] string? key, ClaimsPrincipal user, IGrainFactory grains) =>
        Change(grains, id, key, operation => new ResumeDrop(user.Actor(), operation));

    private static async Task<Reply> MoveClosing(
        DropId id, Wire.MoveClosing request, [FromHeader(Name = IdempotencyKey)] string? key, ClaimsPrincipal user, IGrainFactory grains) =>
        Filters.TryTime(request.ClosesAt, out var closesAt)
            ? await Change(grains, id, key, operation => new MoveClosing(user.Actor(), operation, closesAt!.Value))
            : ProblemReply.Of(RefusalReason.Malformed, "closesAt is a time in Unix milliseconds.");

    private static Task<Reply> ChangePrice(
        DropId id, Wire.ChangePrice request, [FromHeader(Name = IdempotencyKey)] string? key, ClaimsPrincipal user, IGrainFactory grains) =>
        Change(grains, id, key, request.VariantId, (operation, variant) => new ChangePrice(user.Actor(), operation, request.Price, variant));

    private static Task<Reply> Cancel(
        DropId id, long number, [FromHeader(Name = IdempotencyKey)] string? key, ClaimsPrincipal user, IGrainFactory grains) =>
        Change(grains, id, key, operation => new CancelReservation(user.Actor(), operation, number));

    private static Task<Reply> Refund(
        DropId id, long number, Wire.RefundOrder request, [FromHeader(Name = IdempotencyKey)] string? key, ClaimsPrincipal user,
        IGrainFactory grains) =>
        Change(grains, id, key, operation => new RefundReservation(user.Actor(), operation, number, request.ToStock));

    private static async Task<Reply> Change(
        IGrainFactory grains, DropId id, string? key, string? variantId, Func<OperationId, VariantId?, ChangeDrop> change) =>
        TryVariant(variantId, out var variant)
            ? await Change(grains, id, key, operation => change(operation, variant))
            : ProblemReply.Of(NoVariant);

    private static async Task<Reply> Change(IGrainFactory grains, DropId id, string? key, Func<OperationId, ChangeDrop> change) =>
        OperationId.TryParse(key, out var operation)
            ? Answer(await grains.GetGrain<IDropGrain>(id.Value).Change(change(operation)))
            : ProblemReply.Of(NoKey);
}
