using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Journal;
using LiveRooms.Rules;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Grains.Tests.Cluster;

/// <summary>A store that lost what it had acknowledged: whoever remembers more than it holds stops the drop before it sells twice.</summary>
public sealed class WentBackTests
{
    private static readonly Actor Keeper = new(new ViewerId("keeper"), Role.Operator);
    private static readonly JournalKey MugJournal = new("drop", "mug");

    private Rollback _store = null!;

    [Theory]
    [InlineData("v2", "r2")]
    [InlineData("v9", "unknown")]
    public async Task A_drop_that_is_awake_finds_out_at_the_next_request_and_answers_nothing_any_more(string viewer, string operation)
    {
        await using var cluster = await Start();
        var drop = await Sell(cluster);
        await _store.GoBack();

        // A repeat would be answered from memory, a refusal would be of what is lost, a new one would take a number again.
        var request = operation == "unknown" ? RoomCluster.Confirm(viewer, operation, 1) : RoomCluster.Reserve(viewer, operation);
        await Assert.ThrowsAsync<JournalWentBackException>(() => drop.Act([request]));
        await StaysStopped(cluster, drop);
    }

    [Fact]
    public async Task A_drop_that_is_told_of_a_version_it_does_not_have_stops_and_one_that_it_has_changes_nothing()
    {
        await using var cluster = await Start();
        var drop = await Sell(cluster);
        var seen = (await drop.Describe())!.Version;
        await drop.Heard(seen);
        await cluster.Forget(drop);
        await _store.GoBack();

        await drop.Heard(1);
        await Assert.ThrowsAsync<JournalWentBackException>(async () =>
        {
            await drop.Heard(seen);
            await drop.Describe();
        });
        await StaysStopped(cluster, drop);
    }

    [Fact]
    public async Task A_drop_that_wakes_to_less_than_its_show_was_told_stops()
    {
        await using var cluster = await Start();
        var drop = await Sell(cluster);
        var reader = new FeedReader(cluster.Show("mugs"), "a");
        await reader.Until(r => r.Room?.Drops is [{ Held: 2 }]);
        await cluster.Forget(drop);
        await _store.GoBack();

        Assert.NotEmpty(await drop.OfViewer(new ViewerId("v1")));
        while (!await Fails(drop))
            await Patiently.Pause();
        await StaysStopped(cluster, drop);
    }

    [Fact]
    public async Task An_older_activation_that_is_told_of_a_version_of_a_newer_one_is_fenced_and_nothing_is_marked()
    {
        await using var cluster = await Start();
        var drop = await Sell(cluster);
        var now = cluster.Time.GetUtcNow();
        var head = await _store.Load(MugJournal, TestContext.Current.CancellationToken);
        await _store.Append(MugJournal, head.Version, DropJson.Encode([new ReservationConfirmed(now, 1, new OperationId("c1"))]));

        await Assert.ThrowsAsync<JournalFencedException>(() => drop.Heard((long)1e6));
        var again = await Patiently.Call(() => drop.Act([RoomCluster.Reserve("v1", "r1")]));
        Assert.Equal(ReservationStatus.Confirmed, again[0].Reservation!.Status);
    }

