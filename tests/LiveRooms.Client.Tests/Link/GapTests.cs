using LiveRooms.Client.Rooms;
using LiveRooms.Client.Tests.Fakes;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Client.Tests.Link;

public sealed class GapTests : HubTest
{
    [Fact]
    public async Task A_gap_is_healed_by_joining_again_on_the_same_connection()
    {
        var room = await JoinAsync();
        await using var news = await Reading.OfAsync(room);
        await news.UntilAsync<RoomUpdate.Connection>();
        var missed = new RoomEvent(3, RoomEventKinds.DropOpened, 1, "drop-1");
        Script.Next(HubMethods.Join, _ => Samples.Joined(Samples.Snapshot(5), true, [missed]));
        var here = Script.Calls[0].ConnectionId;

        await Server.SendAsync(here, Samples.Frame(4, 5));

        Assert.True((await news.UntilAsync<RoomUpdate.Whole>()).Resumed);
        Assert.Equal(new RoomUpdate.Event(missed), await news.NextAsync());
        var rejoin = Script.CallsOf(HubMethods.Join)[1];
        Assert.Equal((here, new Position(1, 0)), (rejoin.ConnectionId, rejoin.Join.LastSeen));

        await Server.SendAsync(here, Samples.Frame(5, 6) with { Show = Samples.Show(2) });
        Assert.Equal(new RoomUpdate.Show(Samples.Show(2)), await news.NextAsync());
    }

    [Fact]
    public async Task Gaps_in_a_row_are_healed_after_longer_and_longer_pauses_and_one_after_a_good_frame_soon()
    {
        var time = new HastyTime();
        var room = await JoinAsync(Server.Options(time: time));
        var here = Script.Calls[0].ConnectionId;
        for (var times = 1; times <= 6; times++)
        {
            await Server.SendAsync(here, Samples.Frame(100, 101));
            await Script.CalledAsync(HubMethods.Join, times + 1);
        }

        await using var news = await Reading.OfAsync(room);
        Script.Next(HubMethods.Join, _ => Samples.Joined(Samples.Snapshot(101)));
        await Server.SendAsync(here, Samples.Frame(100, 101));
        await news.UntilAsync<RoomUpdate.Whole>(update => update.State.Position.Sequence == 101);
        Assert.Equal(7, time.Pauses.Count);
        Assert.True(time.Pauses.Max() > TimeSpan.FromMilliseconds(100), "No pause was longer than the first could be.");

        await Server.SendAsync(here, Samples.Frame(101, 102) with { Show = Samples.Show(2) });
        await news.UntilAsync<RoomUpdate.Show>();
        await Server.SendAsync(here, Samples.Frame(200, 201));
        await Script.CalledAsync(HubMethods.Join, 9);
        Assert.InRange(time.Pauses[^1].TotalMilliseconds, 0, 100);
    }

    [Fact]
    public async Task Frames_that_overtake_the_answer_of_the_join_wait_for_it()
    {
        Script.Next(HubMethods.Join, async call =>
        {
            await Server.SendAsync(call.ConnectionId, Samples.Frame(4, 5) with { Show = Samples.Show(5) });
            await Server.SendAsync(call.ConnectionId, Samples.Frame(5, 6) with { Show = Samples.Show(6) });
            return Samples.Joined(Samples.Snapshot(5, show: Samples.Show(5)));
        });
        var room = await JoinAsync();
        await using var news = await Reading.OfAsync(room);
        var here = Script.Calls[0].ConnectionId;
        await Server.SendAsync(here, Samples.Frame(6, 7) with { Chat = [Samples.Line(1)] });
        await news.UntilAsync<RoomUpdate.Chat>();

        Assert.Equal((7, 6), (room.State.Position.Sequence, room.State.Show.Version));
        Assert.Single(Script.CallsOf(HubMethods.Join));
    }

    [Fact]
    public async Task A_reset_puts_the_own_in_doubt_and_asks()
    {
        var room = await JoinAsync();
        Assert.Empty(Script.CallsOf(HubMethods.Mine));
        await using var news = await Reading.OfAsync(room);
        Script.Next(HubMethods.Mine, _ => new MineReply(null, [Samples.Held()], 55));

        await Server.SendAsync(
            Script.Calls[0].ConnectionId, Samples.Frame(9, 9, epoch: 3) with { Reset = Samples.Snapshot(9, 3, [Samples.Drop()]) });

        Assert.Equal(Samples.Held(), (await news.UntilAsync<RoomUpdate.Reservation>()).Card);
        Assert.Equal(55, (await news.UntilAsync<RoomUpdate.Whole>()).State.MutedUntil);
        Assert.Equal(new Position(3, 9), room.State.Position);
    }

    [Fact]
    public async Task A_draw_asks_for_the_rank_of_who_is_in_it_and_of_nobody_else()
    {
        Script.Always(HubMethods.Reserve, _ => new ReservationReply(null, Samples.Held(status: "entered")));
        Script.Next(HubMethods.Mine, _ => new MineReply(null, [Samples.Held(version: 3, status: "waiting") with { Rank = 7 }], null));
        var room = await JoinAsync();
        await using var news = await Reading.OfAsync(room);
        await room.ReserveAsync("drop-1", cancel: Cancel).Soon();
        await news.UntilAsync<RoomUpdate.Reservation>();

        var at = room.State.Position.Sequence;
        await Server.SendAsync(Script.Calls[0].ConnectionId, Drawn(at, "drop-2"));
        await Server.SendAsync(Script.Calls[0].ConnectionId, Drawn(at + 1, "drop-1"));
        Assert.Equal(7, (await news.UntilAsync<RoomUpdate.Reservation>()).Card.Rank);
        await Server.SendAsync(Script.Calls[0].ConnectionId, Drawn(at + 2, "drop-1") with { Chat = [Samples.Line(1)] });
        await news.UntilAsync<RoomUpdate.Chat>();
        Assert.Single(Script.CallsOf(HubMethods.Mine));
    }

    private static RoomFrame Drawn(long from, string drop) =>
        Samples.Frame(from, from + 1) with { Events = [new RoomEvent(from + 1, RoomEventKinds.DropDrawn, 1, drop)] };

    [Fact]
    public async Task Frames_of_a_room_that_was_left_are_nothing_to_the_next()
    {
        var connection = Connect();
        await connection.JoinAsync("first", Cancel).Soon();
        var room = await connection.JoinAsync(Samples.ShowId, Cancel).Soon();
        await using var news = await Reading.OfAsync(room);
        var here = Script.Calls[0].ConnectionId;
        await Server.SendAsync(here, Samples.Frame(50, 51) with { ShowId = "first" });
        await Server.SendAsync(here, Samples.Frame(0, 1) with { Show = Samples.Show(2) });
        await news.UntilAsync<RoomUpdate.Show>();
        Assert.Equal(["first", Samples.ShowId], Script.CallsOf(HubMethods.Join).Select(call => call.Join.ShowId));
    }
}
