using LiveRooms.Client.Tests.Fakes;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;
using Microsoft.AspNetCore.SignalR;

namespace LiveRooms.Client.Tests.Link;

public sealed class CommandTests : HubTest
{
    [Theory]
    [InlineData(HubProtocolKind.Json)]
    [InlineData(HubProtocolKind.MessagePack)]
    public async Task Every_command_arrives_as_meant_and_its_answer_comes_back(HubProtocolKind protocol)
    {
        var room = await JoinAsync(Server.Options(protocol));
        Script.Next(HubMethods.Mine, _ => new MineReply(null, [Samples.Held()], 9));

        Assert.Null((await room.ChatAsync("hello", "op-1", Cancel).Soon()).Problem);
        Assert.Null((await room.ReactAsync(ReactionKinds.Fire, 7, Cancel).Soon()).Problem);
        Assert.Equal(Samples.Held(), (await room.ReserveAsync("drop-1", 2, "op-2", Cancel).Soon()).Reservation);
        Assert.Equal(Samples.Held(), (await room.ReserveAsync("drop-1", "red", 2, "op-5", Cancel).Soon()).Reservation);
        Assert.Equal(Samples.Held(), (await room.ConfirmAsync("drop-1", 4, "op-3", Cancel).Soon()).Reservation);
        Assert.Equal(Samples.Held(), (await room.ReleaseAsync("drop-1", 5, "op-4", Cancel).Soon()).Reservation);
        Assert.Equal([Samples.Held()], (await room.MineAsync(Cancel).Soon()).Reservations);
        await room.LeaveAsync(Cancel).Soon();
        await Script.CalledAsync(HubMethods.Leave);

        Assert.Equal(
            [
                new JoinRequest(Samples.ShowId), new ChatRequest("op-1", "hello"), new ReactRequest("fire", 7),
                new ReserveRequest("drop-1", "op-2", 2), new ReserveRequest("drop-1", "op-5", 2, "red"),
                new ReservationRequest("drop-1", "op-3", 4),
                new ReservationRequest("drop-1", "op-4", 5), null, null,
            ],
            Script.Calls.Select(call => call.Argument));
        Assert.Equal(9, room.State.MutedUntil);
    }

    [Theory]
    [InlineData(HubProtocolKind.Json)]
    [InlineData(HubProtocolKind.MessagePack)]
    public async Task A_checkout_is_asked_for_again_until_it_is_answered(HubProtocolKind protocol)
    {
        var room = await JoinAsync(Server.Options(protocol));
        var checkout = new CheckoutCard("drop-1-4", "/pay/drop-1-4", 2_500, "EUR", 99);
        Script.NextIsCut(HubMethods.Checkout);
        Script.Next(HubMethods.Checkout, _ => new CheckoutReply(null, checkout));
        Assert.Equal(new CheckoutReply(null, checkout), await room.CheckoutAsync("drop-1", 4, Cancel).Soon());
        var asked = (ReservationRequest)Script.CallsOf(HubMethods.Checkout)[^1].Argument!;
        Assert.Equal(("drop-1", 4), (asked.DropId, asked.ReservationId));
    }

    [Fact]
    public async Task Refusals_are_answers_and_are_not_sent_again()
    {
        var room = await JoinAsync();
        var soldOut = Samples.Refusal(ProblemCode.SoldOut, retryable: true);
        var tooFast = Samples.Refusal(ProblemCode.ChatTooFast, retryable: true, 700);
        Script.Next(HubMethods.Reserve, _ => new ReservationReply(soldOut, null));
        Script.Next(HubMethods.Chat, _ => new Reply(tooFast));
        Assert.Equal(soldOut, (await room.ReserveAsync("drop-1", cancel: Cancel).Soon()).Problem);
        Assert.Equal(tooFast, (await room.ChatAsync("hi", cancel: Cancel).Soon()).Problem);
        Assert.Single(Script.CallsOf(HubMethods.Reserve));
        Assert.Single(Script.CallsOf(HubMethods.Chat));
    }

    [Fact]
    public async Task Each_command_gets_an_operation_id_of_its_own()
    {
        var room = await JoinAsync();
        await room.ChatAsync("one", cancel: Cancel).Soon();
        await room.ChatAsync("one", cancel: Cancel).Soon();
        var ids = Script.CallsOf(HubMethods.Chat).Select(call => call.Chat.OperationId).ToList();
        Assert.Equal(2, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("^[a-z0-9]{32}$", id));
    }

    [Fact]
    public async Task Confirm_release_and_chat_are_sent_again_too()
    {
        var room = await JoinAsync();
        foreach (var method in new[] { HubMethods.Confirm, HubMethods.Release, HubMethods.Chat, HubMethods.Mine })
        {
            Script.NextIsCut(method);
        }

        await Task.WhenAll(
            room.ConfirmAsync("drop-1", 1, cancel: Cancel), room.ReleaseAsync("drop-1", 2, cancel: Cancel),
            room.ChatAsync("again", cancel: Cancel), room.MineAsync(Cancel)).Soon();

        foreach (var method in new[] { HubMethods.Confirm, HubMethods.Release, HubMethods.Chat })
        {
            Assert.Single(Script.CallsOf(method).Select(call => call.Argument).Distinct());
        }
    }

