using LiveRooms.Grains.Sales;
using LiveRooms.Grains.Tests.Cluster;
using LiveRooms.Grains.Tests.Webhooks;
using LiveRooms.Rules;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Sales;

namespace LiveRooms.Grains.Tests.Sales;

/// <summary>What a drop came to, and that its creator's ledger learns it.</summary>
public sealed class LedgerTests
{
    [Fact]
    public async Task A_settlement_is_as_of_the_last_thing_that_happened()
    {
        await using var stage = await FeedStage.Start(webhook: false);
        await stage.Open(stock: 5);
        await stage.Buy("v1", 2);
        await stage.Refund(await stage.Buy("v2"), "back", toStock: false);
        await stage.Drop.Act([RoomCluster.Reserve("v3", "r3")]);
        await stage.Drop.Act([RoomCluster.Release("v3", "x3", 3)]);

        var settlement = (await stage.Ledger.Settlement(RoomCluster.Host)).Value!.Settlement;
        Assert.Equal(new Takings(2, 3, 5_700, 475 + 238, 1, 1, 1_900, 238), settlement.Total);
        Assert.Equal((DropStatus.Open, 4, 2, 3, 1), (settlement.Status, settlement.Stock, settlement.Unsold, settlement.Holds, settlement.Lapsed));

        var page = (await stage.Ledger.Lines(RoomCluster.Host, 0, 2)).Value!;
        var rest = (await stage.Ledger.Lines(RoomCluster.Host, page.Next!.Value, 2)).Value!;
        Assert.Equal([(1, false, 475), (2, false, 238), (2, true, 238)], page.Lines.Concat(rest.Lines).Select(l => (l.Order, l.Reversed, l.Amount)));
        Assert.Null(rest.Next);
        var orders = (await stage.Ledger.Orders(RoomCluster.Host, 0, 10)).Value!.Orders;
        Assert.Equal([("v1", 3_800, false), ("v2", 1_900, true)], orders.Select(o => (o.Viewer.Value, o.Total, o.Refunded)));
    }

