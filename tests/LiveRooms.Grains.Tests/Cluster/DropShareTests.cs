using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Shows;
using LiveRooms.Rules;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Grains.Tests.Cluster;

/// <summary>One drop in several shows: each sees and sells its own part, and all together never more than there is.</summary>
public sealed class DropShareTests
{
    private static readonly ShowId West = new("west");

    [Fact]
    public async Task Two_shows_sell_one_drop_exactly_and_each_sees_its_own_part()
    {
        await using var cluster = await RoomCluster.Start(silos: 2);
        await cluster.LiveShow("mugs");
        var west = await cluster.LiveShow("west");
        var home = new FeedReader(cluster.Show("mugs"), "a");
        var there = new FeedReader(west, "b");
        await home.Until(r => r.Room is not null);
        await there.Until(r => r.Room is not null);
        var drop = await cluster.OpenDrop("mug", "mugs", stock: 100);
        await Share(drop, 40, "s");
        await there.Until(r => r.Room!.Drops is [{ Total: 40, Free: 40 }]);
        Assert.Equal((West, RoomCluster.Creator, 1), (there.Room!.Drops[0].Settings.Show, there.Room.Drops[0].SharedWith, there.Events.Count));
        Assert.Equal(FeedEventKind.DropAnnounced, there.Events[0].Kind);

        await Task.WhenAll(Enumerable.Range(0, 150).Select(i => Buy(drop, $"v{i}", i % 2 == 0 ? West : new ShowId("mugs"))));
        await home.Until(r => r.Room!.Drops is [{ Total: 60, Sold: 60, Status: DropStatus.SoldOut }]);
        await there.Until(r => r.Room!.Drops is [{ Total: 40, Sold: 40, Status: DropStatus.SoldOut }]);
        await home.Until(r => r.Events.Any(e => e.Kind == FeedEventKind.DropSoldOut));
        await there.Until(r => r.Events.Any(e => e.Kind == FeedEventKind.DropSoldOut));
        var shares = (await drop.Shares(RoomCluster.Host)).Value!.Shares;
        Assert.Equal(new ShareView(West, RoomCluster.Creator, null, 40, 0, 0, 40, 35), Assert.Single(shares));
        Assert.Equal(100, (await drop.Orders(RoomCluster.Host, 0, 1_000)).Value!.Orders.Length);
    }

    [Fact]
    public async Task A_viewers_own_news_come_in_the_show_alone_whose_units_they_are_also_after_a_restart()
    {
        await using var cluster = await RoomCluster.Start();
        await cluster.LiveShow("mugs");
        await cluster.LiveShow("west");
        var home = new FeedReader(cluster.Show("mugs"), "a");
        var there = new FeedReader(cluster.Show("west"), "b");
        await home.Until(r => r.Room is not null);
        await there.Until(r => r.Room is not null);
        var drop = await cluster.OpenDrop("mug", "mugs", stock: 2);
        await Share(drop, 1, "s");
        await drop.Act([RoomCluster.Reserve("v1", "r1"), RoomCluster.Reserve("v2", "r2")]);
        await drop.Act([RoomCluster.Reserve("v3", "r3"), RoomCluster.Reserve("v4", "r4")], West);
        await cluster.Forget(drop);
        await drop.Act([RoomCluster.Release("v1", "l1", 1), RoomCluster.Release("v3", "l3", 3)]);
        await home.Seen(FeedEventKind.Promoted);
        await there.Seen(FeedEventKind.Promoted);
        Assert.Equal(["v2"], home.Events.Where(e => e.To is not null).Select(e => e.To!.Value.Value));
        Assert.Equal(["v4"], there.Events.Where(e => e.To is not null).Select(e => e.To!.Value.Value));
        Assert.Equal(new DropId("mug"), Assert.Single((await cluster.Show("west").Describe())!.Drops).Settings.Id);
        Assert.Equal(1, (await drop.DescribeIn(West))!.Held);
        Assert.Null(await drop.DescribeIn(new ShowId("far")));
    }

    [Fact]
    public async Task A_show_that_ends_gives_its_free_units_back_and_closes_nothing_that_is_anothers()
    {
        await using var cluster = await RoomCluster.Start();
        await cluster.LiveShow("mugs");
        var west = await cluster.LiveShow("west");
        var drop = await cluster.OpenDrop("mug", "mugs", stock: 5);
        await Share(drop, 4, "s");
        await drop.Act([RoomCluster.Reserve("v1", "r1")], West);
        while ((await west.Describe())!.Drops.IsEmpty)
            await Patiently.Pause();
        Assert.Null((await west.End(RoomCluster.Host)).Refusal);
        var view = (await drop.Describe())!;
        Assert.Equal((DropStatus.Open, 4, 4), (view.Status, view.Total, view.Free));
        Assert.Equal((1, 1), ((await drop.DescribeIn(West))!.Total, (await drop.DescribeIn(West))!.Held));
        Assert.Equal(RefusalReason.ShowEnded, (await drop.Change(Sharing("far", await Ended(cluster), 1))).Refusal!.Reason);
    }