    [Fact]
    public async Task Reactions_are_not_sent_again()
    {
        var room = await JoinAsync();
        Script.NextIsCut(HubMethods.React);
        Assert.Equal((int)ProblemCode.Busy, (await room.ReactAsync(ReactionKinds.Heart, cancel: Cancel).Soon()).Problem!.Code);
        Assert.Null((await room.ReactAsync(ReactionKinds.Heart, cancel: Cancel).Soon()).Problem);
        Assert.Equal(2, Script.CallsOf(HubMethods.React).Count);
    }

    [Fact]
    public async Task A_server_that_forgot_us_is_joined_again_and_the_command_sent_again()
    {
        var room = await JoinAsync();
        Script.Next(HubMethods.Reserve, _ => new ReservationReply(Samples.Refusal(ProblemCode.NotJoined), null));
        Assert.Equal(Samples.Held(), (await room.ReserveAsync("drop-1", cancel: Cancel).Soon()).Reservation);
        Assert.Equal(
            [HubMethods.Join, HubMethods.Reserve, HubMethods.Join, HubMethods.Reserve], Script.Calls.Select(call => call.Method));
        Assert.Single(Script.CallsOf(HubMethods.Reserve).Select(call => call.Reserve with { First = false }).Distinct());
        Assert.Equal([true, false], Script.CallsOf(HubMethods.Reserve).Select(call => call.Reserve.First));

        Script.Always(HubMethods.Reserve, _ => new ReservationReply(Samples.Refusal(ProblemCode.NotJoined), null));
        Assert.Equal((int)ProblemCode.NotJoined, (await room.ReserveAsync("drop-1", cancel: Cancel).Soon()).Problem!.Code);
    }

    [Theory]
    [InlineData("1001 The call is of no known method or form.", ProblemCode.Malformed)]
    [InlineData("It just failed.", ProblemCode.Internal)]
    public async Task A_hub_error_is_a_refusal_with_its_code(string error, ProblemCode code)
    {
        var room = await JoinAsync();
        Script.Always(HubMethods.Reserve, _ => throw new HubException(error));
        Script.Always(HubMethods.React, _ => throw new HubException(error));
        Assert.Equal((int)code, (await room.ReserveAsync("drop-1", cancel: Cancel).Soon()).Problem!.Code);
        Assert.Equal((int)code, (await room.ReactAsync(ReactionKinds.Heart, cancel: Cancel).Soon()).Problem!.Code);
        Assert.Equal(ConnectionPhase.Joined, room.Phase);
    }

    [Fact]
    public async Task A_call_the_server_closes_the_connection_over_is_refused_in_the_end()
    {
        var room = await JoinAsync();
        // Larger than SignalR takes: the server closes the connection, each time.
        var reply = await room.ReserveAsync(new string('x', 100_000), cancel: Cancel).Soon();
        Assert.NotNull(reply.Problem);
        Assert.Empty(Script.CallsOf(HubMethods.Reserve));
        Assert.InRange(Server.Tokens.Count, 3, 20);
        Assert.Null((await room.ChatAsync("still here", cancel: Cancel).Soon()).Problem);
    }

    [Fact]
    public async Task A_line_too_large_to_be_sent_costs_no_connection()
    {
        var room = await JoinAsync();
        Assert.Equal((int)ProblemCode.TooLarge, (await room.ChatAsync(new string('x', 1_000_000), cancel: Cancel).Soon()).Problem!.Code);
        Assert.Single(Script.Calls);
    }

    [Fact]
    public async Task A_cancelled_command_stops_waiting()
    {
        var room = await JoinAsync();
        Script.Next(HubMethods.Chat, _ => new TaskCompletionSource<object>().Task);
        using var patience = new CancellationTokenSource();
        var chat = room.ChatAsync("hello", cancel: patience.Token);
        await Script.CalledAsync(HubMethods.Chat);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => chat.Soon());
    }

    [Fact]
    public async Task One_command_over_the_limit_is_refused_as_busy_and_room_comes_back()
    {
        var room = await JoinAsync(Server.Options(commandLimit: 1));
        var answer = new TaskCompletionSource<object>();
        Script.Next(HubMethods.Chat, _ => answer.Task);
        var first = room.ChatAsync("first", cancel: Cancel);
        await Script.CalledAsync(HubMethods.Chat);
        Assert.Equal((int)ProblemCode.Busy, (await room.ChatAsync("second", cancel: Cancel).Soon()).Problem!.Code);
        Assert.Equal((int)ProblemCode.Busy, (await room.ReactAsync(ReactionKinds.Heart, cancel: Cancel).Soon()).Problem!.Code);
        answer.SetResult(new Reply());
        Assert.Null((await first.Soon()).Problem);
        Assert.Null((await room.ChatAsync("third", cancel: Cancel).Soon()).Problem);
    }
}
