using LiveRooms.Load.Audience;
using LiveRooms.Load.Audience.Frames;
using LiveRooms.Load.Gates;
using LiveRooms.Load.Measure;
using LiveRooms.Load.Runner;
using LiveRooms.Load.Tests.Audience.Scripted;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Load.Tests.Audience;

/// <summary>What a room does wrong is seen by the viewer it is done to, and said with what was seen.</summary>
public sealed class CrowdCheckTests
{
    [Fact]
    public async Task A_frame_that_goes_on_from_elsewhere_is_a_gap_and_the_viewer_joins_again()
    {
        await using var hall = await Full(3);
        hall.Room.Say("one", (frame, link) => link == hall.Open[1] ? frame with { From = frame.From + 1 } : frame);
        hall.Pass(1);
        Says(hall, GateNames.CriticalOnce, "something is missing");
        Assert.Equal(2, hall.Open[1].Heard.Count(call => call.Contains("Join", StringComparison.Ordinal)));
        Assert.Equal(3, hall.Crowd.Present);
    }

    [Fact]
    public async Task A_frame_of_another_room_is_seen()
    {
        await using var hall = await Full(1);
        hall.Room.Say("one", (frame, _) => frame with { ShowId = "elsewhere" });
        hall.Pass(0.1);
        Says(hall, GateNames.OrderKept, "came a frame of elsewhere");
    }

    [Fact]
    public async Task An_event_that_others_had_and_one_did_not_is_missing()
    {
        await using var hall = await Full(3);
        hall.Room.Happen(RoomEventKinds.DropOpened, (frame, link) => link == hall.Open[2] ? frame with { Events = null } : frame);
        hall.Pass(0.1);
        Says(hall, GateNames.CriticalOnce, "0 events of 1: 11 dropOpened");
    }

    [Fact]
    public async Task An_event_that_comes_again_is_seen()
    {
        await using var hall = await Full(2);
        RoomEvent? first = null;
        hall.Room.Happen(RoomEventKinds.DropOpened, (frame, _) => frame with { Events = [first = frame.Events![0]] });
        hall.Room.Happen(RoomEventKinds.DropClosed, (frame, _) => frame with { From = frame.From - 1, Events = [first!, .. frame.Events!] });
        hall.Pass(0.1);
        Says(hall, GateNames.CriticalOnce, "event 11 came a second time", count: 2);
    }

    [Fact]
    public async Task Events_and_lines_out_of_order_are_seen()
    {
        await using var hall = await Full(1);
        hall.Room.Say("one");
        hall.Room.Say("two", (frame, _) => frame with { Chat = [frame.Chat![0] with { Number = 1 }] });
        hall.Pass(0.1);
        Says(hall, GateNames.OrderKept, "line 1 came after line 1");
        hall.Room.Happen(RoomEventKinds.DropOpened, (frame, _) => frame with { Events = [frame.Events![0] with { Sequence = 5 }] });
        hall.Pass(0.1);
        Says(hall, GateNames.OrderKept, "events 5 to 5 in a frame from 12 through 13", count: 2);
    }

    [Fact]
    public async Task What_an_answer_to_a_return_leaves_out_is_seen()
    {
        await using var hall = await Full(2);
        var act = hall.Crowd.Flap(hall.Next()).AsTask();
        hall.Door.Run();
        hall.Room.Happen(RoomEventKinds.DropOpened);
        hall.Room.Forgets = _ => true;
        hall.Pass(1);
        Assert.Equal(Outcome.Ok, await act.Soon());
        Assert.Equal(2, hall.Crowd.Present);
        Says(hall, GateNames.CriticalOnce, "0 events of 1");
        Assert.True(hall.Crowd.Testify().Interrupted);
    }

    [Fact]
    public async Task Who_comes_again_has_each_event_once()
    {
        await using var hall = await Full(10);
        for (var i = 0; i < 20; i++)
        {
            hall.Crowd.Storm(0.5);
            await Patience.Until(() => hall.Crowd.Present < 10);
            hall.Room.Happen(RoomEventKinds.DropRestocked);
            hall.Room.Say("still here");
            hall.Pass(3);
        }

        Assert.Empty(hall.Violations());
        Assert.True(await hall.Crowd.Settle(TimeSpan.Zero, TestContext.Current.CancellationToken));
        var resumed = hall.Measured().Latencies.Single(l => l is { Name: MetricNames.Resume, Network: "good" });
        Assert.True(resumed.Count > 50, $"{resumed.Count} came again.");
    }

