using LiveRooms.Client.Rooms;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Client.Tests.Rooms;

public sealed class RoomViewTests
{
    private static RoomView Joined(RoomSnapshot? snapshot = null)
    {
        var view = new RoomView(Samples.ShowId);
        view.Apply(Samples.Joined(snapshot));
        return view;
    }

    [Fact]
    public void Before_the_first_join_nothing_is_known_and_a_frame_is_a_gap()
    {
        var view = new RoomView(Samples.ShowId);
        Assert.Null(view.State);
        Assert.Null(view.Position);
        Assert.Equal(FoldOutcome.Gap, view.Apply(Samples.Frame(0, 1)).Outcome);
        Assert.Equal(FoldOutcome.Old, view.Apply(new JoinReply(Samples.Refusal(ProblemCode.ShowUnknown), null, null, false, null)).Outcome);
        Assert.Null(view.State);
    }

    [Fact]
    public void A_frame_of_another_room_is_nothing_to_us() =>
        Assert.Equal(FoldOutcome.Old, Joined().Apply(Samples.Frame(0, 1) with { ShowId = "other" }).Outcome);

    [Theory]
    [InlineData(5, 6, 1, FoldOutcome.Applied)]
    [InlineData(5, 5, 1, FoldOutcome.Applied)]
    [InlineData(3, 6, 1, FoldOutcome.Applied)]
    [InlineData(3, 5, 1, FoldOutcome.Old)]
    [InlineData(3, 4, 1, FoldOutcome.Old)]
    [InlineData(6, 7, 1, FoldOutcome.Gap)]
    [InlineData(6, 6, 1, FoldOutcome.Gap)]
    [InlineData(5, 6, 2, FoldOutcome.Gap)]
    public void A_viewer_at_five_moves_only_by_what_follows(long from, long through, long epoch, FoldOutcome outcome)
    {
        var view = Joined(Samples.Snapshot(5));
        Assert.Equal(outcome, view.Apply(Samples.Frame(from, through, epoch)).Outcome);
        Assert.Equal(new Position(1, outcome == FoldOutcome.Applied ? through : 5), view.Position);
    }

    [Fact]
    public void A_frame_is_told_part_by_part_in_order()
    {
        var view = Joined(Samples.Snapshot(5));
        var happened = new RoomEvent(6, RoomEventKinds.Promoted, 1, "drop-1", Samples.Held());
        var fold = view.Apply(Samples.Frame(5, 8) with
        {
            Events = [happened],
            Show = Samples.Show(2),
            Drops = [Samples.Drop(version: 2)],
            Counters = Samples.Counters(3),
            Chat = [Samples.Line(1), Samples.Line(2)],
            SkippedChat = 4,
        });

        Assert.Collection(
            fold.Updates,
            update => Assert.Equal(new RoomUpdate.Event(happened), update),
            update => Assert.Equal(new RoomUpdate.Reservation(Samples.Held()), update),
            update => Assert.Equal(new RoomUpdate.Show(Samples.Show(2)), update),
            update => Assert.Equal(new RoomUpdate.Drop(Samples.Drop(version: 2)), update),
            update => Assert.Equal(3, Assert.IsType<RoomUpdate.Numbers>(update).Value.Audience),
            update => Assert.Equal((2, 4), (Assert.IsType<RoomUpdate.Chat>(update).Lines.Count, ((RoomUpdate.Chat)update).Skipped)));
    }

    [Fact]
    public void A_tally_is_never_told_lower_in_the_life_of_a_feed_than_another_edge_told_it()
    {
        var view = Joined(Samples.Snapshot(5));
        view.Apply(Samples.Frame(5, 6) with { Counters = Samples.Counters(3, 9) });
        view.Apply(Samples.Joined(Samples.Snapshot(6) with { Counters = Samples.Counters(2, 8) }, true, []));
        Assert.Equal((2, 9), (view.State!.Counters.Audience, view.State.Counters.Tallies["heart"]));
        var numbers = view.Apply(Samples.Frame(6, 7) with { At = long.MaxValue, Counters = Samples.Counters(4, 7) }).Updates.OfType<RoomUpdate.Numbers>();
        Assert.Equal((4, 9), (numbers.Single().Value.Audience, view.State.Counters.Tallies["heart"]));
        view.Apply(Samples.Joined(Samples.Snapshot(1) with { Position = new Position(2, 1), Counters = Samples.Counters(1, 5) }));
        Assert.Equal(5, view.State.Counters.Tallies["heart"]);
    }

    [Fact]
    public void Two_events_of_one_sequence_are_both_told()
    {
        var fold = Joined(Samples.Snapshot(5)).Apply(Samples.Frame(4, 6) with
        {
            Events =
            [
                new RoomEvent(5, RoomEventKinds.ShowLive, 1), new RoomEvent(6, RoomEventKinds.DropOpened, 1, "a"),
                new RoomEvent(6, RoomEventKinds.DropOpened, 1, "b"),
            ],
        });
        Assert.Equal(["a", "b"], fold.Updates.Cast<RoomUpdate.Event>().Select(update => update.Value.DropId));
    }

