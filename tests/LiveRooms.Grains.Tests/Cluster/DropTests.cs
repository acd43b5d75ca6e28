using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Journal;
using LiveRooms.Grains.Shows;
using LiveRooms.Rules;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shows;
using Microsoft.Extensions.DependencyInjection;

namespace LiveRooms.Grains.Tests.Cluster;

/// <summary>How drops are made, and what they answer.</summary>
public sealed class DropTests
{
    private static readonly Actor Eve = new(new ViewerId("eve"), Role.Creator);

    [Fact]
    public async Task Unknown_drops_say_so()
    {
        await using var cluster = await RoomCluster.Start();
        var drop = cluster.Drop("ghost");

        Assert.Null(await drop.Describe());
        Assert.Equal(RefusalReason.DropUnknown, (await drop.Act([RoomCluster.Reserve("v1", "r1")]))[0].Refusal!.Reason);
        Assert.Equal(RefusalReason.DropUnknown, (await drop.Open(RoomCluster.Host)).Refusal!.Reason);
        Assert.Equal(RefusalReason.DropUnknown, (await drop.Orders(RoomCluster.Host, 0, 1)).Refusal!.Reason);
        Assert.Empty(await drop.OfViewer(new ViewerId("v1")));
    }

    [Fact]
    public async Task The_same_creation_again_changes_nothing_and_a_strangers_commands_are_refused()
    {
        await using var cluster = await RoomCluster.Start();
        await cluster.LiveShow("mugs");
        var drop = cluster.Drop("mug");
        var settings = RoomCluster.DropSettings("mug", "mugs", stock: 3);
        var both = await Task.WhenAll(drop.Create(RoomCluster.Host, settings), drop.Create(RoomCluster.Host, settings));
        Assert.Equal(both[0].Value, both[1].Value);
        Assert.NotNull(both[0].Value);
        await cluster.Forget(drop);

        Assert.Equal(both[0].Value, (await drop.Create(RoomCluster.Host, settings)).Value);
        Assert.Equal(RefusalReason.DropExists, (await drop.Create(RoomCluster.Host, settings with { Stock = 4 })).Refusal!.Reason);
        Assert.Equal(RefusalReason.NotDropOwner, (await drop.Open(Eve)).Refusal!.Reason);
        Assert.Equal(RefusalReason.NotDropOwner, (await drop.Close(Eve)).Refusal!.Reason);
        Assert.Equal(RefusalReason.NotDropOwner, (await drop.Restock(Eve, new OperationId("x"), 5)).Refusal!.Reason);
        Assert.Equal(RefusalReason.NotDropOwner, (await drop.Orders(Eve, 0, 10)).Refusal!.Reason);
        Assert.Equal(RefusalReason.RoleForbidden, (await drop.Open(new Actor(new ViewerId("v1"), Role.Viewer))).Refusal!.Reason);
        var others = RoomCluster.DropSettings("evil", "mugs", stock: 1) with { Creator = new CreatorId("eve") };
        Assert.Equal(RefusalReason.NotShowOwner, (await cluster.Drop("evil").Create(Eve, others)).Refusal!.Reason);
        Assert.Single((await cluster.Show("mugs").Describe())!.Drops);
    }

    [Fact]
    public async Task A_show_takes_64_drops_in_order_and_one_more_is_refused_and_closed()
    {
        await using var cluster = await RoomCluster.Start();
        var show = await cluster.LiveShow("mugs");
        for (var i = 0; i < ShowLimits.MaxDrops - 1; i++)
            Assert.Null((await Create($"d{i:00}")).Refusal);

        var last = await Task.WhenAll(Create("x"), Create("y"));

        var refused = Assert.Single(last, o => o.Refusal is not null);
        Assert.Equal(RefusalReason.ShowFull, refused.Refusal!.Reason);
        Assert.Equal(RefusalReason.ShowFull, (await Create("z")).Refusal!.Reason);
        var taken = last.Single(o => o.Value is not null).Value!.Settings.Id.Value;
        await cluster.Forget(show);
        var drops = (await show.Describe())!.Drops.Select(d => d.Settings.Id.Value);
        Assert.Equal([.. Enumerable.Range(0, ShowLimits.MaxDrops - 1).Select(i => $"d{i:00}"), taken], drops);
        var left = await cluster.Drop(taken == "x" ? "y" : "x").Describe();
        Assert.True(left is null or { Status: DropStatus.Closed });

        Task<Outcome<DropView>> Create(string id) => cluster.Drop(id).Create(RoomCluster.Host, RoomCluster.DropSettings(id, "mugs", 1));
    }

