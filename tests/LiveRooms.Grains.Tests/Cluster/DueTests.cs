using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Shows;
using LiveRooms.Rules;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Grains.Tests.Cluster;

/// <summary>What drops do by themselves when their time has come, in memory or not.</summary>
public sealed class DueTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_hold_of_a_drop_that_is_not_in_memory_expires_by_the_reminder_and_who_waits_is_promoted()
    {
        await using var cluster = await RoomCluster.Start();
        var show = await cluster.LiveShow("mugs");
        var drop = await cluster.OpenDrop("mug", "mugs", stock: 1);
        await drop.Act([RoomCluster.Reserve("v1", "r1"), RoomCluster.Reserve("v2", "r2")]);
        var reader = new FeedReader(show, "a");
        await reader.Until(r => r.Room?.Drops is [{ Held: 1, Waiting: 1 }]);
        await cluster.Forget(drop);

        await cluster.Meanwhile(reader.Seen(FeedEventKind.Promoted), TimeSpan.FromSeconds(10));

        // The clock may run on until the second hold ends too.
        Assert.Equal([FeedEventKind.Expired, FeedEventKind.Promoted], reader.Events.Take(2).Select(e => e.Kind));
        Assert.Equal([new ViewerId("v1"), new ViewerId("v2")], reader.Events.Take(2).Select(e => e.To!.Value));
    }

    [Fact]
    public async Task A_drop_opens_and_closes_on_time_in_memory()
    {
        await using var cluster = await RoomCluster.Start();
        var show = await cluster.LiveShow("mugs");
        var drop = await Scheduled(cluster);
        var reader = new FeedReader(show, "a");
        await reader.Until(r => r.Room is not null);
        var early = (await drop.Act([RoomCluster.Reserve("v1", "r1")]))[0].Refusal!;
        Assert.Equal((RefusalReason.DropNotOpen, Minute), (early.Reason, early.RetryAfter));

        cluster.Time.Advance(Minute);
        await reader.Until(r => r.Events.Any(e => e.Kind == FeedEventKind.DropOpened));
        var receipts = await drop.Act([RoomCluster.Reserve("v1", "r1"), RoomCluster.Reserve("v2", "r2")]);
        Assert.Equal([ReservationStatus.Held, ReservationStatus.Waiting], receipts.Select(r => r.Reservation!.Status));

        cluster.Time.Advance(TimeSpan.FromSeconds(20));
        await drop.Act([RoomCluster.Release("v1", "x1", 1)]);
        cluster.Time.Advance(TimeSpan.FromSeconds(20));
        await drop.Act([RoomCluster.Confirm("v2", "c2", 2), RoomCluster.Reserve("v3", "r3"), RoomCluster.Reserve("v4", "r4")]);
        cluster.Time.Advance(TimeSpan.FromSeconds(20));
        await reader.Until(r => r.Events.Count(e => e.Kind == FeedEventKind.WaitlistClosed) == 2);
        Assert.Equal(DropStatus.Closed, reader.Room!.Drops.Single().Status);
        Assert.Equal(RefusalReason.DropClosed, (await drop.Act([RoomCluster.Reserve("v5", "r5")]))[0].Refusal!.Reason);
    }

    [Fact]
    public async Task A_drop_that_is_not_in_memory_opens_and_closes_by_the_reminder_which_then_ends()
    {
        await using var cluster = await RoomCluster.Start();
        var show = await cluster.LiveShow("mugs");
        var drop = await Scheduled(cluster);
        var reader = new FeedReader(show, "a");
        await reader.Until(r => r.Room is not null);
        Assert.Equal(1, await cluster.Reminders(drop));

        await cluster.Forget(drop);
        await cluster.Meanwhile(reader.Seen(FeedEventKind.DropOpened), TimeSpan.FromSeconds(10));
        await cluster.Forget(drop);
        await cluster.Meanwhile(reader.Seen(FeedEventKind.DropClosed), TimeSpan.FromSeconds(10));
        await cluster.Meanwhile(NoReminder(cluster, drop), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_reminder_of_a_drop_that_does_not_exist_ends_itself()
    {
        await using var cluster = await RoomCluster.Start();
        await cluster.LiveShow("mugs");
        var drop = await cluster.OpenDrop("mug", "mugs", stock: 1);
        var ghost = cluster.Drop("ghost");
        await cluster.CopyReminder(drop, ghost);
        Assert.Equal(1, await cluster.Reminders(ghost));

        await cluster.Remindable(ghost).ReceiveReminder("due", default, TestContext.Current.CancellationToken);

        Assert.Equal(0, await cluster.Reminders(ghost));
        Assert.Null(await ghost.Describe());
    }

    [Fact]
    public async Task A_creation_that_is_refused_leaves_no_reminder()
    {
        await using var cluster = await RoomCluster.Start();
        await cluster.LiveShow("mugs");
        var drop = cluster.Drop("mug");

        var noStock = await drop.Create(RoomCluster.Host, RoomCluster.DropSettings("mug", "mugs", stock: 0));
        var noShow = await drop.Create(RoomCluster.Host, RoomCluster.DropSettings("mug", "nowhere", stock: 1));

        Assert.Equal(RefusalReason.DropSettingsInvalid, noStock.Refusal!.Reason);
        Assert.Equal(RefusalReason.ShowUnknown, noShow.Refusal!.Reason);
        Assert.Equal(0, await cluster.Reminders(drop));
    }

    [Fact]
    public async Task More_holds_than_one_decision_takes_all_expire()
    {
        await using var cluster = await RoomCluster.Start();
        var show = await cluster.LiveShow("mugs");
        var drop = cluster.Drop("mug");
        await drop.Create(RoomCluster.Host, RoomCluster.DropSettings("mug", "mugs", stock: 1_500) with { WaitlistLimit = 1_000 });
        await drop.Open(RoomCluster.Host);
        foreach (var chunk in Enumerable.Range(0, 2_500).Select(i => RoomCluster.Reserve($"v{i}", $"r{i}")).Chunk(DropRequest.MaxBatch))
            await drop.Act([.. chunk]);
        var reader = new FeedReader(show, "a");
        await reader.Until(r => r.Room?.Drops is [{ Held: 1_500, Waiting: 1_000 }]);

        cluster.Time.Advance(TimeSpan.FromSeconds(31));
        await reader.Until(r => r.Events.Count >= 2_500);

        Assert.True(reader.Room!.Drops is [{ Held: 1_000, Waiting: 0, Free: 500 }]);
        Assert.Equal(1_500, reader.Events.Count(e => e.Kind == FeedEventKind.Expired));
        Assert.Equal(
            Enumerable.Range(1_500, 1_000).Select(i => new ViewerId($"v{i}")),
            reader.Events.Where(e => e.Kind == FeedEventKind.Promoted).Select(e => e.To!.Value));
    }

    /// <summary>Opens in a minute, closes a minute later.</summary>
    private static async Task<IDropGrain> Scheduled(RoomCluster cluster)
    {
        var opens = cluster.Time.GetUtcNow() + Minute;
        var settings = RoomCluster.DropSettings("mug", "mugs", stock: 1) with { OpensAt = opens, ClosesAt = opens + Minute };
        var drop = cluster.Drop("mug");
        Assert.Null((await drop.Create(RoomCluster.Host, settings)).Refusal);
        return drop;
    }

    private static async Task<bool> NoReminder(RoomCluster cluster, IDropGrain drop)
    {
        while (await cluster.Reminders(drop) > 0)
            await Patiently.Pause();
        return true;
    }
}
