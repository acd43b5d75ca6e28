using System.Security.Claims;
using LiveRooms.Grains;
using LiveRooms.Grains.Creators;
using LiveRooms.Grains.Shows;
using LiveRooms.Rules;
using LiveRooms.Rules.Creators;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Viewers;
using LiveRooms.Server.SignIn;

namespace LiveRooms.Server.Api;

/// <summary>What several endpoints look up before they act.</summary>
internal static class Known
{
    /// <summary>The caller as a creator, made known at the first act: an external issuer announces nobody.</summary>
    public static async Task<Outcome<CreatorView>> Creator(IGrainFactory grains, ClaimsPrincipal user)
    {
        var card = user.Card();
        var creator = grains.GetGrain<ICreatorGrain>(card.ViewerId);
        if (await creator.Describe() is { } known)
            return known;
        return NameRules.Check(card.Name, out var name) is { } refusal ? refusal : await creator.Name(user.Actor(), name);
    }

    /// <summary>Why there is no shop of this creator to put into; null when there is. The caller's own is opened.</summary>
    public static async Task<Refusal?> Shop(IGrainFactory grains, CreatorId id, ClaimsPrincipal user)
    {
        if (user.Actor().Id.Value == id.Value)
            return (await Creator(grains, user)).Refusal;
        return await grains.GetGrain<ICreatorGrain>(id.Value).Describe() is null ? Unknown.Creator(id) : null;
    }

    /// <summary>A product of the shop of a show's creator, for a caller who may act in that show.</summary>
    public static async Task<Outcome<ProductSnapshot>> Product(IGrainFactory grains, ShowId show, string productId, Actor actor)
    {
        if (!ProductId.TryParse(productId, out var id))
            return new Refusal(RefusalReason.Malformed, "A product's id is 1 to 64 characters of a-z A-Z 0-9 - _ and point.");
        if (await grains.GetGrain<IShowGrain>(show.Value).Describe() is not { } room)
            return Unknown.Show(show);
        var creator = room.Show.Settings.Creator;
        if (!actor.MayActFor(creator))
            return new Refusal(RefusalReason.NotShowOwner, "Only the show's creator may do this.");
        var shop = await grains.GetGrain<ICreatorGrain>(creator.Value).Describe();
        return shop?.Products.FirstOrDefault(product => product.Id == id) is { } found
            ? found
            : new Refusal(RefusalReason.ProductUnknown, $"There is no product {id} in the creator's shop.");
    }
}
