using LiveRooms.Grains.Webhooks;
using LiveRooms.Rules;

namespace LiveRooms.Grains.Creators;

internal sealed partial class CreatorGrain
{
    public async Task<Outcome<WebhookView>> SetWebhook(Actor actor, Uri url)
    {
        if (NotOwner(actor) is { } refusal)
            return refusal;
        if (WebhookAddress.Check(url, webhooks.Value.AllowPrivateAddresses == true) is { } unfit)
            return unfit;
        // Another address goes on where the one before it was: no fact falls between the two.
        var since = state.State.Webhook?.Since ?? time.GetUtcNow();
        var target = new WebhookTarget(url, WebhookSignature.NewSecret(), since);
        state.State.Webhook = target;
        await Store();
        return new WebhookView(url, target.Secret, since);
    }

    public Task<Outcome<WebhookView>> Webhook(Actor actor) => Task.FromResult<Outcome<WebhookView>>(
        NotOwner(actor) is { } refusal ? refusal : new WebhookView(state.State.Webhook?.Url, null, state.State.Webhook?.Since));

    public async Task<Outcome<WebhookView>> RemoveWebhook(Actor actor)
    {
        if (NotOwner(actor) is { } refusal)
            return refusal;
        if (state.State.Webhook is not null)
        {
            state.State.Webhook = null;
            await Store();
        }

        return new WebhookView(null, null, null);
    }

    public Task<WebhookTarget?> WebhookTarget() => Task.FromResult(state.State.Webhook);
}
