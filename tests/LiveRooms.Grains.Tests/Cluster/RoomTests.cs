using LiveRooms.Grains.Shows;
using LiveRooms.Rules;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Grains.Tests.Cluster;

public sealed class RoomTests
{
    [Fact]
    public async Task What_a_relay_reports_reaches_every_relay_that_follows()
    {
        await using var cluster = await RoomCluster.Start();
        var show = await cluster.LiveShow("mugs");
        var reader = new FeedReader(show, "b");
        await reader.Until(r => r.Room?.Show.Status == ShowStatus.Live);

        var reply = await show.Report(RoomCluster.Report("a", 3, hearts: 5, RoomCluster.Line("op-1", "hello"), RoomCluster.Line("op-2", "")));
        Assert.Null(reply.Refusal);
        Assert.Equal([null, RefusalReason.ChatEmpty], reply.Lines.Select(l => l?.Reason));
        await show.Report(RoomCluster.Report("a", 3, hearts: 5, RoomCluster.Line("op-1", "hello")));
        await show.Report(RoomCluster.Report("c", 1, hearts: 2));

        await reader.Until(r => r.Room!.Tallies.Heart == 7 && r.Room.Audience == 4);
        Assert.Equal("hello", Assert.Single(reader.Lines).Line.Text);
        Assert.Equal(1, reader.Resets);
    }

    [Fact]
    public async Task A_drop_of_two_holds_two_queues_the_third_and_promotes_when_units_come_back()
    {
        await using var cluster = await RoomCluster.Start();
        var show = await cluster.LiveShow("mugs");
        var reader = new FeedReader(show, "a");
        await reader.Until(r => r.Room is not null);
        var drop = await cluster.OpenDrop("mug", "mugs", stock: 2);

        var receipts = await drop.Act([
            RoomCluster.Reserve("v1", "r1"), RoomCluster.Reserve("v2", "r2"), RoomCluster.Reserve("v3", "r3"), RoomCluster.Reserve("v1", "r1")]);
        Assert.Equal(
            [ReservationStatus.Held, ReservationStatus.Held, ReservationStatus.Waiting, ReservationStatus.Held],
            receipts.Select(r => r.Reservation!.Status));
        Assert.Equal(1, receipts[2].Reservation!.Place);
        Assert.Equal(receipts[0].Reservation!.Number, receipts[3].Reservation!.Number);

        await drop.Act([RoomCluster.Release("v1", "x1", 1), RoomCluster.Confirm("v2", "c2", 2)]);
        await reader.Until(r => r.Events.Any(e => e.Kind == FeedEventKind.Promoted));
        var promoted = reader.Events.Single(e => e.Kind == FeedEventKind.Promoted);
        Assert.Equal(new ViewerId("v3"), promoted.To);
        Assert.Equal(ReservationStatus.Held, promoted.Reservation!.Status);

        cluster.Time.Advance(TimeSpan.FromSeconds(31));
        await reader.Until(r => r.Events.Any(e => e.Kind == FeedEventKind.Expired));
        await reader.Until(r => r.Room!.Drops.Single() is { Free: 1, Held: 0, Sold: 1 });
        Assert.Equal(
            [FeedEventKind.DropAnnounced, FeedEventKind.DropOpened, FeedEventKind.Promoted, FeedEventKind.Expired],
            reader.Events.Select(e => e.Kind));
        var order = Assert.Single((await drop.Orders(RoomCluster.Host, 0, 10)).Value!.Orders);
        Assert.Equal("mug-2", order.OrderId);
    }

    [Fact]
    public async Task A_show_and_its_drop_are_the_same_after_every_silo_was_killed()
    {
        await using var cluster = await RoomCluster.Start(2);
        var show = await cluster.LiveShow("mugs");
        var drop = await cluster.OpenDrop("mug", "mugs", stock: 2);
        var before = await drop.Act([RoomCluster.Reserve("v1", "r1"), RoomCluster.Reserve("v2", "r2"), RoomCluster.Reserve("v3", "r3")]);
        await show.Report(RoomCluster.Report("a", 3, hearts: 5, RoomCluster.Line("op-1", "hello")));
        var room = await show.Describe();

        foreach (var silo in cluster.Silos.Silos.ToArray())
        {
            await cluster.Silos.StartSilosAsync(1, TestContext.Current.CancellationToken);
            await cluster.Silos.KillSiloAsync(silo, TestContext.Current.CancellationToken);
        }

        var reader = new FeedReader(show, "b");
        await reader.Until(r => r.Room?.Drops.Length == 1);
        Assert.Equal(room!.Show, reader.Room!.Show);
        Assert.Equal(room.Tallies, reader.Room.Tallies);
        Assert.Equal("hello", Assert.Single(reader.Lines).Line.Text);
        var again = await Patiently.Call(() => drop.Act(
            [RoomCluster.Reserve("v1", "r1"), RoomCluster.Reserve("v2", "r2"), RoomCluster.Reserve("v3", "r3")]));
        Assert.Equal(before.Select(r => r.Reservation), again.Select(r => r.Reservation));
        Assert.Equal(RefusalReason.OperationConflict, (await drop.Act([RoomCluster.Reserve("v9", "r1")]))[0].Refusal!.Reason);
    }
}
