using LiveRooms.Grains.Warmth;
using LiveRooms.Rules;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Grains.Tests.Cluster;

public sealed class WarmRoomsTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task Edges_learn_at_once_what_to_keep_warm_and_tell_what_is_ready()
    {
        await using var cluster = await RoomCluster.Start();
        var rooms = cluster.WarmRooms;
        await cluster.LiveShow("mugs");
        await cluster.OpenDrop("mug", "mugs", 3);
        var first = await rooms.Follow(Asks("edge-1", 0));
        Assert.Empty(first.Shows);
        var waiting = rooms.Follow(Asks("edge-1", first.Version));

        var room = (await rooms.Warm(new ShowId("mugs"), Hour)).Value!;
        Assert.Equal((false, true, 1), (room.Home!.Headline, room.Home.IsHome, room.Home.Drops));
        Assert.Equal(cluster.Time.GetUtcNow() + Hour, room.Until);
        var second = await waiting;
        Assert.Equal([new ShowId("mugs")], second.Shows);

        _ = rooms.Follow(Asks("edge-1", second.Version, "mugs"));
        _ = rooms.Follow(Asks("edge-2", second.Version));
        while ((await rooms.Describe(new ShowId("mugs"))).Edges.Length < 2)
            await Patiently.Pause();
        Assert.Equal([new("edge-1", true), new("edge-2", false)], (await rooms.Describe(new ShowId("mugs"))).Edges);
        Assert.All((await rooms.Describe(new ShowId("other"))).Edges, edge => Assert.False(edge.Ready));
    }

    [Fact]
    public async Task A_room_is_let_go_when_its_time_is_over_or_somebody_says_so()
    {
        await using var cluster = await RoomCluster.Start();
        var rooms = cluster.WarmRooms;
        foreach (var id in (string[])["mugs", "cups"])
        {
            await cluster.LiveShow(id);
            await rooms.Warm(new ShowId(id), Hour);
        }
        var list = await rooms.Follow(Asks("edge-1", 0));
        Assert.Equal(2, list.Shows.Length);

        await rooms.Warm(new ShowId("mugs"), TimeSpan.Zero);
        list = await rooms.Follow(Asks("edge-1", list.Version));
        Assert.Equal([new ShowId("cups")], list.Shows);
        Assert.Null((await rooms.Describe(new ShowId("mugs"))).Until);

        cluster.Time.Advance(Hour);
        list = await rooms.Follow(Asks("edge-1", list.Version));
        Assert.Empty(list.Shows);
    }

    [Fact]
    public async Task An_edge_that_asks_no_more_is_forgotten()
    {
        await using var cluster = await RoomCluster.Start();
        await cluster.WarmRooms.Follow(Asks("edge-1", 0));
        cluster.Time.Advance(WarmEdges.Lease + TimeSpan.FromSeconds(1));
        await cluster.WarmRooms.Follow(Asks("edge-2", 0));
        Assert.Equal(["edge-2"], (await cluster.WarmRooms.Describe(new ShowId("mugs"))).Edges.Select(edge => edge.Edge));
    }

    [Fact]
    public async Task The_list_outlives_its_silo_and_tells_edges_that_knew_it_anew()
    {
        await using var cluster = await RoomCluster.Start();
        await cluster.LiveShow("mugs");
        await cluster.WarmRooms.Warm(new ShowId("mugs"), Hour);
        var known = await cluster.WarmRooms.Follow(Asks("edge-1", 0));
        await cluster.Forget(cluster.WarmRooms);
        cluster.Time.Advance(TimeSpan.FromSeconds(1));
        var list = await cluster.WarmRooms.Follow(Asks("edge-1", known.Version));
        Assert.Equal([new ShowId("mugs")], list.Shows);
        Assert.NotEqual(known.Version, list.Version);
    }

    [Fact]
    public async Task What_cannot_be_warm_is_refused()
    {
        await using var cluster = await RoomCluster.Start();
        var rooms = cluster.WarmRooms;
        Assert.Equal(RefusalReason.ShowUnknown, (await rooms.Warm(new ShowId("nowhere"), Hour)).Refusal!.Reason);
        await Assert.ThrowsAnyAsync<ArgumentException>(() => rooms.Warm(new ShowId("mugs"), WarmLimits.MaxDuration + TimeSpan.FromSeconds(1)));
        for (var number = 0; number <= WarmLimits.MaxRooms; number++)
            await cluster.LiveShow($"show-{number}");
        for (var number = 0; number < WarmLimits.MaxRooms; number++)
            Assert.Null((await rooms.Warm(new ShowId($"show-{number}"), Hour)).Refusal);
        Assert.Equal(RefusalReason.Busy, (await rooms.Warm(new ShowId($"show-{WarmLimits.MaxRooms}"), Hour)).Refusal!.Reason);
        Assert.Null((await rooms.Warm(new ShowId("show-0"), Hour)).Refusal);
    }

    private static WarmFollow Asks(string edge, long version, params string[] ready) =>
        new(edge, version, [.. ready.Select(show => new ShowId(show))]);
}