    [Fact]
    public async Task A_drop_is_shared_only_with_a_show_there_is_and_by_who_may()
    {
        await using var cluster = await RoomCluster.Start();
        await cluster.LiveShow("mugs");
        var other = new Actor(new ViewerId("bob"), Role.Creator);
        var settings = RoomCluster.ShowSettings("bobs") with { Creator = new("bob") };
        Assert.Null((await cluster.Show("bobs").Create(other, settings)).Refusal);
        var drop = await cluster.OpenDrop("mug", "mugs", stock: 5);
        Assert.Equal(RefusalReason.ShowUnknown, (await drop.Change(Sharing("nowhere", new("nowhere"), 1))).Refusal!.Reason);
        var bobs = Sharing("bobs", new("bobs"), 1);
        Assert.Equal(RefusalReason.NotShowOwner, (await drop.Change(bobs)).Refusal!.Reason);
        Assert.Equal(RefusalReason.NotShowOwner, (await drop.Change(bobs with { Creator = new("bob") })).Refusal!.Reason);

        var view = (await drop.Describe())! with { SharedWith = RoomCluster.Creator };
        Assert.Equal(RefusalReason.NotShowOwner, (await cluster.Show("bobs").DropNews(new DropNews(0, 1, view, []))).Refusal!.Reason);
        var keeper = new Actor(new ViewerId("keeper"), Role.Operator);
        Assert.Null((await drop.Change(bobs with { By = keeper, Creator = new("bob") })).Refusal);
        while ((await cluster.Show("bobs").Describe())!.Drops.IsEmpty)
            await Patiently.Pause();
        Assert.Equal(RefusalReason.DropNotOffered, (await drop.Act([RoomCluster.Reserve("v1", "r1")], new ShowId("far")))[0].Refusal!.Reason);
    }

    [Fact]
    public async Task Variants_are_seen_apart_and_a_countdown_opens_them()
    {
        await using var cluster = await RoomCluster.Start();
        var show = await cluster.LiveShow("mugs");
        var reader = new FeedReader(show, "a");
        await reader.Until(r => r.Room is not null);
        var drop = cluster.Drop("mug");
        var variants = Variants.Of(new Variant(new("red"), "Red", 1), new Variant(new("blue"), "Blue", 2, 990));
        Assert.Null((await drop.Create(RoomCluster.Host, RoomCluster.DropSettings("mug", "mugs", 3) with { Variants = variants })).Refusal);
        Assert.Null((await drop.Change(new StartCountdown(RoomCluster.Host, new("c"), 10))).Refusal);
        await reader.Seen(FeedEventKind.DropCountdown);
        Assert.NotNull(reader.Room!.Drops[0].Settings.OpensAt);
        cluster.Time.Advance(TimeSpan.FromSeconds(10));
        await reader.Seen(FeedEventKind.DropOpened);

        var receipts = await drop.Act(
            [RoomCluster.Reserve("v1", "r1") with { Variant = new("blue") }, RoomCluster.Reserve("v2", "r2"),
             RoomCluster.Reserve("v3", "r3") with { Variant = new("red") }, RoomCluster.Reserve("v4", "r4") with { Variant = new("red") }]);
        Assert.Equal(RefusalReason.VariantUnknown, receipts[1].Refusal!.Reason);
        Assert.Equal((990L, new VariantId("blue")), (receipts[0].Reservation!.Price, receipts[0].Reservation!.Variant));
        Assert.Equal(1, receipts[3].Reservation!.Place);
        await reader.Until(r => r.Room!.Drops[0] is { Held: 2, Waiting: 1 });
        Assert.Equal(
            [new ShelfView(new("red"), "Red", 1_900, 1, 0, 1, 0, 1), new ShelfView(new("blue"), "Blue", 990, 2, 1, 1, 0, 0)],
            reader.Room!.Drops[0].Shelves);
    }

    private static async Task<ShowId> Ended(RoomCluster cluster)
    {
        Assert.Null((await (await cluster.LiveShow("far")).End(RoomCluster.Host)).Refusal);
        return new ShowId("far");
    }

    private static ShareDrop Sharing(string operation, ShowId show, int units) =>
        new(RoomCluster.Host, new OperationId(operation), show, RoomCluster.Creator, units);

    private static async Task Share(IDropGrain drop, int units, string operation) =>
        Assert.Null((await drop.Change(Sharing(operation, West, units))).Refusal);

    private static async Task Buy(IDropGrain drop, string viewer, ShowId show)
    {
        var held = (await drop.Act([RoomCluster.Reserve(viewer, $"r-{viewer}")], show))[0].Reservation!;
        if (held.Status == ReservationStatus.Held)
            Assert.Null((await drop.Act([RoomCluster.Confirm(viewer, $"c-{viewer}", held.Number)], show))[0].Refusal);
    }
}
