using System.Security.Claims;
using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Payments;
using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Webhooks;
using LiveRooms.Protocol.Http;
using LiveRooms.Protocol.Hub;
using LiveRooms.Rules.Ids;
using LiveRooms.Server.Api;
using LiveRooms.Server.Api.Problems;
using LiveRooms.Server.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LiveRooms.Server.Payments;

/// <summary>Checkout, the payment provider's notices, and what is to be paid back.</summary>
internal static class PaymentsApi
{
    /// <summary>Where notices go.</summary>
    public const string WebhookPath = "/api/payments/webhook";

    /// <summary>Maps them under <c>/api</c>.</summary>
    public static void MapPayments(this IEndpointRouteBuilder api)
    {
        var payments = api.MapGroup("/").WithTags("Payments");
        payments.MapPost("/drops/{id}/reservations/{number}/checkout", Checkout).WithName("checkout").RequireAuthorization()
            .Throws(400, 401, 403, 404, 409, 503).WithSummary("Where the caller pays for what is held; asking changes nothing.");
        payments.MapGet("/drops/{id}/refunds-due", RefundsDue).WithName("listRefundsDue").RequireAuthorization(Policies.Creator)
            .Throws(400, 401, 403, 404).WithSummary("Payments that bought nothing, the oldest first.");
        payments.MapPost("/payments/webhook", PaymentWebhook.Receive).WithName("receivePaymentNotice").AllowAnonymous()
            .Accepts<PaymentNotice>("application/json").Throws(400, 401, 404, 409, 413, 415, 503)
            .WithSummary($"A payment provider's notice, signed in the header {WebhookSignature.Header}.");
        if (api.ServiceProvider.GetRequiredService<ICheckoutPages>() is SandboxPages)
            api.MapSandbox();
    }

    private static async Task<Results<Ok<CheckoutCard>, ProblemHttpResult>> Checkout(
        DropId id, long number, ClaimsPrincipal user, Checkouts checkouts)
    {
        var outcome = await checkouts.Begin(user.Actor().Id, id, number);
        return outcome.Refusal is { } refusal ? ProblemReply.Of(refusal) : TypedResults.Ok(outcome.Value!);
    }

    private static async Task<Results<Ok<Page<RefundDueCard>>, ProblemHttpResult>> RefundsDue(
        DropId id, Cursor? cursor, PageLimit? limit, ClaimsPrincipal user, IGrainFactory grains)
    {
        var outcome = await grains.GetGrain<IDropGrain>(id.Value)
            .RefundsDue(user.Actor(), cursor?.Position ?? 0, (limit ?? PageLimit.Default).Value);
        return outcome.Refusal is { } refusal
            ? ProblemReply.Of(refusal)
            : TypedResults.Ok(new Page<RefundDueCard>(
                [.. outcome.Value!.Refunds.Select(Cards.Of)], outcome.Value.Next is { } next ? new Cursor(next).ToString() : null));
    }
}
