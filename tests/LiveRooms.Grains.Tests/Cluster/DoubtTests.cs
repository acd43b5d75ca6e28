using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Journal;
using LiveRooms.Rules.Drops;

namespace LiveRooms.Grains.Tests.Cluster;

/// <summary>
/// A drop that begins with less than somebody has seen finds out before it decides anything: once it has sold past what is lost, no
/// version tells of it any more. And what it found out, every process learns.
/// </summary>
public sealed class DoubtTests
{
    private static readonly JournalKey MugJournal = new("drop", "mug");

    private readonly Rollback _store = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_first_batch_that_would_sell_past_the_loss_is_not_decided_when_its_edge_has_seen_more()
    {
        await using var cluster = await Start();
        var (drop, seen) = await Sell(cluster);
        await cluster.Forget(cluster.Show("mugs"));
        await LoseAll(cluster, drop);

        var left = (await _store.Left(MugJournal)).Version;
        await Assert.ThrowsAsync<JournalWentBackException>(() => drop.Act(Crowd(seen)));
        Assert.Equal(left, (await _store.Left(MugJournal)).Version);
        await Marked(seen);
    }

    [Fact]
    public async Task A_first_batch_that_would_sell_past_the_loss_is_not_decided_when_the_show_knows_more()
    {
        await using var cluster = await Start();
        var (drop, seen) = await Sell(cluster);
        var reader = new FeedReader(cluster.Show("mugs"), "a");
        await reader.Until(r => r.Room?.Drops is [{ Held: 3 }]);
        await LoseAll(cluster, drop);

        var left = (await _store.Left(MugJournal)).Version;
        await Assert.ThrowsAsync<JournalWentBackException>(() => drop.Act(Crowd(0)));
        Assert.Equal(left, (await _store.Left(MugJournal)).Version);
        await Marked(seen);
    }

    [Fact]
    public async Task Nothing_is_sold_while_the_store_is_asked_who_is_right()
    {
        await using var cluster = await Start();
        var (drop, seen) = await Sell(cluster);
        await cluster.Forget(cluster.Show("mugs"));
        await LoseAll(cluster, drop);
        await drop.Describe();

        _store.HoldLooks();
        var heard = drop.Heard(seen);
        await _store.Looked;
        var left = (await _store.Left(MugJournal)).Version;
        var act = drop.Act(Crowd(0));
        await drop.Describe(); // The batch is there before the look ends.
        _store.LetLook();

        await heard;
        await Assert.ThrowsAsync<JournalWentBackException>(() => act);
        Assert.Equal(left, (await _store.Left(MugJournal)).Version);
        await Marked(seen);
    }

    [Fact]
    public async Task A_doubt_that_the_store_does_not_end_stays()
    {
        await using var cluster = await Start();
        var (drop, seen) = await Sell(cluster);
        await cluster.Forget(cluster.Show("mugs"));
        await LoseAll(cluster, drop);
        await drop.Describe();

        _store.HoldLooks();
        var heard = drop.Heard(seen);
        await _store.Looked;
        _store.LetLook(fail: true);
        await Assert.ThrowsAsync<JournalUnavailableException>(() => heard);
        await Assert.ThrowsAsync<JournalWentBackException>(() => drop.Act(Crowd(0)));
        await Marked(seen);
    }

    [Fact]
    public async Task Where_nothing_is_lost_nothing_is_refused()
    {
        await using var cluster = await Start();
        var (drop, seen) = await Sell(cluster);
        await cluster.Forget(drop);
        Assert.All(await drop.Act(Crowd(seen)), receipt => Assert.NotNull(receipt.Reservation));
        seen = (await drop.Describe())!.Version;
        await cluster.Forget(drop);
        await cluster.Forget(cluster.Show("mugs"));
        Assert.All(await drop.Act(Crowd(seen)), receipt => Assert.NotNull(receipt.Reservation));
        Assert.Null(await _store.LossOf(MugJournal));
    }

    [Fact]
    public async Task A_loss_is_said_by_the_same_activation_until_it_is_marked()
    {
        await using var cluster = await Start();
        var (drop, _) = await Sell(cluster);
        await _store.GoBack();
        _store.IsUnmarkable = true;
        await Assert.ThrowsAsync<JournalWentBackException>(() => drop.Act(Crowd(0)));
        for (var seconds = 0; seconds < 60; seconds++)
        {
            cluster.Time.Advance(TimeSpan.FromSeconds(1));
            await Patiently.Pause();
            await Assert.ThrowsAsync<JournalWentBackException>(drop.Describe);
        }

        Assert.Null(await _store.LossOf(MugJournal));
        _store.IsUnmarkable = false;
        while (await _store.LossOf(MugJournal) is null)
        {
            cluster.Time.Advance(TimeSpan.FromSeconds(1));
            await Patiently.Pause();
        }
    }

    [Fact]
    public async Task An_activation_that_must_end_marks_before_it_does()
    {
        await using var cluster = await Start();
        var (drop, _) = await Sell(cluster);
        await _store.GoBack();
        _store.IsUnmarkable = true;
        await Assert.ThrowsAsync<JournalWentBackException>(() => drop.Act(Crowd(0)));
        await _store.Tried;
        _store.IsUnmarkable = false;
        await cluster.Forget(drop);
        Assert.NotNull(await _store.LossOf(MugJournal));
        await Assert.ThrowsAsync<JournalWentBackException>(drop.Describe);
    }

    /// <summary>Three of many are held; the store is copied after the first. The answer is the version that viewers have seen.</summary>
    private async Task<(IDropGrain Drop, long Seen)> Sell(RoomCluster cluster)
    {
        var drop = await cluster.OpenDrop("mug", "mugs", stock: 1_000);
        await drop.Act([RoomCluster.Reserve("v1", "r1")]);
        await _store.Keep();
        await drop.Act([RoomCluster.Reserve("v2", "r2")]);
        var last = (await drop.Act([RoomCluster.Reserve("v3", "r3")]))[0].Reservation!;
        Assert.Equal(ReservationStatus.Held, last.Status);
        return (drop, last.Version);
    }

    /// <summary>The store goes back, and no process remembers how high it stood.</summary>
    private async Task LoseAll(RoomCluster cluster, IDropGrain drop)
    {
        await cluster.Forget(drop);
        await _store.GoBack();
    }

    private static DropBatch Crowd(long seen)
    {
        var batch = new DropBatch.Packer();
        for (var i = 0; i < 100; i++)
            batch.Add(RoomCluster.Reserve($"crowd-{seen}-{i}", $"r-{seen}-{i}"));
        return batch.Take(seen);
    }

    private async Task Marked(long seen)
    {
        while (await _store.LossOf(MugJournal) is null)
            await Patiently.Pause();
        Assert.Equal(seen, (await _store.LossOf(MugJournal))!.Seen);
        await Assert.ThrowsAsync<JournalWentBackException>(() => _store.Load(MugJournal, Stop));
    }

    private async Task<RoomCluster> Start()
    {
        var cluster = await RoomCluster.Start(wrap: _ => _store);
        await cluster.LiveShow("mugs");
        return cluster;
    }
}
