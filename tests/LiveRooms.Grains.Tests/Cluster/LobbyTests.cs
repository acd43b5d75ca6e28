using LiveRooms.Grains.Lobby;
using LiveRooms.Grains.Shows;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Grains.Tests.Cluster;

/// <summary>The list of shows.</summary>
public sealed class LobbyTests
{
    [Fact]
    public async Task Lists_live_by_audience_then_scheduled_by_start_then_ended_newest_first()
    {
        await using var cluster = await RoomCluster.Start();
        var now = cluster.Time.GetUtcNow();
        await Update(cluster, View("old", ShowStatus.Ended, ended: now.AddHours(-2)));
        await Update(cluster, View("later", ShowStatus.Scheduled, scheduled: now.AddHours(2)));
        await Update(cluster, View("small", ShowStatus.Live), 5);
        await Update(cluster, View("soon", ShowStatus.Scheduled, scheduled: now.AddHours(1)));
        await Update(cluster, View("big", ShowStatus.Live), 900);
        await Update(cluster, View("recent", ShowStatus.Ended, ended: now.AddHours(-1)));

        Assert.Equal(["big", "small", "soon", "later", "recent", "old"], await Ids(cluster, new(null, null, 0, 100)));
        await Update(cluster, View("small", ShowStatus.Live), 1_000);
        Assert.Equal(["small", "big"], await Ids(cluster, new(null, ShowStatus.Live, 0, 100)));
    }

    [Fact]
    public async Task Filters_by_language_status_and_market_and_pages_to_the_end()
    {
        await using var cluster = await RoomCluster.Start();
        for (var i = 0; i < 7; i++)
        {
            var id = $"show-{i}";
            var settings = RoomCluster.ShowSettings(id) with
            {
                Language = i % 2 == 0 ? Language.English : Language.Polish,
                Market = new Market(i < 3 ? "eu" : "br"),
            };
            await cluster.Show(id).Create(RoomCluster.Host, settings);
        }
        await cluster.Show("show-6").GoLive(RoomCluster.Host);

        Assert.Equal(["show-0", "show-1", "show-2"], await Ids(cluster, new(null, null, 0, 100), "eu"));
        await cluster.Meanwhile(UntilLive(cluster, "show-6"), TimeSpan.FromSeconds(1));
        Assert.Equal(["show-6", "show-0", "show-2", "show-4"], await Ids(cluster, new(Language.English, null, 0, 100)));
        Assert.Equal(["show-3", "show-5"], await Ids(cluster, new(Language.Polish, ShowStatus.Scheduled, 0, 100), "br"));
        Assert.Empty(await Ids(cluster, new(Language.Ukrainian, null, 0, 100)));

        var seen = new List<string>();
        for (int? offset = 0; offset is { } at;)
        {
            var page = await cluster.Lobby().List(new LobbyQuery(null, null, at, 3));
            Assert.InRange(page.Entries.Length, 1, 3);
            seen.AddRange(page.Entries.Select(e => e.Show.Settings.Id.Value));
            offset = page.Next;
        }
        Assert.Equal(["show-6", "show-0", "show-1", "show-2", "show-3", "show-4", "show-5"], seen);
    }

    [Fact]
    public async Task Page_bounds_are_kept_whatever_is_asked()
    {
        await using var cluster = await RoomCluster.Start();
        for (var i = 0; i < 105; i++)
            await Update(cluster, View($"s{i:000}", ShowStatus.Live));

        Assert.Equal(100, (await cluster.Lobby().List(new LobbyQuery(null, null, -5, 1_000))).Entries.Length);
        Assert.Equal(100, (await cluster.Lobby().List(new LobbyQuery(null, null, -5, 1_000))).Next);
        Assert.Single((await cluster.Lobby().List(new LobbyQuery(null, null, 0, -1))).Entries);
        Assert.Empty((await cluster.Lobby().List(new LobbyQuery(null, null, 105, 10))).Entries);
        Assert.Null((await cluster.Lobby().List(new LobbyQuery(null, null, 5, 100))).Next);
    }

    [Fact]
    public async Task A_show_is_stored_when_its_update_is_answered_and_an_older_view_does_not_win()
    {
        await using var cluster = await RoomCluster.Start();
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Update(cluster, View($"s{i:00}", ShowStatus.Live, version: 2))));
        Assert.InRange(cluster.Storage.Writes, 1, 50);
        await Update(cluster, View("s00", ShowStatus.Scheduled, version: 1));

        await cluster.Forget(cluster.Lobby());

        Assert.Equal(50, (await Ids(cluster, new(null, ShowStatus.Live, 0, 100))).Count);
    }

    [Fact]
    public async Task An_update_that_could_not_be_stored_is_not_answered_and_a_repeat_stores_it()
    {
        await using var cluster = await RoomCluster.Start();
        var view = View("mugs", ShowStatus.Live);
        cluster.Storage.WritesFail = true;
        await Assert.ThrowsAnyAsync<Exception>(() => Update(cluster, view));
        await Assert.ThrowsAnyAsync<Exception>(() => Update(cluster, view));
        cluster.Storage.WritesFail = false;

        await Update(cluster, view);
        await cluster.Forget(cluster.Lobby());

        Assert.Equal(["mugs"], await Ids(cluster, new(null, null, 0, 10)));
    }

    [Fact]
    public async Task A_show_tells_the_lobby_again_what_it_could_not_tell()
    {
        await using var cluster = await RoomCluster.Start();
        cluster.Storage.WritesFail = true;
        var show = cluster.Show("mugs");
        await Assert.ThrowsAnyAsync<Exception>(() => show.Create(RoomCluster.Host, RoomCluster.ShowSettings("mugs")));
        cluster.Storage.WritesFail = false;

        await cluster.Meanwhile(UntilStored(cluster, "mugs"), TimeSpan.FromSeconds(1));
    }

    private static Task Update(RoomCluster cluster, ShowView view, long audience = 0) => cluster.Lobby().Update(view, audience);

    private static ShowView View(
        string id, ShowStatus status, long version = 1, DateTimeOffset? scheduled = null, DateTimeOffset? ended = null) =>
        new(RoomCluster.ShowSettings(id) with { ScheduledAt = scheduled }, status, null, null, ended, version);

    private static async Task<List<string>> Ids(RoomCluster cluster, LobbyQuery query, string key = LobbyKeys.All) =>
        [.. (await cluster.Lobby(key).List(query)).Entries.Select(e => e.Show.Settings.Id.Value)];

    private static async Task<bool> UntilLive(RoomCluster cluster, string id)
    {
        while ((await Ids(cluster, new(null, ShowStatus.Live, 0, 10))).FirstOrDefault() != id)
            await Patiently.Pause();
        return true;
    }

    private static async Task<bool> UntilStored(RoomCluster cluster, string id)
    {
        do
        {
            await Patiently.Pause();
            await cluster.Forget(cluster.Lobby());
        }
        while (!(await Ids(cluster, new(null, null, 0, 10))).Contains(id));
        return true;
    }
}
