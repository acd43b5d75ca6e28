using LiveRooms.Grains.Shows;
using LiveRooms.Rules;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Grains.Tests.Cluster;

/// <summary>What a creator changes while a drop runs, as the cluster records and tells it.</summary>
public sealed class DropChangeTests
{
    [Fact]
    public async Task Every_change_reaches_the_drop_its_room_and_the_viewer_it_concerns()
    {
        await using var cluster = await RoomCluster.Start();
        var show = await cluster.LiveShow("mugs");
        var reader = new FeedReader(show, "a");
        await reader.Until(r => r.Room is not null);
        var drop = await cluster.OpenDrop("mug", "mugs", stock: 2);
        await drop.Act([RoomCluster.Reserve("v1", "r1"), RoomCluster.Reserve("v2", "r2"), RoomCluster.Reserve("v3", "r3")]);
        Assert.Equal(Chance.Good, Assert.Single(await drop.OfViewer(new ViewerId("v3"))).Chance);
        await drop.Act([RoomCluster.Confirm("v1", "c1", 1)]);
        Assert.Equal(Chance.None, Assert.Single(await drop.OfViewer(new ViewerId("v3"))).Chance);
        var claims = (await drop.Claims(RoomCluster.Host, 0, 10)).Value!.Claims;
        Assert.Equal([(2, ReservationStatus.Held), (3, ReservationStatus.Waiting)], claims.Select(c => (c.Number, c.Status)));

        Assert.Equal(1_500, (await Done(drop, new ChangePrice(RoomCluster.Host, Op("cheap"), 1_500))).Settings.Product.Price);
        Assert.Equal(DropStatus.Paused, (await Done(drop, new PauseDrop(RoomCluster.Host, Op("p")))).Status);
        Assert.Equal(RefusalReason.DropPaused, (await drop.Act([RoomCluster.Reserve("v9", "r9")]))[0].Refusal!.Reason);
        await Done(drop, new CancelReservation(RoomCluster.Host, Op("x"), 2));
        Assert.Equal((1, 1), Figures(await Done(drop, new ResumeDrop(RoomCluster.Host, Op("r")))));
        Assert.Equal((1, 0), Figures(await Done(drop, new RefundReservation(RoomCluster.Host, Op("b"), 1, ToStock: false))));
        await Done(drop, new RestockDrop(RoomCluster.Host, Op("s"), 2));
        Assert.Equal(2, (await Done(drop, new ReduceStock(RoomCluster.Host, Op("t"), 1))).Total);
        var closes = cluster.Time.GetUtcNow().AddMinutes(5);
        Assert.Equal(closes.ToUnixTimeMilliseconds(), (await Done(drop, new MoveClosing(RoomCluster.Host, Op("c"), closes))).Settings.ClosesAt!.Value.ToUnixTimeMilliseconds());

        await reader.Until(r => r.Events.Any(e => e.Kind == FeedEventKind.Refunded));
        await reader.Until(r => r.Room!.Drops.Single() is { Total: 2, Settings.Product.Price: 1_500, Settings.ClosesAt: not null });
        Assert.Equal(
            [
                (FeedEventKind.DropRepriced, null), (FeedEventKind.DropPaused, null), (FeedEventKind.Cancelled, "v2"),
                (FeedEventKind.DropResumed, null), (FeedEventKind.Promoted, "v3"), (FeedEventKind.Refunded, "v1"),
                (FeedEventKind.DropRestocked, null),
            ],
            reader.Events.Skip(2).Select(e => (e.Kind, e.To?.Value)));
        Assert.Equal([null, 1_500L, 1_900L], reader.Events.Where(e => e.To is not null).Select(e => e.Reservation!.Price).Order());

        cluster.Time.Advance(TimeSpan.FromMinutes(6));
        await reader.Until(r => r.Events.Any(e => e.Kind == FeedEventKind.DropClosed));
    }

    [Fact]
    public async Task A_repeated_change_changes_nothing_also_after_the_drop_was_put_away()
    {
        await using var cluster = await RoomCluster.Start();
        await cluster.LiveShow("mugs");
        var drop = await cluster.OpenDrop("mug", "mugs", stock: 2);
        await drop.Act([RoomCluster.Reserve("v1", "r1")]);
        await drop.Act([RoomCluster.Confirm("v1", "c1", 1)]);
        ChangeDrop[] changes =
        [
            new ChangePrice(RoomCluster.Host, Op("price"), 1), new ReduceStock(RoomCluster.Host, Op("less"), 1),
            new PauseDrop(RoomCluster.Host, Op("pause")), new RefundReservation(RoomCluster.Host, Op("back"), 1, ToStock: true),
        ];
        foreach (var change in changes)
            await Done(drop, change);
        var before = await drop.Describe();
        await cluster.Forget(drop);
        foreach (var change in changes)
            Assert.Equal(before, await Done(drop, change));

        Assert.Equal(RefusalReason.OperationConflict, (await drop.Change(new ResumeDrop(RoomCluster.Host, Op("pause")))).Refusal!.Reason);
        var order = Assert.Single((await drop.Orders(RoomCluster.Host, 0, 10)).Value!.Orders);
        Assert.Equal((1_900, ReservationStatus.Refunded), (order.Total, order.Status));
    }

    private static OperationId Op(string id) => new(id);

    private static (int Held, int Sold) Figures(Drops.DropView view) => (view.Held, view.Sold);

    private static async Task<Drops.DropView> Done(Drops.IDropGrain drop, ChangeDrop change)
    {
        var outcome = await drop.Change(change);
        Assert.Null(outcome.Refusal);
        return outcome.Value!;
    }
}
