using System.Security.Claims;
using LiveRooms.Grains;
using LiveRooms.Grains.Creators;
using LiveRooms.Grains.Webhooks;
using LiveRooms.Protocol.Http;
using LiveRooms.Rules;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Sales;
using LiveRooms.Server.Api.Problems;
using LiveRooms.Server.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LiveRooms.Server.Api;

/// <summary>Where a creator's facts are sent, and how their deliveries stand.</summary>
internal static class WebhooksApi
{
    /// <summary>Maps <c>/api/creators/{id}/webhook</c> and <c>/api/drops/{id}/deliveries</c>.</summary>
    public static void MapWebhooks(this IEndpointRouteBuilder api)
    {
        var own = api.MapGroup("/").WithTags("Webhooks").RequireAuthorization(Policies.Creator).Throws(400, 401, 403, 404);
        var webhook = own.MapGroup("/creators/{id}/webhook");
        webhook.MapGet("/", Get).WithName("getWebhook").WithSummary("Where facts are sent; the secret is not said again.");
        webhook.MapPut("/", Put).WithName("setWebhook")
            .WithSummary("Sends facts there from now on, signed with a new secret that this answer alone says.");
        webhook.MapDelete("/", Delete).WithName("removeWebhook").WithSummary("Sends no facts any more.");
        var deliveries = own.MapGroup("/drops/{id}/deliveries");
        deliveries.MapGet("/", Deliveries).WithName("getDeliveries").WithSummary("How the deliveries of a drop's facts stand.");
        deliveries.MapPost("/{key}/resend", Resend).WithName("resendDelivery").WithSummary("Tries a dead letter once more.");
        deliveries.MapDelete("/{key}", Discard).WithName("discardDelivery").WithSummary("Gives a dead letter up.");
    }

    private static async Task<Results<Ok<WebhookCard>, ProblemHttpResult>> Get(CreatorId id, ClaimsPrincipal user, IGrainFactory grains) =>
        Answer(await grains.GetGrain<ICreatorGrain>(id.Value).Webhook(user.Actor()));

    private static async Task<Results<Ok<WebhookCard>, ProblemHttpResult>> Put(
        CreatorId id, SetWebhook request, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (!Uri.TryCreate(request.Url, UriKind.Absolute, out var url))
            return ProblemReply.Of(RefusalReason.WebhookAddressInvalid, "A webhook's address is an absolute https address.");
        if (await Known.Shop(grains, id, user) is { } missing)
            return ProblemReply.Of(missing);
        return Answer(await grains.GetGrain<ICreatorGrain>(id.Value).SetWebhook(user.Actor(), url));
    }

    private static async Task<Results<Ok<WebhookCard>, ProblemHttpResult>> Delete(CreatorId id, ClaimsPrincipal user, IGrainFactory grains) =>
        Answer(await grains.GetGrain<ICreatorGrain>(id.Value).RemoveWebhook(user.Actor()));

    private static async Task<Results<Ok<DeliveriesCard>, ProblemHttpResult>> Deliveries(
        DropId id, ClaimsPrincipal user, IGrainFactory grains) =>
        Answer(await grains.GetGrain<IMerchantFeedGrain>(id.Value).Describe(user.Actor()));

    private static async Task<Results<Ok<DeliveriesCard>, ProblemHttpResult>> Resend(
        DropId id, string key, ClaimsPrincipal user, IGrainFactory grains) =>
        Answer(await grains.GetGrain<IMerchantFeedGrain>(id.Value).Resend(user.Actor(), key));

    private static async Task<Results<Ok<DeliveriesCard>, ProblemHttpResult>> Discard(
        DropId id, string key, ClaimsPrincipal user, IGrainFactory grains) =>
        Answer(await grains.GetGrain<IMerchantFeedGrain>(id.Value).Discard(user.Actor(), key));

    private static Results<Ok<WebhookCard>, ProblemHttpResult> Answer(Outcome<WebhookView> outcome) => outcome.Refusal is { } refusal
        ? ProblemReply.Of(refusal)
        : TypedResults.Ok(new WebhookCard(
            outcome.Value!.Url?.ToString(), outcome.Value.Secret, outcome.Value.Since?.ToUnixTimeMilliseconds()));

    private static Results<Ok<DeliveriesCard>, ProblemHttpResult> Answer(Outcome<DeliveriesView> outcome) =>
        outcome.Refusal is { } refusal ? ProblemReply.Of(refusal) : TypedResults.Ok(CardOf(outcome.Value!));

    private static DeliveriesCard CardOf(DeliveriesView view) => new(
        view.Drop.Value, view.Url?.ToString(), view.Delivered, view.Pending, view.NextAttemptAt?.ToUnixTimeMilliseconds(), view.LastError,
        [
            .. view.DeadLetters.Select(letter => new DeadLetterCard(
                SalesBook.KeyOf(view.Drop, letter.Sequence), letter.Type, letter.Attempts, letter.LastError,
                letter.At.ToUnixTimeMilliseconds())),
        ]);
}