    [Fact]
    public async Task The_creators_ledger_learns_the_totals_without_anybody_asking_and_the_reminder_ends()
    {
        await using var stage = await FeedStage.Start(webhook: false);
        await stage.Open();
        var number = await stage.Buy("v1");
        await stage.Until(async () => await Commission(stage) == 238, TimeSpan.FromMilliseconds(200));
        await stage.Cluster.Forget(stage.Ledger);
        await stage.Cluster.Forget(stage.Earnings);
        Assert.Equal(238, await Commission(stage));

        await stage.Refund(number, "back");
        await stage.Drop.Close(RoomCluster.Host);
        await stage.Until(async () => await Commission(stage) == 0, TimeSpan.FromMilliseconds(200));
        await stage.Until(async () => await stage.Cluster.Reminders(stage.Ledger) == 0, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Each_shows_creator_earns_what_the_show_sold()
    {
        await using var stage = await FeedStage.Start(webhook: false);
        var ben = new Actor(new ViewerId("ben"), Role.Creator);
        var tea = RoomCluster.ShowSettings("tea") with { Creator = new CreatorId("ben") };
        Assert.Null((await stage.Cluster.Show("tea").Create(ben, tea)).Refusal);
        await stage.Open();
        var keeper = new Actor(new ViewerId("keeper"), Role.Operator);
        Assert.Null((await stage.Drop.Change(new ShareDrop(keeper, new OperationId("share"), new ShowId("tea"), tea.Creator, 3))).Refusal);
        await stage.Buy("v1");
        await stage.Drop.Act([RoomCluster.Reserve("v2", "r2", 2)], new ShowId("tea"));
        Assert.Null((await stage.Drop.Act([RoomCluster.Confirm("v2", "c2", 2)], new ShowId("tea")))[0].Refusal);

        var outlets = (await stage.Ledger.Settlement(RoomCluster.Host)).Value!.Settlement.Outlets;
        Assert.Equal([("ana", 7, 1_900, 238), ("ben", 3, 3_800, 475)], outlets.Select(o => (o.Outlet.Creator.Value, o.Stock, o.Takings.Gross, o.Takings.Commission)));
        Assert.Equal(475, Assert.Single((await stage.Ledger.Lines(ben, 0, 10)).Value!.Lines).Amount);
        Assert.Equal(2, (await stage.Ledger.Lines(RoomCluster.Host, 0, 10)).Value!.Lines.Length);
        Assert.Equal(RefusalReason.NotDropOwner, (await stage.Ledger.Orders(ben, 0, 10)).Refusal!.Reason);
        var theirs = stage.Cluster.Silos.Client.GetGrain<ICreatorLedgerGrain>("ben");
        await stage.Until(
            async () => (await theirs.Describe(ben)).Value!.Drops is [{ Takings.Commission: 475 }] && await Commission(stage) == 238,
            TimeSpan.FromMilliseconds(200));
    }

    [Fact]
    public async Task Of_two_tellings_the_one_read_further_wins()
    {
        await using var stage = await FeedStage.Start(webhook: false);
        var early = new DropEarnings(new DropId("mug"), "EUR", new Takings(1, 1, 100, 10, 0, 0, 0, 0), 5);
        var late = early with { Takings = new Takings(2, 2, 200, 20, 0, 0, 0, 0), Revision = 7 };
        foreach (var telling in (DropEarnings[])[early, late, early, late])
            Assert.True(await stage.Earnings.Tell(telling));
        await stage.Cluster.Forget(stage.Earnings);
        Assert.Equal([late], (await stage.Earnings.Describe(RoomCluster.Host)).Value!.Drops);
    }

    [Fact]
    public async Task A_full_ledger_counts_no_more_drops_in()
    {
        await using var stage = await FeedStage.Start(webhook: false);
        var one = new DropEarnings(new DropId("d0"), "EUR", default, 1);
        var told = Enumerable.Range(0, CreatorLedgerView.MaxDrops).Select(i => stage.Earnings.Tell(one with { Drop = new DropId($"d{i}") }));
        Assert.All(await Task.WhenAll(told), Assert.True);
        Assert.False(await stage.Earnings.Tell(one with { Drop = new DropId("more") }));
        Assert.True(await stage.Earnings.Tell(one with { Revision = 2 }));
        var drops = (await stage.Earnings.Describe(RoomCluster.Host)).Value!.Drops;
        Assert.Equal(CreatorLedgerView.MaxDrops, drops.Length);
        Assert.Equal(2, drops.Single(d => d.Drop == one.Drop).Revision);
    }

    [Fact]
    public async Task Ledgers_are_their_creators_alone()
    {
        await using var stage = await FeedStage.Start(webhook: false);
        await stage.Open();
        var stranger = new Actor(new ViewerId("eve"), Role.Creator);
        Assert.Equal(RefusalReason.NotDropOwner, (await stage.Ledger.Settlement(stranger)).Refusal!.Reason);
        Assert.Equal(RefusalReason.NotDropOwner, (await stage.Ledger.Orders(stranger, 0, 1)).Refusal!.Reason);
        Assert.Equal(RefusalReason.NotDropOwner, (await stage.Ledger.Lines(stranger, 0, 1)).Refusal!.Reason);
        Assert.Equal(RefusalReason.RoleForbidden, (await stage.Earnings.Describe(stranger)).Refusal!.Reason);
        var nowhere = stage.Cluster.Silos.Client.GetGrain<IDropLedgerGrain>("nowhere");
        Assert.Equal(RefusalReason.DropUnknown, (await nowhere.Settlement(RoomCluster.Host)).Refusal!.Reason);
    }

    private static async Task<long> Commission(FeedStage stage) =>
        (await stage.Earnings.Describe(RoomCluster.Host)).Value!.Drops.Sum(d => d.Takings.NetCommission);
}
