using System.Net.WebSockets;
using System.Text;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Grains.Journal;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace LiveRooms.Edge.Tests.Hub;

public sealed class HubFaultTests
{
    [Theory, BothWires]
    public async Task Who_chats_too_fast_is_told_when_to_go_on(Wire wire)
    {
        var clock = new StillClock();
        await using var bench = await HubBench.Start(o => (o.ChatBurst, o.ChatPerSecond) = (1, 0.1), clock);
        var guest = await bench.Connect(wire);
        await guest.Join();
        Assert.Null((await guest.Chat("op-1", "one")).Problem);
        clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(
            new Problem((int)ProblemCode.ChatTooFast, "You chat too fast: wait a moment.", true, 6_000), (await guest.Chat("op-2", "two")).Problem);
        clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Null((await guest.Chat("op-2", "two")).Problem);
    }

    [Theory, BothWires]
    public async Task Who_asks_too_much_is_told_so_by_every_method(Wire wire)
    {
        var clock = new StillClock();
        await using var bench = await HubBench.Start(o => (o.RequestBurst, o.RequestsPerSecond) = (1, 1), clock);
        var guest = await bench.Connect(wire);
        await guest.Join();
        Problem?[] problems =
        [
            (await guest.Join()).Problem, (await guest.React("heart", 1)).Problem, (await guest.Mine()).Problem,
            (await guest.Reserve("drop-1", "op-1", 1)).Problem, (await guest.Confirm("drop-1", "op-2", 1)).Problem,
            (await guest.Release("drop-1", "op-3", 1)).Problem,
        ];
        Assert.All(problems, p => Assert.Equal(new Problem((int)ProblemCode.RateLimited, "Too many requests: wait a moment.", true, 1_000), p));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null((await guest.React("heart", 1)).Problem);
    }

    [Theory, BothWires]
    public async Task A_call_of_no_known_method_or_form_is_answered_with_its_code(Wire wire)
    {
        await using var bench = await HubBench.Start();
        var guest = await bench.Connect(wire);
        Task[] calls =
        [
            guest.Ask<Reply>("Dance", null), guest.Ask<JoinReply>(HubMethods.Join, "show-1"), guest.Ask<Reply>(HubMethods.Leave, 1),
            guest.Connection.InvokeAsync<Reply>(HubMethods.Chat, TestContext.Current.CancellationToken),
            guest.Ask<Reply>(HubMethods.React, new { Kind = 1, Count = "many" }),
            guest.Connection.StreamAsync<Reply>(HubMethods.Leave, TestContext.Current.CancellationToken)
                .GetAsyncEnumerator(TestContext.Current.CancellationToken).MoveNextAsync().AsTask(),
        ];
        foreach (var call in calls)
        {
            var fault = await Assert.ThrowsAsync<HubException>(() => call.Soon());
            Assert.StartsWith("1001 ", fault.Message, StringComparison.Ordinal);
        }
        Assert.Null((await guest.Join()).Problem);
    }

    [Theory, BothWires]
    public async Task A_message_that_is_too_large_closes_the_connection_with_its_code(Wire wire)
    {
        await using var bench = await HubBench.Start(o => o.MaxMessageBytes = 2_048);
        var guest = await bench.Connect(wire);
        await guest.Join();
        await Assert.ThrowsAnyAsync<Exception>(() => guest.Chat("op-1", new string('x', 4_096)));
        Assert.Contains("1010 ", (await guest.Closed)!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_hub_message_closes_the_connection_with_its_code()
    {
        await using var bench = await HubBench.Start();
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", "Bearer viewer-1");
        await socket.ConnectAsync(new UriBuilder(bench.Address) { Scheme = "ws" }.Uri, TestContext.Current.CancellationToken).Soon();
        await Send(socket, """{"protocol":"json","version":1}""");
        Assert.Equal("{}", await Receive(socket));
        await Send(socket, """{"type":1,"target":""");
        Assert.Contains("\"error\":\"1001 What came is not a hub message.\"", await Receive(socket), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ProblemCode.StoreUnavailable, typeof(JournalUnavailableException))]
    [InlineData(ProblemCode.StoreUnavailable, typeof(TimeoutException))]
    [InlineData(ProblemCode.StoreUnavailable, typeof(OperationCanceledException))]
    [InlineData(ProblemCode.Internal, typeof(InvalidOperationException))]
    public async Task A_fault_of_the_engine_is_answered_with_a_code_and_the_connection_goes_on(ProblemCode code, Type fault)
    {
        await using var bench = await HubBench.Start();
        var guest = await bench.Connect();
        bench.Grains.Show().Update(room => room with { Drops = [Make.DropView()] });
        await guest.Join();
        bench.Grains.Drop().OnOfViewer = _ => throw (Exception)Activator.CreateInstance(fault, args: fault.Name == nameof(JournalUnavailableException) ? ["down", null] : ["down"])!;
        Assert.Equal((int)code, (await guest.Mine()).Problem!.Code);
        bench.Grains.Drop().OnOfViewer = _ => [];
        Assert.Null((await guest.Mine()).Problem);
    }

    [Fact]
    public async Task A_line_is_said_under_the_same_name_when_the_profile_is_not_at_hand()
    {
        await using var bench = await HubBench.Start();
        bench.Grains.Viewer("viewer-1").OnIntroduce = _ => throw new InvalidOperationException("no store");
        var guest = await bench.Connect();
        await guest.Join();
        Assert.Null((await guest.Chat("op-1", "hello")).Problem);
    }

    [Fact]
    public async Task Without_a_token_there_is_no_connection()
    {
        await using var bench = await HubBench.Start();
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => bench.Client(viewer: null).StartAsync(TestContext.Current.CancellationToken).Soon());
        Assert.Contains("401", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_whose_subject_is_no_viewer_id_is_refused_with_a_code()
    {
        await using var bench = await HubBench.Start();
        var guest = new Guest(bench.Client(viewer: "not a viewer"));
        await guest.Connection.StartAsync(TestContext.Current.CancellationToken).Soon();
        Assert.Contains("1009 ", (await guest.Closed)!.Message, StringComparison.Ordinal);
    }

    private static Task Send(ClientWebSocket socket, string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message + '\u001e'), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken).Soon();

    private static async Task<string> Receive(ClientWebSocket socket)
    {
        var buffer = new byte[4_096];
        var received = await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken).Soon();
        return Encoding.UTF8.GetString(buffer, 0, received.Count).TrimEnd('\u001e');
    }
}
