using LiveRooms.Load.Audience;
using LiveRooms.Load.Audience.Frames;
using LiveRooms.Load.Gates;
using LiveRooms.Load.Measure;
using LiveRooms.Load.Runner;
using LiveRooms.Load.Tests.Audience.Scripted;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Load.Tests.Audience;

/// <summary>Viewers do what viewers do.</summary>
public sealed class CrowdTests
{
    private const string Drop = "d-1";

    [Fact]
    public async Task They_come_watch_and_nothing_is_wrong_with_it()
    {
        await using var hall = Hall.With(20);
        await hall.Fill(20);
        hall.Room.Happen(RoomEventKinds.DropOpened);
        hall.Room.Say(Stamp.On("Hello", hall.Clock.Now));
        hall.Pass(0.1);
        Assert.True(await hall.Crowd.Settle(TimeSpan.Zero, TestContext.Current.CancellationToken));
        var seen = hall.Crowd.Testify();
        Assert.Equal((20, 0), (seen.Viewers, seen.Unserved));
        Assert.Empty(seen.Violations);
        Assert.False(seen.Interrupted);
        Assert.Equal(40, hall.Measured().Counters[MetricNames.Frames]);
        Assert.Equal(Outcome.Skipped, await hall.Crowd.Enter(hall.Next(), ScriptedRoom.Show));
    }

    [Fact]
    public async Task Lines_carry_their_time_and_are_counted_when_stored()
    {
        await using var hall = Hall.With(5, behaviour: Behaviour.Chatter);
        await hall.Fill(5);
        var made = hall.Clock.Now;
        Assert.Equal(OutcomeKind.Ok, (await hall.After(0.1, hall.Crowd.Chat(hall.Next()))).Kind);
        Assert.Equal(made, Stamp.In(ScriptedDoor.Bytes(hall.Room.Lines[0].Text)));
        hall.Room.Refusals.Enqueue((HubMethods.Chat, new Problem((int)ProblemCode.ChatTooFast, "Too fast.", Retryable: true, 500)));
        Assert.Equal(Outcome.Refused((int)ProblemCode.ChatTooFast), await hall.After(0.1, hall.Crowd.Chat(hall.Next())));
        Assert.Equal([new SentTally(ScriptedRoom.Show, "chat", 1, 0)], hall.Crowd.Testify().Sent);
        var delivery = hall.Measured().Latencies.Single(l => l is { Name: MetricNames.Delivery, Network: "good" });
        Assert.Equal(5, delivery.Count);
    }

    [Fact]
    public async Task Reactions_are_certain_once_answered_and_doubtful_when_their_edge_dies()
    {
        await using var hall = Hall.With(1, behaviour: Behaviour.HeartSender);
        await hall.Fill(1);
        Assert.Equal(Outcome.Ok, await hall.Crowd.React(hall.Next(), ReactionKinds.Heart, 7));
        hall.Pass(30);
        Assert.Equal(Outcome.Ok, await hall.Crowd.React(hall.Next(), ReactionKinds.Heart, 5));
        hall.Pass(0.1);
        hall.Room.Refusals.Enqueue((HubMethods.React, new Problem((int)ProblemCode.RateLimited, "No.", Retryable: true)));
        await hall.Crowd.React(hall.Next(), ReactionKinds.Heart, 50);
        hall.Pass(0.1);
        Assert.Equal([new SentTally(ScriptedRoom.Show, ReactionKinds.Heart, 12, 0)], hall.Crowd.Testify().Sent);
        hall.Room.Silent.Add(HubMethods.React);
        await hall.Crowd.React(hall.Next(), ReactionKinds.Heart, 3);
        hall.Pass(0.1);
        hall.Open[0].End("gone");
        Assert.Equal([new SentTally(ScriptedRoom.Show, ReactionKinds.Heart, 7, 8)], hall.Crowd.Testify().Sent);
    }

    [Fact]
    public async Task Reactions_whose_connection_ends_before_they_are_sent_are_in_no_doubt()
    {
        await using var hall = Hall.With(1, behaviour: Behaviour.HeartSender);
        await hall.Fill(1);
        hall.Open[0].IsBrittle = true;
        Assert.Equal(Outcome.Skipped, await hall.Crowd.React(hall.Next(), ReactionKinds.Heart, 3));
        hall.Pass(5);
        Assert.Equal(Outcome.Ok, await hall.Crowd.React(hall.Next(), ReactionKinds.Heart, 4));
        hall.Pass(0.1);
        Assert.True(await hall.Crowd.Settle(TimeSpan.Zero, TestContext.Current.CancellationToken));
        Assert.Equal([new SentTally(ScriptedRoom.Show, ReactionKinds.Heart, 4, 0)], hall.Crowd.Testify().Sent);
    }