    [Fact]
    public void The_higher_version_wins_and_the_same_one_is_no_news()
    {
        var view = Joined(Samples.Snapshot(0, drops: [Samples.Drop(version: 5)], show: Samples.Show(5)));
        var fold = view.Apply(Samples.Frame(0, 1) with
        {
            Show = Samples.Show(4, "ended"),
            Drops = [Samples.Drop(version: 5, free: 0), Samples.Drop("drop-2", 1)],
        });
        Assert.Equal([new RoomUpdate.Drop(Samples.Drop("drop-2", 1))], fold.Updates);
        Assert.Equal("live", view.State!.Show.Status);
        Assert.Equal(3, view.State.Drop("drop-1")!.Free);
    }

    [Fact]
    public void Numbers_go_by_the_servers_clock_within_a_position_and_by_the_new_edges_after_a_join()
    {
        var view = Joined(Samples.Snapshot(0, at: 100));
        view.Apply(Samples.Frame(0, 0, at: 300) with { Counters = Samples.Counters(30) });
        view.Apply(Samples.Frame(0, 0, at: 200) with { Counters = Samples.Counters(20) });
        Assert.Equal(30, view.State!.Counters.Audience);

        view.Apply(Samples.Joined(Samples.Snapshot(0, at: 50, counters: Samples.Counters(5)), resumed: true));
        view.Apply(Samples.Frame(0, 0, at: 60) with { Counters = Samples.Counters(6) });
        Assert.Equal(6, view.State!.Counters.Audience);
    }

    [Fact]
    public void Chat_keeps_the_latest_hundred_and_tells_each_line_once()
    {
        var view = Joined(Samples.Snapshot(0, chat: [.. Enumerable.Range(1, 100).Select(n => Samples.Line(n))]));
        var fold = view.Apply(Samples.Frame(0, 3) with { Chat = [Samples.Line(99), Samples.Line(100), Samples.Line(101)] });
        Assert.Equal([Samples.Line(101)], Assert.IsType<RoomUpdate.Chat>(Assert.Single(fold.Updates)).Lines);
        Assert.Equal(RoomView.ChatLimit, view.State!.Chat.Count);
        Assert.Equal((2, 101), (view.State.Chat[0].Number, view.State.Chat[^1].Number));
    }

    [Fact]
    public void An_edge_that_lags_behind_takes_nothing_back()
    {
        var view = Joined(Samples.Snapshot(10, drops: [Samples.Drop(version: 9)], chat: [Samples.Line(7)], counters: Samples.Counters(4)));
        view.Apply(Samples.Joined(
            Samples.Snapshot(8, drops: [Samples.Drop(version: 8), Samples.Drop("drop-2", 1)], counters: Samples.Counters(1)), resumed: true));

        Assert.Equal(new Position(1, 10), view.Position);
        Assert.Equal(9, view.State!.Drop("drop-1")!.Version);
        Assert.NotNull(view.State.Drop("drop-2"));
        Assert.Equal([Samples.Line(7)], view.State.Chat);
        Assert.Equal(4, view.State.Counters.Audience);
        Assert.Equal(FoldOutcome.Old, view.Apply(Samples.Frame(8, 10)).Outcome);
        Assert.Equal(FoldOutcome.Applied, view.Apply(Samples.Frame(10, 11)).Outcome);
    }

    [Fact]
    public void A_feed_that_began_anew_replaces_lower_versions_too()
    {
        var view = Joined(Samples.Snapshot(10, drops: [Samples.Drop(version: 9)], show: Samples.Show(9)));
        view.Apply(Samples.Joined(Samples.Snapshot(1, epoch: 2, drops: [Samples.Drop(version: 3)], show: Samples.Show(3))));
        Assert.Equal((3, 3), (view.State!.Show.Version, view.State.Drop("drop-1")!.Version));
        Assert.Equal(new Position(2, 1), view.Position);
    }

    [Fact]
    public void A_reset_starts_over_unless_it_is_from_before()
    {
        var view = Joined(Samples.Snapshot(10, at: 500));
        view.Apply(new MineReply(null, [], null), view.AskedAt);
        Assert.Equal(FoldOutcome.Old, view.Apply(Samples.Frame(9, 9) with { Reset = Samples.Snapshot(9) }).Outcome);
        Assert.Equal(FoldOutcome.Old, view.Apply(Samples.Frame(10, 10) with { Reset = Samples.Snapshot(10, at: 499) }).Outcome);
        Assert.False(view.OwnInDoubt);

        var fold = view.Apply(Samples.Frame(20, 20) with { Reset = Samples.Snapshot(20, at: 600) });
        Assert.False(Assert.IsType<RoomUpdate.Whole>(Assert.Single(fold.Updates)).Resumed);
        Assert.Equal(new Position(1, 20), view.Position);
        Assert.True(view.OwnInDoubt);
    }
}
