using System.Collections.Immutable;
using LiveRooms.Grains.Webhooks;
using LiveRooms.Rules;
using LiveRooms.Rules.Creators;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Grains.Creators;

/// <summary>A creator and the mini shop. Key: the creator's id.</summary>
[Alias("lr.creator")]
public interface ICreatorGrain : IGrainWithStringKey
{
    /// <summary>The creator; null when nobody signed in as such yet.</summary>
    [Alias("describe")]
    Task<CreatorView?> Describe();

    /// <summary>Names the creator, making it known when new.</summary>
    [Alias("name")]
    Task<Outcome<CreatorView>> Name(Actor actor, string name);

    /// <summary>Adds or replaces a product.</summary>
    [Alias("put-product")]
    Task<Outcome<ProductSnapshot>> PutProduct(Actor actor, ProductSnapshot product);

    /// <summary>Removes a product; shows and drops that name it keep what they show.</summary>
    [Alias("remove-product")]
    Task<Outcome<CreatorView>> RemoveProduct(Actor actor, ProductId product);

    /// <summary>Remembers that a show is this creator's; again changes nothing.</summary>
    [Alias("add-show")]
    Task AddShow(ShowId show);

    /// <summary>Sends the facts of the creator's drops to an address from now on, signed with a new secret, which is answered.</summary>
    [Alias("set-webhook")]
    Task<Outcome<WebhookView>> SetWebhook(Actor actor, Uri url);

    /// <summary>Where facts are sent, without the secret; for the creator and operators.</summary>
    [Alias("webhook")]
    Task<Outcome<WebhookView>> Webhook(Actor actor);

    /// <summary>Sends no facts any more; again changes nothing.</summary>
    [Alias("remove-webhook")]
    Task<Outcome<WebhookView>> RemoveWebhook(Actor actor);

    /// <summary>Where facts are sent, for those who send them; null for nowhere.</summary>
    [Alias("webhook-target")]
    Task<WebhookTarget?> WebhookTarget();
}

/// <summary>A creator as everybody sees it.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">The name shown.</param>
/// <param name="Products">The shop, oldest first; at most <see cref="MaxProducts"/>.</param>
/// <param name="Shows">The newest shows first; at most <see cref="MaxShows"/>.</param>
[GenerateSerializer, Immutable, Alias("lr.creator.view")]
public sealed record CreatorView(CreatorId Id, string Name, ImmutableArray<ProductSnapshot> Products, ImmutableArray<ShowId> Shows)
{
    /// <summary>Products in a shop at most.</summary>
    public const int MaxProducts = 200;

    /// <summary>Shows remembered at most; older ones fall out of this list, not out of the lobby.</summary>
    public const int MaxShows = 200;
}
