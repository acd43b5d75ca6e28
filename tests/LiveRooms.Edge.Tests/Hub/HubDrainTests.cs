using System.Net.WebSockets;
using System.Text;
using LiveRooms.Edge.Draining;
using LiveRooms.Edge.Inbound;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Grains.Drops;
using LiveRooms.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LiveRooms.Edge.Tests.Hub;

public sealed class HubDrainTests
{
    [Fact]
    public async Task An_edge_without_viewers_is_empty_at_once_and_lets_nobody_in()
    {
        await using var bench = await HubBench.Start();
        var drain = bench.Services.GetRequiredService<EdgeDrain>();
        Assert.Equal(new DrainProgress(false, false, 0, 0, 0), drain.Progress);
        Assert.True(drain.Run(TestContext.Current.CancellationToken).IsCompletedSuccessfully);
        Assert.Equal(new DrainProgress(true, true, 0, 0, 0), drain.Progress);
        Assert.True(drain.HasBegun);

        var late = await bench.Connect();
        Assert.InRange(await SentAway(late), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
    }

    [Theory, BothWires]
    public async Task Everybody_is_told_to_come_again_in_a_room_or_not(Wire wire)
    {
        var log = new HeardLog<EdgeDrain>();
        await using var bench = await HubBench.Start(Prompt, services: services => services.AddSingleton<ILogger<EdgeDrain>>(log));
        var guests = await Task.WhenAll(Enumerable.Range(1, 40).Select(i => bench.Connect(wire, $"viewer-{i}")));
        await Task.WhenAll(guests.Take(20).Select(guest => guest.Join()));
        await Has(bench, 40);
        var drain = bench.Services.GetRequiredService<EdgeDrain>();

        var running = drain.Run(TestContext.Current.CancellationToken);
        Assert.Same(running, drain.Run(TestContext.Current.CancellationToken));
        foreach (var guest in guests)
            Assert.InRange(await SentAway(guest), TimeSpan.Zero, TimeSpan.FromSeconds(1));
        await running.Soon();
        Assert.Equal(new DrainProgress(true, true, 40, 40, 40), drain.Progress);
        Assert.Matches("^The edge is empty: 40 viewers were sent to others in .* s, 0 had left by themselves$", log.Lines[^1]);
    }

    [Theory, BothWires]
    public async Task What_was_asked_is_answered_before_the_goodbye(Wire wire)
    {
        await using var bench = await HubBench.Start(Prompt);
        bench.Grains.Show().Update(room => room with { Drops = [Make.DropView()] });
        var store = new TaskCompletionSource();
        var asked = new TaskCompletionSource();
        var drop = bench.Grains.Drop();
        var act = drop.OnAct;
        drop.OnAct = async batch =>
        {
            asked.TrySetResult();
            await store.Task;
            return await act(batch);
        };
        var guest = await bench.Connect(wire);
        await guest.Join();
        var other = await bench.Connect(wire, "viewer-2");
        await Has(bench, 2);
        var reserving = guest.Reserve("drop-1", "op-1", 1);
        await asked.Task.Soon();

        var running = bench.Services.GetRequiredService<EdgeDrain>().Run(TestContext.Current.CancellationToken);
        await SentAway(other);
        Assert.False(reserving.IsCompleted);
        store.SetResult();
        Assert.Null((await reserving).Problem);
        await SentAway(guest);
        await running.Soon();
    }

    /// <summary>A call ends a moment before its answer is written: without that moment the goodbye would overtake it.</summary>
    [Fact]
    public async Task The_goodbye_leaves_the_last_answer_the_time_to_be_written()
    {
        var writing = TimeSpan.FromMilliseconds(50);
        var clock = new HandClock();
        await using var bench = await HubBench.Start(Prompt, clock);
        var guest = await bench.Connect();
        await Has(bench, 1);
        var running = bench.Services.GetRequiredService<EdgeDrain>().Run(TestContext.Current.CancellationToken);
        for (var calls = 0; calls < 3; calls++)
        {
            await clock.Waiting(writing);
            Assert.Equal((int)ProblemCode.NotJoined, (await guest.Mine()).Problem!.Code);
            clock.Advance(writing);
        }

        await clock.Pass(writing);
        await SentAway(guest);
        await running.Soon();
    }

    /// <summary>What a client sent before it heard: whatever it costs, it does not hold up the end.</summary>
    [Fact]
    public async Task What_came_behind_the_goodbye_is_not_done()
    {
        await using var bench = await HubBench.Start(Prompt);
        bench.Grains.Show().Update(room => room with { Drops = [Make.DropView()] });
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", "Bearer viewer-1");
        await socket.ConnectAsync(new UriBuilder(bench.Address) { Scheme = "ws" }.Uri, TestContext.Current.CancellationToken).Soon();
        await Send(socket, """{"protocol":"json","version":1}""");
        await Send(socket, """{"type":1,"invocationId":"1","target":"Join","arguments":[{"showId":"show-1"}]}""");
        await Heard(socket, "\"invocationId\":\"1\"");
        var session = bench.Services.GetRequiredService<OpenSessions>().Take()!;
        var leaving = session.SendAway(Refusals.Emptied(TimeSpan.Zero));
        await Heard(socket, "\"error\":\"1011 ");

        await Send(socket, """{"type":1,"invocationId":"2","target":"Reserve","arguments":[{"dropId":"drop-1","operationId":"op","quantity":1}]}""");
        Assert.Contains("\"code\":1011", await Heard(socket, "\"invocationId\":\"2\""), StringComparison.Ordinal);
        Assert.Empty(bench.Grains.Drop().Batches);
        socket.Abort();
        await leaving.Soon();
    }

    [Fact]
    public async Task Whoever_is_never_answered_is_let_go_when_the_time_is_over()
    {
        var clock = new HandClock();
        await using var bench = await HubBench.Start(Prompt, clock);
        bench.Grains.Show().Update(room => room with { Drops = [Make.DropView()] });
        var asked = new TaskCompletionSource();
        var never = new TaskCompletionSource<DropReceipts>();
        bench.Grains.Drop().OnAct = _ =>
        {
            asked.TrySetResult();
            return never.Task;
        };
        var guest = await bench.Connect();
        await guest.Join();
        var reserving = guest.Reserve("drop-1", "op-1", 1);
        await asked.Task.Soon();

        var running = bench.Services.GetRequiredService<EdgeDrain>().Run(TestContext.Current.CancellationToken);
        await clock.Pass(TimeSpan.FromSeconds(8));
        await Assert.ThrowsAnyAsync<Exception>(() => reserving);
        await SentAway(guest);
        await running.Soon();
    }

    [Fact]
    public async Task The_viewers_stay_while_balancers_are_given_notice_and_who_leaves_by_himself_is_not_missed()
    {
        var clock = new HandClock();
        var log = new HeardLog<EdgeDrain>();
        await using var bench = await HubBench.Start(
            o => o.DrainNotice = TimeSpan.FromSeconds(7), clock, services: services => services.AddSingleton<ILogger<EdgeDrain>>(log));
        var guest = await bench.Connect();
        var other = await bench.Connect(viewer: "viewer-2");
        await Has(bench, 2);
        var running = bench.Services.GetRequiredService<EdgeDrain>().Run(TestContext.Current.CancellationToken);
        await clock.Waiting(TimeSpan.FromSeconds(7));
        Assert.Null((await guest.Join()).Problem);
        await other.Disconnect();
        await guest.Disconnect();
        await Has(bench, 0);
        clock.Advance(TimeSpan.FromSeconds(7));
        await running.Soon();
        Assert.Equal("The edge is empty: 0 viewers were sent to others in 7.0 s, 2 had left by themselves", log.Lines[^1]);
    }

    [Fact]
    public async Task It_ends_early_when_asked_to()
    {
        var log = new HeardLog<EdgeDrain>();
        await using var bench = await HubBench.Start(
            o => o.DrainNotice = TimeSpan.FromMinutes(1), services: services => services.AddSingleton<ILogger<EdgeDrain>>(log));
        var guest = await bench.Connect();
        await Has(bench, 1);
        using var enough = new CancellationTokenSource();
        var running = bench.Services.GetRequiredService<EdgeDrain>().Run(enough.Token);
        Assert.False(running.IsCompleted);
        await enough.CancelAsync();
        await running.Soon();
        Assert.Matches("^The edge is not empty after .* s: of 1 viewers 0 were told to come again elsewhere, and 1 are still here$", log.Lines[^1]);
        Assert.Null((await guest.Join()).Problem);
    }

    // A client knows that it is connected, or not any more, a moment before the hub does.
    private static Task Has(HubBench bench, int viewers)
    {
        var sessions = bench.Services.GetRequiredService<OpenSessions>();
        return Patience.Until(() => sessions.Count == viewers);
    }

    private static Task Send(ClientWebSocket socket, string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message + '\u001e'), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken).Soon();

    private static async Task<string> Heard(ClientWebSocket socket, string words)
    {
        var heard = new StringBuilder();
        var buffer = new byte[4_096];
        while (!heard.ToString().Contains(words, StringComparison.Ordinal))
        {
            var received = await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken).Soon();
            heard.Append(Encoding.UTF8.GetString(buffer, 0, received.Count));
        }

        return heard.ToString();
    }

    private static void Prompt(EdgeOptions options) => options.DrainNotice = TimeSpan.Zero;

    private static async Task<TimeSpan> SentAway(Guest guest)
    {
        Assert.True(CloseText.TryRead((await guest.Closed)!.Message, out var why));
        Assert.Equal((ProblemCode.ComeAgain, "This edge is being emptied: connect again."), (why.Code, why.Sentence));
        return why.ComeAgain!.Value;
    }
}
