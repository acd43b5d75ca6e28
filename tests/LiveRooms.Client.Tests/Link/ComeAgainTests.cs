using CsCheck;
using LiveRooms.Client.Link;
using LiveRooms.Client.Rooms;
using LiveRooms.Client.Tests.Fakes;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Time.Testing;

namespace LiveRooms.Client.Tests.Link;

/// <summary>A server that says when to come again is obeyed to the moment.</summary>
public sealed class ComeAgainTests : HubTest
{
    private static readonly TimeSpan Told = TimeSpan.FromMilliseconds(77_777);

    [Theory]
    [InlineData(ProblemCode.Busy)]
    [InlineData(ProblemCode.ComeAgain)]
    [InlineData(ProblemCode.TooSlow)]
    public async Task A_room_whose_connection_is_closed_for_a_while_is_resumed_just_then(ProblemCode code)
    {
        var time = new HastyTime();
        var room = await JoinAsync(Server.Options(time: time));
        await using var news = await Reading.OfAsync(room);
        await news.UntilAsync<RoomUpdate.Connection>(update => update.Phase == ConnectionPhase.Joined);

        await Server.Goodbyes.SayAsync(Script.Calls[0].ConnectionId, new CloseText(code, "Connect again.", Told));

        var why = await news.UntilAsync<RoomUpdate.Connection>(update => update.Problem is not null);
        Assert.Equal((ConnectionPhase.Reconnecting, new Problem((int)code, "Connect again.", true, 77_777)), (why.Phase, why.Problem));
        await news.UntilAsync<RoomUpdate.Connection>(update => update.Phase == ConnectionPhase.Joined);
        Assert.Equal([Told], time.Pauses);
    }

    [Fact]
    public async Task A_crowded_server_is_asked_as_often_as_it_says_and_never_given_up()
    {
        var time = new HastyTime();
        CloseText[] told = [.. Enumerable.Range(1, 12).Select(i => new CloseText(ProblemCode.Busy, "Connect again.", Told * i))];
        foreach (var why in told)
        {
            Server.Goodbyes.Next(why);
        }

        var room = await JoinAsync(Server.Options(time: time));
        Assert.Equal(ConnectionPhase.Joined, room.Phase);
        Assert.Equal(told.Select(why => why.ComeAgain!.Value), time.Pauses);
        Assert.Equal(told.Length + 1, Server.Tokens.Count);
    }

    [Fact]
    public async Task A_command_outlives_any_number_of_such_closes()
    {
        var room = await JoinAsync();
        for (var times = 0; times < 7; times++)
        {
            Script.Next(HubMethods.Reserve, async call =>
            {
                await Server.Goodbyes.SayAsync(call.ConnectionId, new CloseText(ProblemCode.ComeAgain, "Connect again.", TimeSpan.Zero));
                return await new TaskCompletionSource<object>().Task;
            });
        }

        Assert.Equal(Samples.Held(), (await room.ReserveAsync("drop-1", cancel: Cancel).Soon()).Reservation);
        Assert.Single(Script.CallsOf(HubMethods.Reserve).Select(call => call.Reserve.OperationId).Distinct());
    }

    [Fact]
    public async Task A_reaction_that_such_a_close_overtook_is_left_undecided()
    {
        var room = await JoinAsync();
        Script.Next(HubMethods.React, async call =>
        {
            await Server.Goodbyes.SayAsync(call.ConnectionId, new CloseText(ProblemCode.ComeAgain, "Connect again.", TimeSpan.Zero));
            return await new TaskCompletionSource<object>().Task;
        });
        Assert.Equal((int)ProblemCode.Busy, (await room.ReactAsync("heart", 1, Cancel).Soon()).Problem!.Code);
    }

    /// <summary>On whichever connection the room is asked for, and though another room is wanted meanwhile.</summary>
    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task The_slot_of_a_refused_join_ends_with_its_connection_and_the_goodbyes_own_is_obeyed(bool wasInside, bool otherWish)
    {
        var slot = TimeSpan.FromSeconds(40);
        var time = new HastyTime(endless: slot);
        var connection = Connect(Server.Options(time: time));
        Script.Next(HubMethods.Join, _ => wasInside ? Samples.Joined() : Crowded(slot));
        Script.Next(HubMethods.Join, _ => wasInside ? Crowded(slot) : Samples.Joined());
        var room = connection.JoinAsync(Samples.ShowId, Cancel);
        if (wasInside)
        {
            await room.Soon();
            await Server.SendAsync(Script.Calls[0].ConnectionId, Samples.Frame(4, 5));
        }

        await time.Stuck.Soon();
        var refused = Script.CallsOf(HubMethods.Join)[^1].ConnectionId;
        if (otherWish)
        {
            (var before, room) = (room, connection.JoinAsync("another-show", Cancel));
            await before.ContinueWith(_ => { }, TaskScheduler.Default).Soon();
        }

        await Server.Goodbyes.SayAsync(refused, new CloseText(ProblemCode.ComeAgain, "Connect again.", Told));
        await Script.CalledAsync(HubMethods.Join, wasInside ? 3 : 2);
        await room.Soon();
        Assert.NotEqual(refused, Script.CallsOf(HubMethods.Join)[^1].ConnectionId);
        Assert.Equal([slot, Told], time.Pauses.TakeLast(2));
    }

