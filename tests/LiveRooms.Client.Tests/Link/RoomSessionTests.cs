using LiveRooms.Client.Link;
using LiveRooms.Client.Rooms;
using LiveRooms.Protocol;

namespace LiveRooms.Client.Tests.Link;

/// <summary>The orders of events that a real connection brings about only now and then.</summary>
public sealed class RoomSessionTests
{
    private readonly RoomSession _room = new(Samples.ShowId, new Readers(1_024), new Wake());

    private void Join(long sequence = 0)
    {
        var (_, ticket) = _room.BeginJoin();
        _room.EndJoin(Samples.Joined(Samples.Snapshot(sequence)), ticket);
    }

    [Fact]
    public void An_answer_that_outlived_its_connection_is_news_but_no_entry()
    {
        var (_, ticket) = _room.BeginJoin();
        _room.OnLost();
        _room.EndJoin(Samples.Joined(Samples.Snapshot(5)), ticket);
        Assert.Equal((true, false, ConnectionPhase.Reconnecting), (_room.NeedsJoin, _room.WasEntered, _room.Phase));
        Assert.Equal(new Position(1, 5), _room.BeginJoin().Request.LastSeen);
    }

    [Fact]
    public void The_end_of_an_entry_before_this_one_changes_nothing()
    {
        Join();
        var first = _room.Entries.Last;
        _room.OnLost();
        Join();
        _room.OnLost(first);
        Assert.Equal((false, ConnectionPhase.Joined), (_room.NeedsJoin, _room.Phase));
    }

    [Fact]
    public void More_early_frames_than_are_kept_show_as_a_gap()
    {
        var (_, ticket) = _room.BeginJoin();
        for (var sequence = 0; sequence <= RoomSession.EarlyFrameLimit; sequence++)
        {
            Assert.False(_room.OnFrame(Samples.Frame(sequence, sequence + 1)));
        }

        _room.EndJoin(Samples.Joined(), ticket);
        Assert.Equal((true, true, 0L), (_room.NeedsJoin, _room.AfterGap, _room.State!.Position.Sequence));
    }

    [Fact]
    public void As_many_early_frames_as_are_kept_are_taken_in_order()
    {
        var (_, ticket) = _room.BeginJoin();
        for (var sequence = 0; sequence < RoomSession.EarlyFrameLimit; sequence++)
        {
            _room.OnFrame(Samples.Frame(sequence, sequence + 1));
        }

        _room.EndJoin(Samples.Joined(), ticket);
        Assert.Equal((false, RoomSession.EarlyFrameLimit), (_room.NeedsJoin, _room.State!.Position.Sequence));
    }

    [Fact]
    public void After_a_gap_frames_wait_for_the_join_that_heals_it()
    {
        Join();
        Assert.False(_room.OnFrame(Samples.Frame(5, 6)));
        Assert.False(_room.OnFrame(Samples.Frame(0, 1)));
        Assert.Equal((true, true, 0L), (_room.NeedsJoin, _room.AfterGap, _room.State!.Position.Sequence));
    }

    [Fact]
    public void A_closed_room_takes_nothing_more()
    {
        Join();
        var because = Samples.Refusal(ProblemCode.ShowEnded);
        var (_, ticket) = _room.BeginJoin();
        _room.Close(because);
        _room.Close(Samples.Refusal(ProblemCode.Internal));
        _room.EndJoin(Samples.Joined(Samples.Snapshot(9)), ticket);
        _room.OnLost();
        _room.OnTrouble(because);
        Assert.Equal((ConnectionPhase.Closed, because, 0L), (_room.Phase, _room.ClosedBecause, _room.State!.Position.Sequence));
    }
}
