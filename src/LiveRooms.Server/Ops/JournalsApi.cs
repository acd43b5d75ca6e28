using System.Security.Claims;
using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Journal;
using LiveRooms.Protocol.Http;
using LiveRooms.Rules;
using LiveRooms.Rules.Ids;
using LiveRooms.Server.Api;
using LiveRooms.Server.Api.Problems;
using LiveRooms.Server.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LiveRooms.Server.Ops;

/// <summary>What operators see of journals that went back, and how they accept what is left.</summary>
internal static class JournalsApi
{
    /// <summary>Those that went back; part of the described API.</summary>
    public const string Path = "/ops/journals";

    /// <summary>One of them, to be accepted.</summary>
    public const string AcceptPath = "/ops/journals/{kind}/{key}/accept";

    private const string Drop = "drop";

    /// <summary>Maps both.</summary>
    public static void MapJournals(this IEndpointRouteBuilder app)
    {
        app.MapGet(Path, List).WithTags("Operations").RequireAuthorization(Policies.Operator).WithName("listLostJournals").Throws(401, 403, 503)
            .WithSummary("Journals whose store lost what it had acknowledged, at most 1,000, the oldest loss first: they stand still until accepted.");
        app.MapPost(AcceptPath, Accept).WithTags("Operations").RequireAuthorization(Policies.Operator).WithName("acceptLostJournal")
            .Throws(400, 401, 403, 409, 503)
            .WithSummary("Goes on with what is left of a journal that went back, with every number above all that anybody may have seen.");
    }

    private static async Task<Ok<LostJournals>> List(IJournalTrust trust) => TypedResults.Ok(new LostJournals(
        [.. (await trust.Losses()).Select(loss => new LostJournal(
            loss.Key.Kind, loss.Key.Id, loss.Found, loss.Known, loss.Seen, loss.Since.ToUnixTimeMilliseconds(), loss.Why))]));

    private static async Task<Results<Ok<AcceptedJournal>, ProblemHttpResult>> Accept(
        string kind, string key, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (kind != Drop)
            return ProblemReply.Of(RefusalReason.Malformed, "Only a drop's journal waits to be accepted: a show goes on by itself.");
        if (!DropId.TryParse(key, out var drop))
            return ProblemReply.Of(RefusalReason.Malformed, "That is no drop's id.");
        var outcome = await grains.GetGrain<IDropGrain>(drop.Value).AcceptLoss(user.Actor());
        return outcome.Refusal is { } refusal ? ProblemReply.Of(refusal) : TypedResults.Ok(Of(outcome.Value!));
    }

    private static AcceptedJournal Of(AcceptedLoss loss) => new(
        loss.Journal.Kind, loss.Journal.Id, loss.From, loss.Through, loss.Known, loss.Kept, loss.Revision, loss.Number,
        loss.At.ToUnixTimeMilliseconds());
}