    [Fact]
    public async Task Who_is_left_without_news_is_unserved_and_stale()
    {
        await using var hall = await Full(3);
        hall.Room.Say("one", (frame, link) => link == hall.Open[0] ? null : frame);
        hall.Pass(4);
        var seen = hall.Crowd.Testify();
        Assert.Equal(1, seen.Unserved);
        Assert.InRange(seen.Stalest, 3_900_000, 4_100_000);
        Assert.False(await hall.Crowd.Settle(TimeSpan.Zero, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Who_is_cut_off_while_it_lacks_something_was_stale()
    {
        await using var hall = await Full(2);
        hall.Room.Say("one", (frame, link) => link == hall.Open[0] ? null : frame);
        hall.Pass(3);
        hall.Open[0].End("gone");
        hall.Pass(20);
        Assert.InRange(hall.Crowd.Testify().Stalest, 2_900_000, 3_100_000);
    }

    [Fact]
    public async Task A_line_that_reaches_all_late_makes_all_stale()
    {
        await using var hall = await Full(2);
        var made = hall.Clock.Now;
        hall.Pass(5);
        hall.Room.Say(Stamp.On("late", made));
        hall.Pass(0.1);
        Assert.InRange(hall.Crowd.Testify().Stalest, 4_900_000, 5_100_000);
    }

    [Fact]
    public async Task Who_comes_again_and_is_refused_for_good_was_not_served()
    {
        await using var hall = await Full(2);
        hall.Room.Refusals.Enqueue((HubMethods.Join, new Problem((int)ProblemCode.ShowUnknown, "No.", Retryable: false)));
        var act = hall.Crowd.Flap(hall.Next()).AsTask();
        hall.Pass(1);
        Assert.Equal(Outcome.Refused((int)ProblemCode.ShowUnknown), await act.Soon());
        Says(hall, GateNames.EveryoneServed, "was refused for good when it came again: 2001");
    }

    [Fact]
    public async Task An_answer_that_nobody_can_read_is_seen()
    {
        await using var hall = await Full(1);
        hall.Open[0].Message("""{"type":3,"invocationId":"c1","result":{"problem":7}}""", hall.Clock.Now);
        Says(hall, GateNames.OrderKept, "an answer that nobody can read, 53 bytes");
    }

    [Fact]
    public async Task A_line_that_one_viewer_neither_got_nor_heard_of_is_seen()
    {
        await using var hall = await Full(3);
        hall.Room.Say("one");
        hall.Room.Say("two", (frame, link) => link == hall.Open[0] ? frame with { Chat = null, SkippedChat = 1 } : frame);
        hall.Room.Say("three", (frame, link) => link == hall.Open[1] ? frame with { Chat = null } : frame);
        hall.Room.Say("four");
        hall.Pass(0.1);
        Says(hall, GateNames.ChatKept, "t-1: line 4 came after line 2, and 0 at most are said to be left out between");
    }

    [Fact]
    public async Task A_line_that_was_acknowledged_and_is_nowhere_is_missed()
    {
        await using var hall = Hall.With(2, behaviour: Behaviour.Chatter);
        await hall.Fill(2);
        Assert.Equal(Outcome.Ok, await hall.After(0.1, hall.Crowd.Chat(hall.Next())));
        Assert.True(await hall.Crowd.Settle(TimeSpan.Zero, TestContext.Current.CancellationToken));
        hall.Room.SwallowsLines = true;
        Assert.Equal(Outcome.Ok, await hall.After(0.1, hall.Crowd.Chat(hall.Next())));
        Assert.False(await hall.Crowd.Settle(TimeSpan.Zero, TestContext.Current.CancellationToken));
        var seen = hall.Crowd.Testify();
        Assert.Equal([new SentTally(ScriptedRoom.Show, "chat", 2, 0)], seen.Sent);
        var room = Assert.Single(seen.Rooms);
        Assert.Equal((1, 1), (room.LeastLines, room.MostLines));
    }

    [Fact]
    public async Task What_was_seen_of_the_room_is_told()
    {
        await using var hall = await Full(4);
        var before = Assert.Single(hall.Crowd.Testify().Rooms);
        Assert.Equal((1, 10, hall.Clock.Now), (before.Epoch, before.Newest, before.NewestSince));
        hall.Room.Say("one");
        hall.Room.Happen(RoomEventKinds.DropOpened);
        var at = hall.Clock.Now;
        hall.Pass(1);
        var room = Assert.Single(hall.Crowd.Testify().Rooms);
        Assert.Equal((ScriptedRoom.Show, 4, 1, 12, at, 1), (room.Show, room.Present, room.Epoch, room.Newest, room.NewestSince, room.MostLines));
        Assert.Equal([new FeedSpan(1, 10, 12)], room.Spans);
        Assert.Equal([new SeenEvent(1, 12, RoomEventKinds.DropOpened, "d-1")], room.Events);
    }

    [Fact]
    public async Task Who_is_started_over_is_counted_and_without_need_held_against_the_engine()
    {
        await using var hall = await Full(3);
        hall.Room.Say("one", StartOver);
        hall.Room.Epoch = 2;
        hall.Room.Say("two", StartOver);
        hall.Pass(0.1);
        hall.Room.NeverResumes = true;
        var act = hall.Crowd.Flap(hall.Next()).AsTask();
        hall.Door.Run();
        hall.Room.Say("three");
        hall.Pass(1);
        Assert.Equal(Outcome.Ok, await act.Soon());
        Assert.Empty(hall.Violations());
        Assert.Equal(4, hall.Crowd.Testify().StartedOver);
        var counters = hall.Measured().Counters;
        Assert.Equal((6, 1), (counters[MetricNames.Resets], counters[MetricNames.NotResumed]));

        RoomFrame StartOver(RoomFrame frame, ScriptedLink _) => frame with { From = frame.Through, Chat = null, Reset = hall.Room.Snapshot() };
    }

    private static async Task<Hall> Full(int viewers)
    {
        var hall = Hall.With(viewers);
        await hall.Fill(viewers);
        return hall;
    }

    private static void Says(Hall hall, string gate, string words, int count = 1)
    {
        var violation = Assert.Single(hall.Violations(), violation => violation.Gate == gate);
        Assert.Equal(count, violation.Count);
        Assert.Contains(words, violation.Examples[^1], StringComparison.Ordinal);
    }
}
