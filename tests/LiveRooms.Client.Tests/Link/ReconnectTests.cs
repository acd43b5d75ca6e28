using LiveRooms.Client.Rooms;
using LiveRooms.Client.Tests.Fakes;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Client.Tests.Link;

public sealed class ReconnectTests
{
    [Theory]
    [InlineData(HubProtocolKind.Json)]
    [InlineData(HubProtocolKind.MessagePack)]
    public async Task A_room_is_joined_and_its_frames_are_read(HubProtocolKind protocol)
    {
        await using var server = await FakeServer.StartAsync();
        await using var connection = new LiveRoomsConnection(server.Options(protocol));
        var room = await connection.JoinAsync(Samples.ShowId, TestContext.Current.CancellationToken).Soon();
        await using var news = await Reading.OfAsync(room);
        Assert.IsType<RoomUpdate.Whole>(await news.NextAsync());
        Assert.Equal(new RoomUpdate.Connection(ConnectionPhase.Joined), await news.NextAsync());

        var here = server.Script.CallsOf(HubMethods.Join).Single().ConnectionId;
        await server.SendAsync(here, Samples.Frame(0, 2) with { Chat = [Samples.Line(1)], Counters = Samples.Counters(5, 2) });

        Assert.Equal(5, (await news.UntilAsync<RoomUpdate.Numbers>()).Value.Audience);
        Assert.Equal([Samples.Line(1)], (await news.UntilAsync<RoomUpdate.Chat>()).Lines);
        Assert.Equal(new Position(1, 2), room.State.Position);
        Assert.Equal(Samples.Viewer, room.State.You);
    }

    [Theory]
    [InlineData(HubProtocolKind.Json)]
    [InlineData(HubProtocolKind.MessagePack)]
    public async Task A_lost_connection_is_made_again_and_the_room_joined_from_where_it_was(HubProtocolKind protocol)
    {
        await using var server = await FakeServer.StartAsync();
        await using var connection = new LiveRoomsConnection(server.Options(protocol));
        server.Script.Next(HubMethods.Join, _ => Samples.Joined(Samples.Snapshot(7, drops: [Samples.Drop()])));
        var room = await connection.JoinAsync(Samples.ShowId, TestContext.Current.CancellationToken).Soon();
        await using var news = await Reading.OfAsync(room);
        var missed = new RoomEvent(8, RoomEventKinds.Promoted, 1, "drop-1", Samples.Held());
        server.Script.Next(HubMethods.Join, _ => Samples.Joined(Samples.Snapshot(9, drops: [Samples.Drop(version: 2)]), true, [missed]));
        server.Script.Next(HubMethods.Mine, _ => new MineReply(null, [Samples.Held(version: 3, status: "confirmed")], null));
        server.Refuse(503, 503, 502);

        server.Script.Calls[0].Abort();

        await news.UntilAsync<RoomUpdate.Connection>(update => update.Phase == ConnectionPhase.Reconnecting);
        Assert.True((await news.UntilAsync<RoomUpdate.Whole>()).Resumed);
        Assert.Equal(missed, (await news.UntilAsync<RoomUpdate.Event>()).Value);
        await news.UntilAsync<RoomUpdate.Reservation>(update => update.Card.Status == "held");
        await news.UntilAsync<RoomUpdate.Connection>(update => update.Phase == ConnectionPhase.Joined);
        await news.UntilAsync<RoomUpdate.Reservation>(update => update.Card.Status == "confirmed");
        Assert.Equal(new Position(1, 7), server.Script.CallsOf(HubMethods.Join)[1].Join.LastSeen);
        Assert.Equal(5, server.Tokens.Count);
    }

    [Fact]
    public async Task A_command_in_flight_is_sent_again_with_the_same_operation_id_until_answered()
    {
        await using var server = await FakeServer.StartAsync();
        await using var connection = new LiveRoomsConnection(server.Options());
        var room = await connection.JoinAsync(Samples.ShowId, TestContext.Current.CancellationToken).Soon();
        server.Script.NextIsCut(HubMethods.Reserve);
        server.Script.NextIsCut(HubMethods.Reserve);

        var reply = await room.ReserveAsync("drop-1", 2, cancel: TestContext.Current.CancellationToken).Soon();

        Assert.Equal(Samples.Held(), reply.Reservation);
        Assert.Equal([Samples.Held()], room.State.Mine("drop-1"));
        var calls = server.Script.CallsOf(HubMethods.Reserve);
        Assert.Equal(3, calls.Count);
        Assert.Single(calls.Select(call => call.Reserve with { First = false }).Distinct());
        Assert.Equal([true, false, false], calls.Select(call => call.Reserve.First));
        Assert.Equal(3, calls.Select(call => call.ConnectionId).Distinct().Count());
        Assert.Equal(3, server.Script.CallsOf(HubMethods.Join).Count);
    }

    [Fact]
    public async Task Connections_that_break_at_once_are_made_again_after_longer_and_longer_pauses_and_steady_ones_soon()
    {
        var time = new HastyTime();
        await using var server = await FakeServer.StartAsync();
        await using var connection = new LiveRoomsConnection(server.Options(time: time));
        var room = await connection.JoinAsync(Samples.ShowId, TestContext.Current.CancellationToken).Soon();
        const int Breaks = 12;
        for (var times = 0; times < Breaks; times++)
        {
            server.Script.NextIsCut(HubMethods.Chat);
        }

        await room.ChatAsync("through", cancel: TestContext.Current.CancellationToken).Soon();

        Assert.Equal(Breaks, time.Pauses.Count);
        Assert.InRange(time.Pauses[0].TotalMilliseconds, 1, 100);
        Assert.True(time.Pauses.Max() > TimeSpan.FromSeconds(2));

        time.Pass(TimeSpan.FromSeconds(1));
        server.Script.NextIsCut(HubMethods.Chat);
        await room.ChatAsync("again", cancel: TestContext.Current.CancellationToken).Soon();
        Assert.InRange(time.Pauses[^1].TotalMilliseconds, 0, 100);
    }
}
