using System.Collections.Immutable;
using LiveRooms.Grains.Webhooks;
using LiveRooms.Rules;
using LiveRooms.Rules.Creators;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Viewers;
using Microsoft.Extensions.Options;

namespace LiveRooms.Grains.Creators;

/// <summary>Keeps a creator's name, shop and shows.</summary>
[GrainType("creator")]
internal sealed partial class CreatorGrain(
    [PersistentState("creator")] IPersistentState<CreatorState> state, TimeProvider time, IOptions<WebhookOptions> webhooks)
    : Grain, ICreatorGrain
{
    private CreatorId Id => new(this.GetPrimaryKeyString());

    public Task<CreatorView?> Describe() => Task.FromResult(state.State.Name is null ? null : View());

    public async Task<Outcome<CreatorView>> Name(Actor actor, string name)
    {
        if (NotOwner(actor) is { } refusal)
            return refusal;
        if (NameRules.Check(name, out var clean) is { } unfit)
            return unfit;
        if (state.State.Name != clean)
        {
            state.State.Name = clean;
            await Store();
        }
        return View();
    }

    public async Task<Outcome<ProductSnapshot>> PutProduct(Actor actor, ProductSnapshot product)
    {
        if (NotOwner(actor) is { } refusal)
            return refusal;
        if (ProductRules.Check(product) is { } unfit)
            return unfit;
        var products = state.State.Products;
        var place = IndexOf(products, product.Id);
        if (place < 0 && products.Length >= CreatorView.MaxProducts)
            return new Refusal(RefusalReason.ShopFull, $"A shop holds at most {CreatorView.MaxProducts} products.");
        state.State.Products = place < 0 ? products.Add(product) : products.SetItem(place, product);
        await Store();
        return product;
    }

    public async Task<Outcome<CreatorView>> RemoveProduct(Actor actor, ProductId product)
    {
        if (NotOwner(actor) is { } refusal)
            return refusal;
        var place = IndexOf(state.State.Products, product);
        if (place < 0)
            return new Refusal(RefusalReason.ProductUnknown, "There is no such product in the shop.");
        state.State.Products = state.State.Products.RemoveAt(place);
        await Store();
        return View();
    }

    public async Task AddShow(ShowId show)
    {
        if (state.State.Shows.Contains(show))
            return;
        state.State.Shows = [show, .. state.State.Shows.Take(CreatorView.MaxShows - 1)];
        await Store();
    }

    private static int IndexOf(ImmutableArray<ProductSnapshot> products, ProductId id)
    {
        for (var i = 0; i < products.Length; i++)
        {
            if (products[i].Id == id)
                return i;
        }
        return -1;
    }

    private Refusal? NotOwner(Actor actor) => actor.MayActFor(Id)
        ? null
        : new Refusal(RefusalReason.RoleForbidden, "Only the creator may do this.");

    private CreatorView View() => new(Id, state.State.Name ?? Id.Value, state.State.Products, state.State.Shows);

    private async Task Store()
    {
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            DeactivateOnIdle(); // What is stored is no longer known here: the next activation reads it.
            throw;
        }
    }
}