    [Fact]
    public async Task A_line_that_the_store_did_not_answer_for_is_in_doubt()
    {
        await using var hall = Hall.With(1, behaviour: Behaviour.Chatter);
        await hall.Fill(1);
        hall.Room.Refusals.Enqueue((HubMethods.Chat, new Problem((int)ProblemCode.StoreUnavailable, "Away.", Retryable: true)));
        Assert.Equal(Outcome.Refused((int)ProblemCode.StoreUnavailable), await hall.After(0.1, hall.Crowd.Chat(hall.Next())));
        Assert.Equal([new SentTally(ScriptedRoom.Show, "chat", 0, 1)], hall.Crowd.Testify().Sent);
    }

    [Fact]
    public async Task Each_shopper_tries_once_and_who_holds_buys()
    {
        await using var hall = Hall.With(8, behaviour: Behaviour.Shopper);
        await hall.Fill(8);
        var outcomes = new List<OutcomeKind>();
        for (var i = 0; i < 9; i++)
            outcomes.Add((await hall.After(0.1, hall.Crowd.Reserve(hall.Next(), Drop))).Kind);
        Assert.Equal(5, outcomes.Count(kind => kind == OutcomeKind.Ok));
        Assert.Equal(3, outcomes.Count(kind => kind == OutcomeKind.Refused));
        Assert.Equal(OutcomeKind.Skipped, outcomes[^1]);
        Assert.Equal(OutcomeKind.Ok, (await hall.After(0.1, hall.Crowd.Confirm(hall.Next(), Drop))).Kind);
        var seen = hall.Crowd.Testify();
        Assert.Equal([new WinCount(Drop, "good", 8, 5)], seen.Wins);
        Assert.Equal(5, seen.Claims.Select(claim => claim.Number).Distinct().Count());
        Assert.Equal(5, seen.Claims.Select(claim => claim.Operation).Distinct().Count());
        Assert.Single(seen.Claims, claim => claim.State == "confirmed");
    }

    [Fact]
    public async Task A_reservation_is_asked_for_under_its_operation_until_there_is_an_answer()
    {
        await using var hall = Hall.With(1, behaviour: Behaviour.Shopper);
        await hall.Fill(1);
        hall.Room.Silent.Add(HubMethods.Reserve);
        var act = hall.Crowd.Reserve(hall.Next(), Drop).AsTask();
        hall.Pass(0.1);
        hall.Room.Silent.Clear();
        hall.Room.Refusals.Enqueue((HubMethods.Reserve, new Problem((int)ProblemCode.StoreUnavailable, "Away.", Retryable: true, 200)));
        hall.Open[0].End("gone");
        hall.Pass(5);
        Assert.Equal(Outcome.Ok, await act.Soon());
        var asked = hall.Door.Links.SelectMany(link => link.Heard).Where(call => call.Contains("Reserve", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, asked.Count);
        Assert.Single(asked, call => call.Contains("\"first\":true", StringComparison.Ordinal));
        Assert.Single(hall.Crowd.Testify().Claims, claim => claim is { Number: 1, Operation: "t-0-1" });
    }

    [Fact]
    public async Task Slots_and_tickets_are_obeyed()
    {
        await using var hall = Hall.With(2);
        hall.Room.Refusals.Enqueue((HubMethods.Join, new Problem((int)ProblemCode.Busy, "Wait.", Retryable: true, 3_000)));
        var act = hall.Crowd.Enter(hall.Next(), ScriptedRoom.Show).AsTask();
        hall.Pass(2.9);
        Assert.False(act.IsCompleted);
        hall.Pass(0.2);
        Assert.Equal(Outcome.Ok, await act.Soon());
        hall.Open[0].Message("""{"type":7,"error":"1011 The edge restarts: connect again. (+4000 ms)","allowReconnect":true}""", hall.Clock.Now);
        hall.Pass(3.9);
        Assert.Empty(hall.Open);
        hall.Pass(0.3);
        Assert.Single(hall.Open);
        Assert.NotEqual(hall.Door.Links[0].Viewer.Edge, hall.Open[0].Viewer.Edge);
        Assert.Equal(1, hall.Crowd.Present);
    }
}