    [Fact]
    public async Task A_full_batch_of_a_thousand_is_decided_in_order_and_again_answered_the_same()
    {
        await using var cluster = await RoomCluster.Start();
        await cluster.LiveShow("mugs");
        var drop = await cluster.OpenDrop("mug", "mugs", stock: 600);
        var batch = Enumerable.Range(0, DropRequest.MaxBatch).Select(i => RoomCluster.Reserve($"v{i}", $"r{i}")).ToArray();

        var receipts = await drop.Act([.. batch]);

        Assert.All(receipts.Take(600), r => Assert.Equal(ReservationStatus.Held, r.Reservation!.Status));
        Assert.Equal(Enumerable.Range(1, 100), receipts.Skip(600).Take(100).Select(r => r.Reservation!.Place!.Value));
        Assert.All(receipts.Skip(700), r => Assert.Equal(RefusalReason.SoldOut, r.Refusal!.Reason));
        Assert.Equal(receipts.Take(700), (await drop.Act([.. batch.Take(700)])).AsEnumerable());
        Assert.Empty(await drop.Act([]));
    }

    [Fact]
    public async Task A_restock_promotes_who_waits_in_order_once_for_its_operation()
    {
        await using var cluster = await RoomCluster.Start();
        var show = await cluster.LiveShow("mugs");
        var drop = await cluster.OpenDrop("mug", "mugs", stock: 1, limit: 3);
        var reader = new FeedReader(show, "a");
        await reader.Until(r => r.Room?.Drops.Length == 1);
        await drop.Act([
            RoomCluster.Reserve("v1", "r1"), RoomCluster.Reserve("v2", "r2", 2), RoomCluster.Reserve("v3", "r3"), RoomCluster.Reserve("v4", "r4")]);

        await drop.Restock(RoomCluster.Host, new OperationId("more"), 1);
        Assert.Equal((1, 3), await FreeAndWaiting());
        await drop.Restock(RoomCluster.Host, new OperationId("more-2"), 2);
        await drop.Restock(RoomCluster.Host, new OperationId("more-2"), 2);
        Assert.Equal(RefusalReason.OperationConflict, (await drop.Restock(RoomCluster.Host, new OperationId("more-2"), 9)).Refusal!.Reason);

        Assert.Equal((0, 1), await FreeAndWaiting());
        await reader.Until(r => r.Events.Count(e => e.Kind == FeedEventKind.Promoted) == 2);
        Assert.Equal(
            [FeedEventKind.DropRestocked, FeedEventKind.DropRestocked, FeedEventKind.Promoted, FeedEventKind.Promoted],
            reader.Events.Select(e => e.Kind));
        Assert.Equal([new ViewerId("v2"), new ViewerId("v3")], reader.Events.Skip(2).Select(e => e.To!.Value));

        async Task<(int, int)> FreeAndWaiting() => await drop.Describe() is { } view ? (view.Free, view.Waiting) : default;
    }

    [Fact]
    public async Task A_drop_restored_from_a_snapshot_and_what_follows_it_is_the_same()
    {
        await using var cluster = await RoomCluster.Start(services: s => s.Configure<DropOptions>(o => o.SnapshotEvery = 16));
        await cluster.LiveShow("mugs");
        var drop = await cluster.OpenDrop("mug", "mugs", stock: 40);
        for (var i = 1; i <= 60; i++)
        {
            await drop.Act([RoomCluster.Reserve($"v{i}", $"r{i}")]);
            await drop.Act([i % 3 == 0 ? RoomCluster.Release($"v{i}", $"e{i}", i) : RoomCluster.Confirm($"v{i}", $"e{i}", i)]);
        }
        var before = await State(drop);
        await cluster.Forget(drop);

        var after = await State(drop);

        Assert.Equal(before.View, after.View);
        Assert.Equal(before.Orders, after.Orders);
        Assert.Equal(before.Reservations, after.Reservations);
        Assert.Equal(40, before.Orders.Count);
        var head = await cluster.Journal.Load(new JournalKey("drop", "mug"), TestContext.Current.CancellationToken);
        Assert.InRange(head.SnapshotVersion, 90, head.Version - 1);
        Assert.Equal(3, (await drop.Orders(RoomCluster.Host, -3, 3)).Value!.Next);
        Assert.Equal([38, 39], (await drop.Orders(RoomCluster.Host, 38, 5)).Value!.Orders.Select(o => before.Orders.IndexOf(o)));
    }

    private static async Task<(DropView View, List<OrderView> Orders, List<ReservationView> Reservations)> State(IDropGrain drop)
    {
        var reservations = new List<ReservationView>();
        for (var i = 1; i <= 60; i++)
            reservations.AddRange(await drop.OfViewer(new ViewerId($"v{i}")));
        var orders = await drop.Orders(RoomCluster.Host, 0, 1_000);
        return ((await drop.Describe())!, [.. orders.Value!.Orders], reservations);
    }
}
