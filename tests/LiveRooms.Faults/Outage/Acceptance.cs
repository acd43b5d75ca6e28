using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using LiveRooms.Client;
using LiveRooms.Faults.Crowd;
using LiveRooms.Faults.Kit;
using LiveRooms.Protocol.Http;

namespace LiveRooms.Faults.Outage;

/// <summary>An operator accepts what is left of a drop, and what holds from then on.</summary>
internal static class Acceptance
{
    internal static async Task<AcceptedJournal> Accept(Uri edge, string drop)
    {
        using var http = new HttpClient { BaseAddress = edge };
        var token = await new LiveRoomsApi(http).SignIn.OperatorAsync(TestContext.Current.CancellationToken).Soon();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
        var lost = Assert.Single((await List(http)).Journals);
        Assert.Equal(("drop", drop), (lost.Kind, lost.Key));
        Assert.True(lost.Known > lost.Found || lost.Seen > 0);
        var path = new Uri($"ops/journals/drop/{drop}/accept", UriKind.Relative);
        var reply = await http.PostAsync(path, null, TestContext.Current.CancellationToken).Soon();
        reply.EnsureSuccessStatusCode();
        Assert.Equal(HttpStatusCode.Conflict, (await http.PostAsync(path, null, TestContext.Current.CancellationToken).Soon()).StatusCode);
        Assert.Empty((await List(http)).Journals);
        return (await reply.Content.ReadFromJsonAsync<AcceptedJournal>(TestContext.Current.CancellationToken))!;
    }

    /// <summary>
    /// Everybody learns which of their own are left; who asks again for what was lost gets another, with a number nobody ever saw; and the
    /// units add up.
    /// </summary>
    /// <returns>How many were lost.</returns>
    internal static async Task<int> GoesOn(Stage stage, Audience audience, Attempts attempts, string drop, AcceptedJournal accepted, int stock)
    {
        var seen = attempts.Made.Select(attempt => attempt.Reply.Reservation!.ReservationId).ToHashSet();
        var left = await Claims(stage, drop);
        Assert.Subset(seen, left.Select(claim => claim.ReservationId).ToHashSet());
        Assert.InRange(left.Count, 1, seen.Count - 1);
        foreach (var viewer in audience.Viewers)
        {
            var own = left.Where(claim => claim.ViewerId == viewer.Id).Select(claim => claim.ReservationId).ToHashSet();
            await viewer.Room.Until(state => own.SetEquals(state.Mine(drop).Select(card => card.ReservationId)));
            await viewer.Room.Until(state => state.Drop(drop)!.Version >= accepted.Version);
        }

        var again = await Task.WhenAll(attempts.Made.Select(async attempt =>
            (Before: attempt.Reply.Reservation!.ReservationId, After: await attempt.Viewer.Reserve(drop, attempt.Operation))));
        Assert.All(again, pair => Assert.Null(pair.After.Problem));
        var kept = left.Select(claim => claim.ReservationId).ToHashSet();
        Assert.All(again, pair => Assert.True(kept.Contains(pair.Before)
            ? pair.After.Reservation!.ReservationId == pair.Before
            : pair.After.Reservation!.ReservationId > accepted.Number));
        var card = await stage.Card(drop);
        Assert.Equal((seen.Count, 0, stock - seen.Count), (card.Held, card.Sold, card.Free));
        Assert.True(card.Version > accepted.Version);
        return seen.Count - kept.Count;
    }

    private static async Task<List<ClaimCard>> Claims(Stage stage, string drop)
    {
        var claims = new List<ClaimCard>();
        for (string? cursor = null; ;)
        {
            var page = await stage.Own.Drops.ReservationsAsync(drop, cursor, 100, TestContext.Current.CancellationToken).Soon();
            claims.AddRange(page.Items);
            if ((cursor = page.Next) is null)
                return claims;
        }
    }

    private static async Task<LostJournals> List(HttpClient http) =>
        (await http.GetFromJsonAsync<LostJournals>("ops/journals", TestContext.Current.CancellationToken).Soon())!;
}
