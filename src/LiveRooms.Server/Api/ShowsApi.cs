using System.Security.Claims;
using LiveRooms.Edge.Outbound;
using LiveRooms.Grains;
using LiveRooms.Grains.Lobby;
using LiveRooms.Grains.Placement;
using LiveRooms.Grains.Shows;
using LiveRooms.Protocol.Http;
using LiveRooms.Protocol.Hub;
using LiveRooms.Rules;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shows;
using LiveRooms.Server.Api.Problems;
using LiveRooms.Server.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using CreateShow = LiveRooms.Protocol.Http.CreateShow;
using MuteViewer = LiveRooms.Protocol.Http.MuteViewer;
using PinProduct = LiveRooms.Protocol.Http.PinProduct;

namespace LiveRooms.Server.Api;

/// <summary>Shows: the lobby, and what a creator does with a show.</summary>
internal static class ShowsApi
{
    private const int MaxMuteSeconds = 86_400;

    /// <summary>Maps <c>/api/shows</c>.</summary>
    public static void MapShows(this IEndpointRouteBuilder api)
    {
        var shows = api.MapGroup("/shows").WithTags("Shows");
        shows.MapGet("/", List).WithName("listShows").Throws(400)
            .WithSummary("Shows: live ones by audience, then scheduled ones by start, then ended ones, the newest first.");
        shows.MapGet("/{id}", Get).WithName("getShow").Throws(400, 404).WithSummary("A show, its drops and its live numbers.");

        var own = shows.MapGroup("/").RequireAuthorization(Policies.Creator).Throws(400, 401, 403, 404, 409);
        own.MapPost("/", Create).WithName("createShow").AddEndpointFilter<StoreRoom>().Throws(503)
            .WithSummary("Schedules a show of the caller's; again with the same body changes nothing.");
        own.MapPost("/{id}/live", GoLive).WithName("goLive").WithSummary("Goes live.");
        own.MapPost("/{id}/end", End).WithName("endShow").WithSummary("Ends the show.");
        own.MapPut("/{id}/pin", Pin).WithName("pinProduct").WithSummary("Pins a product of the creator's shop, or none.");
        own.MapPost("/{id}/mutes", Mute).WithName("muteViewer").WithSummary("Stops a viewer from chatting for a time; 0 seconds lift it.");
    }

    private static async Task<Results<Ok<Page<ShowSummary>>, ProblemHttpResult>> List(
        IGrainFactory grains, Market? market, string? language, string? status, Cursor? cursor, PageLimit? limit)
    {
        if (!Filters.TryLanguage(language, out var spoken))
            return ProblemReply.Of(RefusalReason.LanguageUnknown, "The language is one of en, ru, es, pt, fr, it, pl and uk.");
        if (!Filters.TryStatus(status, out var standing))
            return ProblemReply.Of(RefusalReason.Malformed, "The status is scheduled, live or ended.");

        var lobby = grains.GetGrain<ILobbyGrain>(market?.Value ?? LobbyKeys.All);
        var page = await lobby.List(new LobbyQuery(spoken, standing, cursor?.Position ?? 0, (limit ?? PageLimit.Default).Value));
        return TypedResults.Ok(new Page<ShowSummary>(
            [.. page.Entries.Select(entry => new ShowSummary(Cards.Of(entry.Show), entry.Audience))],
            page.Next is { } next ? new Cursor(next).ToString() : null));
    }

    private static async Task<Results<Ok<ShowDetails>, ProblemHttpResult>> Get(ShowId id, IGrainFactory grains) =>
        await grains.GetGrain<IShowGrain>(id.Value).Describe() is { } room
            ? TypedResults.Ok(new ShowDetails(Cards.Of(room.Show), [.. room.Drops.Select(Cards.Of)], Cards.Counters(room)))
            : ProblemReply.Of(Unknown.Show(id));

