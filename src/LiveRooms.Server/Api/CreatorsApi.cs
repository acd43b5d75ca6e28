using System.Security.Claims;
using LiveRooms.Edge.Outbound;
using LiveRooms.Grains.Creators;
using LiveRooms.Protocol.Http;
using LiveRooms.Protocol.Hub;
using LiveRooms.Rules;
using LiveRooms.Rules.Creators;
using LiveRooms.Rules.Ids;
using LiveRooms.Server.Api.Problems;
using LiveRooms.Server.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LiveRooms.Server.Api;

/// <summary>Creators and their mini shops.</summary>
internal static class CreatorsApi
{
    /// <summary>Maps <c>/api/creators</c>.</summary>
    public static void MapCreators(this IEndpointRouteBuilder api)
    {
        var creators = api.MapGroup("/creators/{id}").WithTags("Creators");
        creators.MapGet("/", Get).WithName("getCreator").Throws(400, 404).WithSummary("A creator, the shop and the shows.");
        creators.MapGet("/products", Products).WithName("listProducts").Throws(400, 404).WithSummary("The shop, the oldest product first.");

        var own = creators.MapGroup("/").RequireAuthorization(Policies.Creator).Throws(400, 401, 403, 404, 409);
        own.MapPut("/", Name).WithName("nameCreator").WithSummary("Names the creator.");
        own.MapPut("/products/{productId}", PutProduct).WithName("putProduct").WithSummary("Adds or replaces a product.");
        own.MapDelete("/products/{productId}", RemoveProduct).WithName("removeProduct")
            .WithSummary("Removes a product; shows and drops keep what they show.");
    }

    private static async Task<Results<Ok<CreatorDetails>, ProblemHttpResult>> Get(
        CreatorId id, ClaimsPrincipal user, IGrainFactory grains) =>
        await grains.GetGrain<ICreatorGrain>(id.Value).Describe() is { } creator
            ? TypedResults.Ok(Details(creator, user))
            : ProblemReply.Of(Unknown.Creator(id));

    private static async Task<Results<Ok<ProductCard[]>, ProblemHttpResult>> Products(
        CreatorId id, ClaimsPrincipal user, IGrainFactory grains) =>
        await grains.GetGrain<ICreatorGrain>(id.Value).Describe() is { } creator
            ? TypedResults.Ok(creator.Products.Select(ProductCardFor(user, id)).ToArray())
            : ProblemReply.Of(Unknown.Creator(id));

    private static async Task<Results<Ok<CreatorDetails>, ProblemHttpResult>> Name(
        CreatorId id, NameCreator request, ClaimsPrincipal user, IGrainFactory grains)
    {
        var outcome = await grains.GetGrain<ICreatorGrain>(id.Value).Name(user.Actor(), request.Name);
        return outcome.Refusal is { } refusal ? ProblemReply.Of(refusal) : TypedResults.Ok(Details(outcome.Value!, user));
    }

    private static async Task<Results<Ok<ProductCard>, ProblemHttpResult>> PutProduct(
        CreatorId id, ProductId productId, ProductCard request, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (request.ProductId != productId.Value)
            return ProblemReply.Of(RefusalReason.Malformed, "The product's id in the body differs from the one in the address.");
        if (await Known.Shop(grains, id, user) is { } missing)
            return ProblemReply.Of(missing);
        var outcome = await grains.GetGrain<ICreatorGrain>(id.Value).PutProduct(user.Actor(), new ProductSnapshot(
            productId, request.Title, request.Description, request.ImageUrl, request.Price, request.Currency,
            request.CommissionBasisPoints));
        return outcome.Refusal is { } refusal ? ProblemReply.Of(refusal) : TypedResults.Ok(Cards.OfOwn(outcome.Value!));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveProduct(
        CreatorId id, ProductId productId, ClaimsPrincipal user, IGrainFactory grains)
    {
        var outcome = await grains.GetGrain<ICreatorGrain>(id.Value).RemoveProduct(user.Actor(), productId);
        return outcome.Refusal is { } refusal ? ProblemReply.Of(refusal) : TypedResults.NoContent();
    }

    private static CreatorDetails Details(CreatorView creator, ClaimsPrincipal user) => new(
        creator.Id.Value, creator.Name, [.. creator.Products.Select(ProductCardFor(user, creator.Id))],
        [.. creator.Shows.Select(show => show.Value)]);

    // The commission is between the creator and the operators.
    private static Func<ProductSnapshot, ProductCard> ProductCardFor(ClaimsPrincipal user, CreatorId creator) =>
        user.Identity is { IsAuthenticated: true } && user.Actor().MayActFor(creator) ? Cards.OfOwn : Cards.Of;
}
