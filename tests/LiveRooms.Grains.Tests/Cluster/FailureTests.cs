using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Journal;
using LiveRooms.Grains.Shows;
using LiveRooms.Rules;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Grains.Tests.Cluster;

/// <summary>What is answered while the journal fails, or another activation writes it.</summary>
public sealed class FailureTests
{
    private static readonly JournalKey MugJournal = new("drop", "mug");

    private ShakyJournal _journal = null!;

    [Fact]
    public async Task A_stale_drop_is_fenced_answers_nothing_and_the_next_activation_knows_better()
    {
        await using var cluster = await Start();
        var drop = await cluster.OpenDrop("mug", "mugs", stock: 1);
        await HoldBehindItsBack(cluster);

        await Assert.ThrowsAsync<JournalFencedException>(() => drop.Act([RoomCluster.Reserve("v1", "r1")]));

        var receipts = await Patiently.Call(() => drop.Act([RoomCluster.Reserve("v1", "r1"), RoomCluster.Reserve("v9", "r9")]));
        Assert.Equal([ReservationStatus.Waiting, ReservationStatus.Held], receipts.Select(r => r.Reservation!.Status));
        Assert.Equal((0, 1, 0), await Stock(drop));
    }

    [Fact]
    public async Task A_stale_drop_does_not_refuse_what_another_activation_accepted()
    {
        await using var cluster = await Start();
        var drop = await cluster.OpenDrop("mug", "mugs", stock: 1);
        await HoldBehindItsBack(cluster);

        await Assert.ThrowsAsync<JournalFencedException>(() => drop.Act([RoomCluster.Confirm("v9", "c9", 1)]));

        var receipt = (await Patiently.Call(() => drop.Act([RoomCluster.Confirm("v9", "c9", 1)])))[0];
        Assert.Equal(ReservationStatus.Confirmed, receipt.Reservation!.Status);
    }

    [Fact]
    public async Task A_stale_drop_does_not_repeat_what_was_true_before_another_activation_wrote()
    {
        await using var cluster = await Start();
        var drop = await cluster.OpenDrop("mug", "mugs", stock: 1);
        await drop.Act([RoomCluster.Reserve("v1", "r1")]);
        await cluster.AppendBehind(
            MugJournal, DropJson.Encode([new ReservationConfirmed(cluster.Time.GetUtcNow(), 1, new OperationId("c1"))]));

        await Assert.ThrowsAsync<JournalFencedException>(() => drop.Act([RoomCluster.Reserve("v1", "r1")]));

        var receipt = (await Patiently.Call(() => drop.Act([RoomCluster.Reserve("v1", "r1")])))[0];
        Assert.Equal(ReservationStatus.Confirmed, receipt.Reservation!.Status);
    }

    [Theory]
    [InlineData(Fault.Before)]
    [InlineData(Fault.After)]
    internal async Task A_write_that_is_not_answered_answers_nobody_and_a_repeat_finds_one_truth(Fault fault)
    {
        await using var cluster = await Start();
        var drop = await cluster.OpenDrop("mug", "mugs", stock: 1);

        _journal.FailOnce("drop", fault);
        await Assert.ThrowsAsync<JournalUnavailableException>(() => drop.Act([RoomCluster.Reserve("v1", "r1")]));

        var receipts = await Patiently.Call(() => drop.Act([RoomCluster.Reserve("v2", "r2"), RoomCluster.Reserve("v1", "r1")]));
        var first = fault == Fault.After ? receipts[1] : receipts[0];
        Assert.Equal(1, first.Reservation!.Number);
        Assert.Equal(ReservationStatus.Held, first.Reservation.Status);
        Assert.Equal((0, 1, 0), await Stock(drop));
    }

    [Fact]
    public async Task While_the_store_is_down_nothing_is_answered_and_nothing_shown_and_after_it_all_goes_on()
    {
        await using var cluster = await Start();
        var show = cluster.Show("mugs");
        var drop = await cluster.OpenDrop("mug", "mugs", stock: 2);
        var reader = new FeedReader(show, "a");
        await drop.Act([RoomCluster.Reserve("v1", "r1")]);
        await reader.Until(r => r.Room?.Drops is [{ Held: 1 }]);

        _journal.Down = true;
        await Assert.ThrowsAsync<JournalUnavailableException>(() => drop.Act([RoomCluster.Reserve("v2", "r2")]));
        await Assert.ThrowsAnyAsync<Exception>(() => drop.Act([RoomCluster.Confirm("v1", "c1", 1)]));
        await Assert.ThrowsAnyAsync<Exception>(() => drop.OfViewer(new ViewerId("v1")));
        var page = await show.Follow(new FollowRequest(new RelaySession("late"), 0, 0, 0));
        Assert.Equal(1, page.Latest!.Drops.Single().Held);
        _journal.Down = false;

        // One that could not begin says so for a moment before another tries.
        var receipts = await cluster.Meanwhile(
            Patiently.Call(() => drop.Act([RoomCluster.Confirm("v1", "c1", 1), RoomCluster.Reserve("v2", "r2")])), TimeSpan.FromMilliseconds(50));
        Assert.Equal([ReservationStatus.Confirmed, ReservationStatus.Held], receipts.Select(r => r.Reservation!.Status));
        await reader.Until(r => r.Room!.Drops is [{ Held: 1, Sold: 1 }]);
        Assert.Equal(1, reader.Resets);
    }

