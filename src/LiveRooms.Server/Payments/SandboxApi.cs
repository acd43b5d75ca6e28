using System.Security.Claims;
using System.Text.Json;
using LiveRooms.Grains.Drops;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Http;
using LiveRooms.Rules;
using LiveRooms.Rules.Drops;
using LiveRooms.Server.Api;
using LiveRooms.Server.Api.Problems;
using LiveRooms.Server.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LiveRooms.Server.Payments;

/// <summary>What the sandbox's page calls. Development only.</summary>
internal static class SandboxApi
{
    /// <summary>Maps <c>/sandbox</c>.</summary>
    public static void MapSandbox(this IEndpointRouteBuilder api) => api.MapPost("/sandbox/payments", Pay)
        .WithTags("Payments").WithName("payInSandbox").RequireAuthorization().Throws(400, 401, 403, 404, 409, 503)
        .WithSummary("Pays for an own reservation, in time, late or twice, as a provider's customer would: Development only.");

    private static async Task<Results<Ok<PaymentReply>, ProblemHttpResult>> Pay(
        SandboxPayment request, ClaimsPrincipal user, IGrainFactory grains, SandboxProvider provider, CancellationToken cancellation)
    {
        if (request.Outcome is not ("succeeded" or "failed"))
            return ProblemReply.Of(RefusalReason.Malformed, "outcome is succeeded or failed.");
        if (!OrderId.TryParse(request.OrderId, out var order))
            return ProblemReply.Of(RefusalReason.Malformed, "orderId is a drop's id, a hyphen and a reservation's number.");
        var checkout = await grains.GetGrain<IDropGrain>(order.Drop.Value).Checkout(user.Actor().Id, order.Number, late: true);
        if (checkout.Refusal is { } refusal)
            return ProblemReply.Of(refusal);
        var (status, body) = await provider.Pay(checkout.Value!, request.Outcome, cancellation);
        return (int)status == StatusCodes.Status200OK
            ? TypedResults.Ok(JsonSerializer.Deserialize(body, ProtocolJsonContext.Default.PaymentReply)!)
            : ProblemReply.Of(RefusalReason.Busy, $"The webhook answered {(int)status}: {body}");
    }
}
