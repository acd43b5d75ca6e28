using LiveRooms.Client.Rooms;
using LiveRooms.Client.Tests.Fakes;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;
using Microsoft.Extensions.Time.Testing;

namespace LiveRooms.Client.Tests.Link;

public sealed class JoinTests : HubTest
{
    private static JoinReply Refused(ProblemCode code, bool retryable = false, long? retryAfterMs = null) =>
        new(Samples.Refusal(code, retryable, retryAfterMs), null, null, false, null);

    [Theory]
    [InlineData(HubProtocolKind.Json)]
    [InlineData(HubProtocolKind.MessagePack)]
    public async Task A_final_refusal_is_thrown_with_its_problem(HubProtocolKind protocol)
    {
        Script.Next(HubMethods.Join, _ => Refused(ProblemCode.ShowUnknown));
        var refusal = await Assert.ThrowsAsync<LiveRoomsException>(() => JoinAsync(Server.Options(protocol)));
        Assert.Equal(Samples.Refusal(ProblemCode.ShowUnknown), refusal.Problem);
        Assert.Equal(ProblemCode.ShowUnknown, refusal.Code);
    }

    [Fact]
    public async Task After_a_refusal_the_connection_can_join_another_room()
    {
        var connection = Connect();
        Script.Next(HubMethods.Join, _ => Refused(ProblemCode.ShowEnded));
        await Assert.ThrowsAsync<LiveRoomsException>(() => connection.JoinAsync("ended", Cancel).Soon());
        Assert.Equal(Samples.ShowId, (await connection.JoinAsync(Samples.ShowId, Cancel).Soon()).ShowId);
        Assert.Single(Server.Tokens);
    }

    [Fact]
    public async Task A_refusal_that_may_pass_is_tried_again_not_before_the_server_asks()
    {
        var time = new HastyTime();
        Script.Next(HubMethods.Join, _ => Refused(ProblemCode.Busy, true, 5_000));
        Script.Next(HubMethods.Join, _ => Refused(ProblemCode.RateLimited, true, 7_000));
        await JoinAsync(Server.Options(time: time));
        Assert.Equal(3, Script.CallsOf(HubMethods.Join).Count);
        Assert.Equal([5_000, 7_000], time.Pauses.Select(pause => pause.TotalMilliseconds).Where((_, i) => i % 2 == 0));
        Assert.InRange(time.Pauses[1].TotalMilliseconds, 0, 100);
        Assert.InRange(time.Pauses[3].TotalMilliseconds, 0, 200);
    }

    [Fact]
    public async Task A_room_that_is_wanted_now_does_not_wait_for_the_pause_of_another_that_the_server_did_not_ask_for()
    {
        // A clock that stands: a pause that is waited for never ends.
        var connection = Connect(Server.Options(time: new FakeTimeProvider()));
        for (var times = 1; times <= 20; times++)
        {
            Script.Next(HubMethods.Join, _ => Refused(ProblemCode.Busy, true));
            var busy = connection.JoinAsync("busy", Cancel);
            await Script.CalledAsync(HubMethods.Join, (2 * times) - 1);
            await connection.JoinAsync(Samples.ShowId, Cancel).Soon();
            Assert.Equal(ProblemCode.NotJoined, (await Assert.ThrowsAsync<LiveRoomsException>(() => busy.Soon())).Code);
        }
    }

    [Fact]
    public async Task A_server_that_is_away_is_tried_until_it_is_there()
    {
        Server.Refuse(503, 502, 404, 500);
        await JoinAsync();
        Assert.Equal(5, Server.Tokens.Count);
    }

    [Fact]
    public async Task Headers_of_the_transport_are_sent()
    {
        var options = Server.Options(configure: transport => transport.Headers["X-Route"] = "blue");
        await JoinAsync(options);
        Assert.Equal(["blue"], Server.Routes);
    }

    [Theory]
    [InlineData(401, ProblemCode.SignInRequired)]
    [InlineData(403, ProblemCode.RoleForbidden)]
    public async Task A_token_that_is_not_accepted_is_said_at_the_first_join(int status, ProblemCode code)
    {
        Server.Refuse(status);
        var refusal = await Assert.ThrowsAsync<LiveRoomsException>(() => JoinAsync());
        Assert.Equal((code, status), (refusal.Code, (int)refusal.Status!.Value));
    }

