using LiveRooms.Grains.Creators;
using LiveRooms.Protocol.Http;
using LiveRooms.Protocol.Hub;
using LiveRooms.Rules;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Viewers;
using LiveRooms.Server.Api.Problems;
using LiveRooms.Server.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LiveRooms.Server.Api;

/// <summary>Tokens of the built-in issuer.</summary>
internal static class SignInApi
{
    private const string OperatorId = "operator";

    /// <summary>Maps <c>/api/sign-in</c>; creators and operators sign in here in Development only.</summary>
    public static void MapSignIn(this IEndpointRouteBuilder api, IHostEnvironment environment)
    {
        var signIn = api.MapGroup("/sign-in").WithTags("Sign-in");
        signIn.MapPost("/guest", Guest).WithName("signInGuest").RequireRateLimiting(GuestRateLimit.Policy).Throws(400, 429)
            .WithSummary("A guest's token; with a guest's valid token the viewer id is kept.");
        if (!environment.IsDevelopment())
            return;
        signIn.MapPost("/creator", Creator).WithName("signInCreator").Throws(400)
            .WithSummary("A creator's token, for anybody who asks: Development only.");
        signIn.MapPost("/operator", Operator).WithName("signInOperator")
            .WithSummary("An operator's token, for anybody who asks: Development only.");
    }

    private static async Task<Results<Ok<TokenReply>, ProblemHttpResult>> Guest(
        GuestSignIn? request, HttpContext http, TokenIssuer issuer)
    {
        var returning = await Returning(http);
        var name = request?.Name ?? returning?.Name ?? Guests.NewName();
        if (NameRules.Check(name, out var clean) is { } refusal)
            return ProblemReply.Of(refusal);
        var id = returning?.ViewerId ?? Guests.NewId().Value;
        return TypedResults.Ok(issuer.Issue(new ViewerCard(id, clean, RoleNames.Viewer)));
    }

    private static async Task<Results<Ok<TokenReply>, ProblemHttpResult>> Creator(
        CreatorSignIn request, IGrainFactory grains, TokenIssuer issuer)
    {
        if (!CreatorId.TryParse(request.CreatorId, out var id))
            return ProblemReply.Of(RefusalReason.Malformed, "A creator's id is 1 to 64 characters of a-z A-Z 0-9 - _ and point.");
        if (Guests.IsGuest(id.Value))
            return ProblemReply.Of(RefusalReason.Malformed, "This id is a guest's.");
        var creator = grains.GetGrain<ICreatorGrain>(id.Value);
        var name = request.Name ?? (await creator.Describe())?.Name ?? id.Value[..Math.Min(NameRules.MaxLength, id.Value.Length)];
        if (NameRules.Check(name, out var clean) is { } refusal)
            return ProblemReply.Of(refusal);
        var named = await creator.Name(new Actor(new ViewerId(id.Value), Role.Creator), clean);
        return named.Refusal is { } no
            ? ProblemReply.Of(no)
            : TypedResults.Ok(issuer.Issue(new ViewerCard(id.Value, clean, RoleNames.Creator)));
    }

    private static Ok<TokenReply> Operator(TokenIssuer issuer) =>
        TypedResults.Ok(issuer.Issue(new ViewerCard(OperatorId, "Operator", RoleNames.Operator)));

    // A token that is no longer valid makes a new guest: nobody else may take over an id by an old token.
    private static async Task<ViewerCard?> Returning(HttpContext http)
    {
        var sign = await http.AuthenticateAsync();
        return sign.Succeeded && sign.Principal.Card() is { } card && Guests.IsGuest(card.ViewerId) ? card : null;
    }
}
