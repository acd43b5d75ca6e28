using System.Net.Http.Headers;
using System.Net.Http.Json;
using LiveRooms.Client;
using LiveRooms.Faults.Kit;
using LiveRooms.Faults.Nemesis.Ground;
using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Shows;
using LiveRooms.Protocol.Http;
using LiveRooms.TestKit;

namespace LiveRooms.Faults.Headline;

/// <summary>Three silos, one of them labelled, and two edges: where a headline show lives, is warmed, and what a lost silo changes.</summary>
public sealed class HeadlineTests
{
    private const int Kept = 1;
    private const string Show = "gala";
    private const string Drop = "gown";

    [Fact]
    public async Task A_headline_show_lives_on_the_labelled_silo_and_is_warm_on_every_edge_before_anybody_comes()
    {
        await using var site = new Site(Grounds.Loopback, 3, number => number == Kept ? "headline,east" : "");
        await using var first = site.Edge();
        await using var second = site.Edge();
        await site.Begin(first, second);
        var grains = await site.Connect(TimeSpan.FromSeconds(5));
        using var stage = await Stage.Open(first.Address, Show, headline: true);
        await stage.Drop(Drop, 10);
        foreach (var number in Enumerable.Range(1, 6))
        {
            using var plain = await Stage.Open(first.Address, $"plain-{number}");
            await plain.Drop($"plain-{number}-drop", 10);
            Assert.NotEqual(Kept, await site.FoundAt(grains, grains.GetGrain<IShowGrain>($"plain-{number}")));
            Assert.NotEqual(Kept, await site.FoundAt(grains, grains.GetGrain<IDropGrain>($"plain-{number}-drop")));
        }

        using var operators = await Operator(second.Address);
        var room = await Warm(operators);
        Assert.Equal((true, site.Silos[Kept].SiloAddress, true, 1), (room.Show!.Headline, room.Show.Silo, room.Show.IsHome, room.Show.Drops));
        await IsAt(site, grains, Kept).Soon();
        await IsReady(operators).Soon();
        foreach (var edge in (ServerProcess[])[first, second])
        {
            using var here = await Operator(edge.Address);
            var hot = await here.GetFromJsonAsync<HotRooms>("ops/rooms", TestContext.Current.CancellationToken);
            Assert.Equal(0, Assert.Single(hot!.Rooms, open => open.ShowId == Show).Viewers);
        }

        await using var viewer = await stage.Enter(0, second.Address);
        Assert.Null((await viewer.Reserve(Drop)).Problem);
        await site.Silos[Kept].Kill();
        Assert.Null((await viewer.Chat("still here")).Problem);
        await site.Silos[Kept].Start().Soon();
        Assert.Null((await viewer.Chat("and here")).Problem);
        Assert.NotEqual(Kept, await site.FoundAt(grains, grains.GetGrain<IShowGrain>(Show)));

        await IsHome(operators, site.Silos[Kept].SiloAddress).Soon();
        await IsAt(site, grains, Kept).Soon();
        Assert.Null((await viewer.Chat("home again")).Problem);
        await viewer.Room.Until(state => state.Chat.Count == 3 && state.Drops.Single().Held == 1);
        Assert.Empty(viewer.Watch.Faults);
    }

    private static async Task<HttpClient> Operator(Uri edge)
    {
        var http = new HttpClient { BaseAddress = edge };
        var token = await new LiveRoomsApi(http).SignIn.OperatorAsync(TestContext.Current.CancellationToken).Soon();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
        return http;
    }

    private static async Task<WarmRoomCard> Warm(HttpClient http)
    {
        var reply = await http.PostAsync(new Uri($"ops/shows/{Show}/warm?minutes=10", UriKind.Relative), null, TestContext.Current.CancellationToken).Soon();
        reply.EnsureSuccessStatusCode();
        return (await reply.Content.ReadFromJsonAsync<WarmRoomCard>(TestContext.Current.CancellationToken))!;
    }

    private static async Task<WarmRoomCard> Get(HttpClient http) =>
        (await http.GetFromJsonAsync<WarmRoomCard>($"ops/shows/{Show}/warm", TestContext.Current.CancellationToken).Soon())!;

    private static async Task IsReady(HttpClient operators)
    {
        while ((await Get(operators)).Edges is not { Count: 2 } edges || edges.Any(edge => !edge.Ready))
            await Pause();
    }

    private static async Task IsHome(HttpClient operators, string silo)
    {
        while ((await Warm(operators)).Show is not { IsHome: true } home || home.Silo != silo)
            await Pause();
    }

    private static async Task IsAt(Site site, IGrainFactory grains, int silo)
    {
        while (await site.FoundAt(grains, grains.GetGrain<IShowGrain>(Show)) != silo || await site.FoundAt(grains, grains.GetGrain<IDropGrain>(Drop)) != silo)
            await Pause();
    }

    private static Task Pause() => Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, TestContext.Current.CancellationToken);
}