    [Fact]
    public async Task Nothing_is_answered_or_shown_before_it_is_stored()
    {
        await using var cluster = await Start();
        var drop = await cluster.OpenDrop("mug", "mugs", stock: 1);

        _journal.Hold();
        var held = drop.Act([RoomCluster.Reserve("v1", "r1")]);
        await _journal.Held;
        var refused = drop.Act([RoomCluster.Confirm("v2", "c2", 1)]);
        var mine = drop.OfViewer(new ViewerId("v1"));
        var orders = drop.Orders(new Actor(new ViewerId("eve"), Role.Creator), 0, 10);
        Assert.Equal((1, 0, 0), await Stock(drop));
        Assert.Equal((1, 0, 0), await Stock(drop));
        Assert.False(held.IsCompleted || refused.IsCompleted || mine.IsCompleted || orders.IsCompleted);
        _journal.LetGo();

        Assert.Equal(ReservationStatus.Held, (await held)[0].Reservation!.Status);
        Assert.Equal(RefusalReason.ReservationNotYours, (await refused)[0].Refusal!.Reason);
        Assert.Single(await mine);
        Assert.Equal(RefusalReason.NotDropOwner, (await orders).Refusal!.Reason);
    }

    [Fact]
    public async Task A_batch_with_a_request_that_cannot_be_understood_leaves_no_trace()
    {
        await using var cluster = await Start();
        var drop = await cluster.OpenDrop("mug", "mugs", stock: 1);
        var nonsense = new DropRequest((DropAction)9, new OperationId("x"), new ViewerId("v2"), 1);

        await Assert.ThrowsAnyAsync<ArgumentException>(() => drop.Act([RoomCluster.Reserve("v1", "r1"), nonsense]));
        await Assert.ThrowsAnyAsync<ArgumentException>(
            () => drop.Act([.. Enumerable.Range(0, DropRequest.MaxBatch + 1).Select(i => RoomCluster.Reserve($"v{i}", $"r{i}"))]));

        Assert.Empty(await drop.OfViewer(new ViewerId("v1")));
        Assert.Equal(ReservationStatus.Held, (await drop.Act([RoomCluster.Reserve("v3", "r3")]))[0].Reservation!.Status);
    }

    [Fact]
    public async Task A_show_that_is_written_elsewhere_ends_waiting_follows_at_once_and_says_nothing_that_is_not_stored()
    {
        await using var cluster = await Start();
        var show = cluster.Show("mugs");
        var reader = new FeedReader(show, "a");
        await reader.Until(r => r.Room is not null);
        var waiting = show.Follow(reader.Position);
        Assert.NotNull(await show.Describe());
        Assert.False(waiting.IsCompleted);

        var tally = new TallyReported(cluster.Time.GetUtcNow(), new RelaySession("other"), new ReactionTotals(1, 0, 0, 0));
        await cluster.AppendBehind(new JournalKey("show", "mugs"), ShowJson.Encode([tally]));
        await Assert.ThrowsAsync<JournalFencedException>(
            () => show.Report(RoomCluster.Report("s", 0, hearts: 3, RoomCluster.Line("op", "lost?"))));
        await Assert.ThrowsAnyAsync<Exception>(() => waiting);

        var reply = await Patiently.Call(() => show.Report(RoomCluster.Report("s", 0, hearts: 3, RoomCluster.Line("op", "lost?"))));
        Assert.Null(Assert.Single(reply.Lines));
        await reader.Until(r => r.Lines.Count > 0);
        Assert.Equal("lost?", Assert.Single(reader.Lines).Line.Text);
        Assert.Equal(4, reader.Room!.Tallies.Heart);
        Assert.Equal(2, reader.Resets);
    }

    private static async Task<(int Free, int Held, int Sold)> Stock(IDropGrain drop)
    {
        var view = await Patiently.Call(drop.Describe);
        return (view!.Free, view.Held, view.Sold);
    }

    /// <summary>As a second activation would.</summary>
    private static async Task HoldBehindItsBack(RoomCluster cluster)
    {
        var now = cluster.Time.GetUtcNow();
        var held = new ReservationHeld(now, 1, new OperationId("r9"), new ViewerId("v9"), 1, now.AddSeconds(30));
        await cluster.AppendBehind(MugJournal, DropJson.Encode([held]));
    }

    private async Task<RoomCluster> Start()
    {
        var cluster = await RoomCluster.Start(wrap: inner => _journal = new ShakyJournal(inner));
        await cluster.LiveShow("mugs");
        return cluster;
    }
}
