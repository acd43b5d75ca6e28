using LiveRooms.Client.Rooms;
using LiveRooms.Client.Tests.Fakes;
using LiveRooms.Protocol;

namespace LiveRooms.Client.Tests.Link;

public sealed class ClosingTests : HubTest
{
    [Fact]
    public async Task Leaving_tells_the_server_ends_the_updates_and_answers_what_waits()
    {
        var room = await JoinAsync();
        await using var news = await Reading.OfAsync(room);
        await news.UntilAsync<RoomUpdate.Connection>();
        await room.LeaveAsync(Cancel).Soon();
        Assert.Equal(ConnectionPhase.Closed, Assert.IsType<RoomUpdate.Connection>(await news.NextAsync()).Phase);
        Assert.Null(await news.TryNextAsync());
        Assert.Equal((int)ProblemCode.NotJoined, (await room.ReserveAsync("drop-1", cancel: Cancel).Soon()).Problem!.Code);
        await room.DisposeAsync();
        await Script.CalledAsync(HubMethods.Leave);
        Assert.Single(Script.CallsOf(HubMethods.Leave));
    }

    [Fact]
    public async Task Joining_another_room_closes_the_one_before_and_its_commands_never_reach_the_new_one()
    {
        var connection = Connect();
        var first = await connection.JoinAsync("first", Cancel).Soon();
        await connection.JoinAsync(Samples.ShowId, Cancel).Soon();
        Assert.Equal((ConnectionPhase.Closed, (int)ProblemCode.NotJoined), (first.Phase, first.ClosedBecause!.Code));
        Assert.Equal((int)ProblemCode.NotJoined, (await first.ChatAsync("wrong room", cancel: Cancel).Soon()).Problem!.Code);
        await first.LeaveAsync(Cancel).Soon();
        Assert.Equal([HubMethods.Join, HubMethods.Join], Script.Calls.Select(call => call.Method));
    }

    [Fact]
    public async Task Disposing_while_the_server_is_away_ends_everything()
    {
        var connection = Connect();
        var room = await connection.JoinAsync(Samples.ShowId, Cancel).Soon();
        await using var news = await Reading.OfAsync(room);
        await news.UntilAsync<RoomUpdate.Connection>();
        Server.Refuse([.. Enumerable.Repeat(503, 10_000)]);
        Script.NextIsCut(HubMethods.Reserve);
        var waiting = room.ReserveAsync("drop-1", cancel: Cancel);
        await news.UntilAsync<RoomUpdate.Connection>(update => update.Phase == ConnectionPhase.Reconnecting);

        await connection.DisposeAsync().AsTask().Soon();
        await connection.DisposeAsync();

        Assert.Equal((int)ProblemCode.NotJoined, (await waiting.Soon()).Problem!.Code);
        await news.UntilAsync<RoomUpdate.Connection>(update => update.Phase == ConnectionPhase.Closed);
        Assert.Null(await news.TryNextAsync());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => connection.JoinAsync(Samples.ShowId, Cancel));
    }

    [Fact]
    public async Task A_connection_that_was_never_used_is_disposed_without_a_word()
    {
        await new LiveRoomsConnection(Server.Options()).DisposeAsync();
        Assert.Empty(Server.Tokens);
    }
}