    [Fact]
    public Task A_pause_after_a_refusal_ends_with_the_connection_and_the_link_is_started_when_the_goodbye_told() =>
        Gen.Select(Gen.Int[1, 5_000_000], Gen.Int[0, 5_000_000], Gen.Int[0, 5_000_000]).SampleAsync(async (refused, passed, told) =>
        {
            var time = new FakeTimeProvider();
            using var keeper = Keeper(time);
            keeper.BeginTurn();
            var pause = keeper.PauseAsync(refused, Cancel);
            time.Advance(TimeSpan.FromMilliseconds(Math.Min(passed, Math.Min(refused, 3_600_000) - 1)));
            Assert.False(pause.IsCompleted);
            keeper.OnDown(HubFaults.ComeAgainIn(Closed(told)));
            await pause.Soon();
            var start = keeper.StartAsync(Cancel);
            Passes(time, start, Math.Min(told, 3_600_000));
            await start.Soon();
        }, iter: 300, threads: 1);

    /// <summary>However late it is learned, and whatever else is wanted meanwhile.</summary>
    [Fact]
    public Task A_closed_link_is_started_just_when_told() =>
        Gen.Select(Gen.Int[0, 5_000_000], Gen.Int[0, 100_000], Gen.Bool).SampleAsync(async (told, late, otherWish) =>
        {
            var time = new FakeTimeProvider();
            using var keeper = Keeper(time);
            keeper.BeginTurn();
            keeper.OnDown(HubFaults.ComeAgainIn(Closed(told)));
            time.Advance(TimeSpan.FromMilliseconds(late));
            var pause = keeper.StartAsync(Cancel);
            if (otherWish)
            {
                keeper.EndTurn();
            }

            Passes(time, pause, Math.Min(told, 3_600_000) - late);
            await pause.Soon();
        }, iter: 300, threads: 1);

    /// <summary>Whatever else is wanted meanwhile: the budget is the edge's, not the room's.</summary>
    [Fact]
    public Task After_a_refusal_it_is_asked_again_not_earlier_than_told_nor_later_than_that_and_a_pause_of_its_own() =>
        Gen.Select(Gen.Int[0, 5_000_000], Gen.Int[0, 12], Gen.Bool).SampleAsync(async (told, failures, otherWish) =>
        {
            var time = new FakeTimeProvider();
            using var keeper = Keeper(time);
            for (var before = 0; before <= failures; before++)
            {
                keeper.BeginTurn();
                var pause = keeper.PauseAsync(HubFaults.ProblemOf(Closed(told)).RetryAfterMs, Cancel);
                if (otherWish)
                {
                    keeper.EndTurn();
                }

                Passes(time, pause, Math.Min(told, 3_600_000));
                // Then at once, when something else is wanted.
                time.Advance(otherWish ? TimeSpan.Zero : TimeSpan.FromSeconds(10));
                await pause.Soon();
            }
        }, iter: 100, threads: 1);

    private static void Passes(FakeTimeProvider time, Task pause, int left)
    {
        if (left > 1)
        {
            time.Advance(TimeSpan.FromMilliseconds(left - 1));
            Assert.False(pause.IsCompleted);
            time.Advance(TimeSpan.FromMilliseconds(1));
        }
    }

    private LinkKeeper Keeper(TimeProvider time)
    {
        var options = Server.Options(time: time);
        return new LinkKeeper(options, new HubLink(options, _ => { }, _ => { }), new Wake());
    }

    private static JoinReply Crowded(TimeSpan slot) =>
        new(Samples.Refusal(ProblemCode.Busy, true, (long)slot.TotalMilliseconds), null, null, false, null);

    private static HubException Closed(int ms)
    {
        var why = new CloseText(ProblemCode.Busy, "Connect again.", TimeSpan.FromMilliseconds(ms));
        return new HubException($"The server closed the connection with the following error: {why}");
    }
}