    [Fact]
    public async Task A_token_that_cannot_be_had_is_said_at_the_first_join_with_the_cause()
    {
        var refusal = await Assert.ThrowsAsync<LiveRoomsException>(() => JoinAsync(Server.Options(
            token: _ => throw new InvalidOperationException("the vault is shut"))));
        Assert.Equal(ProblemCode.SignInRequired, refusal.Code);
        Assert.Contains("the vault is shut", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_refused_on_the_way_back_is_asked_for_anew()
    {
        var tokens = 0;
        var room = await JoinAsync(Server.Options(token: _ => Task.FromResult($"token-{++tokens}")));
        await using var news = await Reading.OfAsync(room);
        Server.Refuse(401, 429);
        Script.Calls[0].Abort();

        var trouble = await news.UntilAsync<RoomUpdate.Connection>(update => update.Problem is not null);
        Assert.Equal((ConnectionPhase.Reconnecting, (int)ProblemCode.SignInRequired), (trouble.Phase, trouble.Problem!.Code));
        await news.UntilAsync<RoomUpdate.Connection>(update => update.Phase == ConnectionPhase.Joined);
        Assert.Equal(["Bearer token-1", "Bearer token-2", "Bearer token-3", "Bearer token-4"], Server.Tokens);
    }

    [Fact]
    public async Task A_room_that_asks_for_a_new_sign_in_on_the_way_back_gets_a_new_connection()
    {
        var room = await JoinAsync();
        await using var news = await Reading.OfAsync(room);
        Script.Next(HubMethods.Join, _ => Refused(ProblemCode.SignInRequired));
        Script.Calls[0].Abort();
        await Script.CalledAsync(HubMethods.Join, 3);
        await news.UntilAsync<RoomUpdate.Connection>(update => update.Phase == ConnectionPhase.Reconnecting);
        await news.UntilAsync<RoomUpdate.Connection>(update => update.Phase == ConnectionPhase.Joined);
        Assert.Equal(3, Script.CallsOf(HubMethods.Join).Select(call => call.ConnectionId).Distinct().Count());
    }

    [Fact]
    public async Task A_room_that_ended_meanwhile_is_closed_with_the_reason_and_so_are_its_commands()
    {
        var room = await JoinAsync();
        await using var news = await Reading.OfAsync(room);
        await news.UntilAsync<RoomUpdate.Connection>();
        Script.Next(HubMethods.Join, _ => Refused(ProblemCode.ShowUnknown));
        Script.NextIsCut(HubMethods.Chat);

        Assert.Equal((int)ProblemCode.ShowUnknown, (await room.ChatAsync("hello", cancel: Cancel).Soon()).Problem!.Code);

        var closed = await news.UntilAsync<RoomUpdate.Connection>(update => update.Phase == ConnectionPhase.Closed);
        Assert.Equal((int)ProblemCode.ShowUnknown, closed.Problem!.Code);
        Assert.Null(await news.TryNextAsync());
        Assert.Equal((ConnectionPhase.Closed, ProblemCode.ShowUnknown), (room.Phase, (ProblemCode)room.ClosedBecause!.Code));
        await using var late = await Reading.OfAsync(room);
        Assert.IsType<RoomUpdate.Whole>(await late.NextAsync());
        Assert.Equal(closed, await late.NextAsync());
        Assert.Null(await late.TryNextAsync());
    }

    [Fact]
    public async Task A_cancelled_join_leaves_the_room_and_the_next_works()
    {
        var connection = Connect();
        var answer = new TaskCompletionSource<object>();
        Script.Next(HubMethods.Join, _ => answer.Task);
        using var patience = new CancellationTokenSource();
        var join = connection.JoinAsync("slow", patience.Token);
        await Script.CalledAsync(HubMethods.Join);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => join.Soon());
        answer.SetResult(Samples.Joined());
        await Script.CalledAsync(HubMethods.Leave);
        await connection.JoinAsync(Samples.ShowId, Cancel).Soon();
    }

    [Fact]
    public async Task The_own_is_asked_at_the_first_join_where_there_is_something_to_own_and_again_when_that_fails()
    {
        Script.Next(HubMethods.Join, _ => Samples.Joined(Samples.Snapshot(0, drops: [Samples.Drop()])));
        Script.NextIsCut(HubMethods.Mine);
        Script.Next(HubMethods.Join, _ => Samples.Joined(Samples.Snapshot(0, drops: [Samples.Drop()]), resumed: true));
        Script.Next(HubMethods.Mine, _ => new MineReply(Samples.Refusal(ProblemCode.RateLimited, true, 1), null, null));
        Script.Next(HubMethods.Mine, _ => new MineReply(null, [Samples.Held()], null));
        var room = await JoinAsync();
        Assert.Equal([Samples.Held()], room.State.Reservations);
        Assert.Equal(3, Script.CallsOf(HubMethods.Mine).Count);
    }

    [Fact]
    public async Task A_store_that_is_away_does_not_keep_the_viewer_out_and_the_own_is_asked_until_it_is_known()
    {
        Script.Always(HubMethods.Join, _ => Samples.Joined(Samples.Snapshot(0, drops: [Samples.Drop()])));
        Script.Next(HubMethods.Mine, _ => new MineReply(Samples.Refusal(ProblemCode.StoreUnavailable, true, 1), null, null));
        Script.Next(HubMethods.Mine, _ => new MineReply(null, [Samples.Held()], null));
        var room = await JoinAsync();
        Assert.Single(room.State.Drops);
        while (room.State.Reservations.Count == 0)
            await Task.Yield();
        Assert.Equal([Samples.Held()], room.State.Reservations);
    }

    [Fact]
    public async Task A_hub_that_fails_to_list_the_own_does_not_keep_the_viewer_out()
    {
        Script.Always(HubMethods.Join, _ => Samples.Joined(Samples.Snapshot(0, drops: [Samples.Drop()])));
        Script.Always(HubMethods.Mine, _ => throw new InvalidOperationException());
        Assert.Empty((await JoinAsync()).State.Reservations);
    }
}