    private static async Task<Results<Created<ShowCard>, ProblemHttpResult>> Create(
        CreateShow request, ClaimsPrincipal user, IGrainFactory grains, IOptions<HeadlineOptions> headline)
    {
        if (!ShowId.TryParse(request.ShowId, out var id))
            return ProblemReply.Of(RefusalReason.Malformed, "A show's id is 1 to 64 characters of a-z A-Z 0-9 - _ and point.");
        if (!Market.TryParse(request.Market, out var market))
            return ProblemReply.Of(RefusalReason.Malformed, "A market is 1 to 64 characters of a-z A-Z 0-9 - _ and point.");
        if (!Filters.TryLanguage(request.Language, out var language) || language is null)
            return ProblemReply.Of(RefusalReason.LanguageUnknown, "The language is one of en, ru, es, pt, fr, it, pl and uk.");
        if (!Filters.TryAddress(request.PlaybackUrl, out var playback))
            return ProblemReply.Of(RefusalReason.PlaybackUrlInvalid, "The playback address is an absolute http or https address.");
        if (!Filters.TryTime(request.ScheduledAt, out var scheduled))
            return ProblemReply.Of(RefusalReason.Malformed, "scheduledAt is a time in Unix milliseconds.");

        var actor = user.Actor();
        if (request.Headline && actor.Role != Role.Operator && headline.Value.HeadlineBy == HeadlineBy.Operators)
            return ProblemReply.Of(RefusalReason.HeadlineForbidden, "Only operators mark a show headline.");
        var creator = await Known.Creator(grains, user);
        if (creator.Refusal is { } refusal)
            return ProblemReply.Of(refusal);
        var settings = new ShowSettings(
            id, new CreatorId(actor.Id.Value), creator.Value!.Name, request.Title, language.Value, market, playback, scheduled,
            request.Headline);
        if (settings.Headline)
            HeadlineMark.Set();
        var outcome = await grains.GetGrain<IShowGrain>(id.Value).Create(actor, settings);
        return outcome.Refusal is { } no ? ProblemReply.Of(no) : TypedResults.Created($"/api/shows/{id}", Cards.Of(outcome.Value!));
    }

    private static async Task<Results<Ok<ShowCard>, ProblemHttpResult>> GoLive(ShowId id, ClaimsPrincipal user, IGrainFactory grains) =>
        Reply(await grains.GetGrain<IShowGrain>(id.Value).GoLive(user.Actor()));

    private static async Task<Results<Ok<ShowCard>, ProblemHttpResult>> End(ShowId id, ClaimsPrincipal user, IGrainFactory grains) =>
        Reply(await grains.GetGrain<IShowGrain>(id.Value).End(user.Actor()));

    private static async Task<Results<Ok<ShowCard>, ProblemHttpResult>> Pin(
        ShowId id, PinProduct request, ClaimsPrincipal user, IGrainFactory grains)
    {
        var show = grains.GetGrain<IShowGrain>(id.Value);
        if (request.ProductId is null)
            return Reply(await show.Pin(user.Actor(), null));
        var product = await Known.Product(grains, id, request.ProductId, user.Actor());
        return product.Refusal is { } refusal ? ProblemReply.Of(refusal) : Reply(await show.Pin(user.Actor(), product.Value));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Mute(
        ShowId id, MuteViewer request, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (!ViewerId.TryParse(request.ViewerId, out var viewer))
            return ProblemReply.Of(RefusalReason.Malformed, "A viewer's id is 1 to 64 characters of a-z A-Z 0-9 - _ and point.");
        if (request.Seconds is < 0 or > MaxMuteSeconds)
            return ProblemReply.Of(RefusalReason.Malformed, "A mute lasts 1 to 86,400 seconds; 0 lifts it.");
        var outcome = await grains.GetGrain<IShowGrain>(id.Value).Mute(user.Actor(), viewer, TimeSpan.FromSeconds(request.Seconds));
        return outcome.Refusal is { } refusal ? ProblemReply.Of(refusal) : TypedResults.NoContent();
    }

    private static Results<Ok<ShowCard>, ProblemHttpResult> Reply(Outcome<ShowView> outcome) =>
        outcome.Refusal is { } refusal ? ProblemReply.Of(refusal) : TypedResults.Ok(Cards.Of(outcome.Value!));
}