    [Fact]
    public async Task What_an_operator_accepts_goes_on_above_all_that_was_seen_and_the_room_begins_anew()
    {
        await using var cluster = await Start();
        var drop = await Sell(cluster);
        var seen = (await drop.Describe())!;
        var reader = new FeedReader(cluster.Show("mugs"), "a");
        await reader.Until(r => r.Room?.Drops is [{ Held: 2 }]);
        var epoch = reader.Position.Epoch;
        Assert.Equal(RefusalReason.DropWrongState, (await drop.AcceptLoss(Keeper)).Refusal?.Reason);
        await _store.GoBack();
        Assert.True(await Fails(drop));
        await StaysStopped(cluster, drop);
        Assert.Equal(RefusalReason.RoleForbidden, (await drop.AcceptLoss(RoomCluster.Host)).Refusal?.Reason);

        var accepted = (await drop.AcceptLoss(Keeper)).Value!;
        Assert.True(accepted.Revision > seen.Version && accepted.Number > 2);
        Assert.Equal(RefusalReason.DropWrongState, (await drop.AcceptLoss(Keeper)).Refusal?.Reason);
        var again = await Patiently.Call(() => drop.Act(
            [RoomCluster.Reserve("v1", "r1"), RoomCluster.Confirm("v2", "c2", 2), RoomCluster.Reserve("v2", "r2"), RoomCluster.Reserve("v3", "r3")]));
        Assert.Equal(1, again[0].Reservation!.Number);
        Assert.Equal(RefusalReason.ReservationUnknown, again[1].Refusal!.Reason);
        Assert.Equal([accepted.Number + 1, accepted.Number + 2], again.Skip(2).Select(r => r.Reservation!.Number));
        var now = (await drop.Describe())!;
        Assert.Equal((0, 3, accepted.Revision), (now.Free, now.Held, now.LossVersion));
        await reader.Until(r => r.Position.Epoch != epoch && r.Room?.Drops is [{ Held: 3 }]);
        await drop.Heard(seen.Version);
        Assert.Equal(3, (await drop.Describe())!.Held);
    }

    [Fact]
    public async Task A_batch_from_who_has_seen_more_is_not_decided()
    {
        await using var cluster = await Start();
        var drop = await Sell(cluster);
        var seen = (await drop.Describe())!.Version;
        await cluster.Forget(drop);
        await _store.GoBack();
        var batch = new DropBatch.Packer();
        batch.Add(RoomCluster.Reserve("v3", "r3"));
        await Assert.ThrowsAsync<JournalWentBackException>(() => drop.Act(batch.Take(seen)));
        await StaysStopped(cluster, drop);
    }

    [Fact]
    public async Task A_room_goes_on_with_what_is_left()
    {
        await using var cluster = await Start();
        var show = cluster.Show("mugs");
        await _store.Keep();
        await show.Report(RoomCluster.Report("s", 1, hearts: 1, RoomCluster.Line("op-1", "lost")));
        await _store.GoBack();

        var reply = await Patiently.Call(() => show.Report(RoomCluster.Report("s", 1, hearts: 2, RoomCluster.Line("op-2", "after"))));
        Assert.Null(Assert.Single(reply.Lines));
        var reader = new FeedReader(show, "a");
        await reader.Until(r => r.Lines.Count > 0);
        Assert.Equal(("after", 2), (Assert.Single(reader.Lines).Line.Text, reader.Room!.Tallies.Heart));
    }

    /// <summary>Two of three are held; the store is copied between the two.</summary>
    private async Task<IDropGrain> Sell(RoomCluster cluster)
    {
        var drop = await cluster.OpenDrop("mug", "mugs", stock: 3);
        await drop.Act([RoomCluster.Reserve("v1", "r1")]);
        await _store.Keep();
        Assert.Equal(ReservationStatus.Held, (await drop.Act([RoomCluster.Reserve("v2", "r2")]))[0].Reservation!.Status);
        return drop;
    }

    private async Task StaysStopped(RoomCluster cluster, IDropGrain drop)
    {
        for (var life = 0; life < 2; life++)
        {
            Assert.True(await Fails(drop));
            await Assert.ThrowsAsync<JournalWentBackException>(drop.Describe);
            await Assert.ThrowsAsync<JournalWentBackException>(() => drop.Open(RoomCluster.Host));
            await Assert.ThrowsAsync<JournalWentBackException>(() => drop.OfViewer(new ViewerId("v1")));
            await Assert.ThrowsAsync<JournalWentBackException>(() => _store.Load(MugJournal, TestContext.Current.CancellationToken));
            await cluster.Forget(drop);
        }
    }

    private static async Task<bool> Fails(IDropGrain drop)
    {
        try
        {
            await drop.Act([RoomCluster.Reserve("v3", "r3")]);
            return false;
        }
        catch (JournalWentBackException)
        {
            return true;
        }
    }

    private async Task<RoomCluster> Start()
    {
        _store = new Rollback();
        var cluster = await RoomCluster.Start(wrap: _ => _store);
        await cluster.LiveShow("mugs");
        return cluster;
    }
}
