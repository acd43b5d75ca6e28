using LiveRooms.Edge.Inbound;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Protocol.Hub;
using LiveRooms.Rules;

namespace LiveRooms.Edge.Tests.Inbound;

/// <summary>Whatever a connection asks, and however badly: there is an end to it.</summary>
public sealed class RequestLimitTests
{
    private readonly HandClock _clock = new();

    [Theory]
    [InlineData(null, "hello", RefusalReason.Malformed)]
    [InlineData("op-1", null, RefusalReason.ChatEmpty)]
    [InlineData("op-1", "a\nb", RefusalReason.ChatControlCharacters)]
    public async Task Malformed_lines_are_limited(string? operation, string? text, RefusalReason reason)
    {
        await using var bench = Bench();
        var session = await Joined(bench);
        Assert.Equal(reason, await Reason(session.Chat(new ChatRequest(operation!, text!))));
        Assert.Equal(RefusalReason.Malformed, await Reason(session.Chat(null)));
        await IsSpent(session.Chat(new ChatRequest(operation!, text!)));
        await IsSpent(session.Chat(null));
    }

    [Fact]
    public async Task Lines_that_are_too_long_or_said_in_no_room_are_limited()
    {
        await using var bench = Bench();
        var (session, _) = bench.Open();
        Assert.Equal(RefusalReason.NotJoined, await Reason(session.Chat(new ChatRequest("op-1", "hello"))));
        Assert.Null((await session.Join(new JoinRequest("show-1")).Soon()).Problem);
        Assert.Equal(RefusalReason.ChatTooLong, await Reason(session.Chat(new ChatRequest("op-1", new string('x', 30_000)))));
        await IsSpent(session.Chat(new ChatRequest("op-1", new string('x', 30_000))));
    }

    [Fact]
    public async Task Reactions_of_a_kind_that_is_not_known_are_limited()
    {
        await using var bench = Bench();
        var session = await Joined(bench);
        Assert.Equal(RefusalReason.ReactionUnknown, await Reason(session.React(new ReactRequest("boo", 1))));
        Assert.NotNull(await Reason(session.React(null)));
        await IsSpent(session.React(new ReactRequest("boo", 1)));
        await IsSpent(session.React(new ReactRequest("heart", 1)));
    }

    [Fact]
    public async Task Who_leaves_no_room_again_and_again_is_refused_and_who_leaves_one_never_is()
    {
        await using var bench = Bench();
        var session = await Joined(bench);
        Assert.Null(await Reason(session.React(new ReactRequest("heart", 1))));
        Assert.Null(await Reason(session.React(new ReactRequest("heart", 1))));
        await IsSpent(session.React(new ReactRequest("heart", 1)));
        Assert.Null(await Reason(session.Leave()));
        await IsSpent(session.Leave());
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(RefusalReason.NotJoined, await Reason(session.React(new ReactRequest("heart", 1))));
        Assert.Null(await Reason(session.Leave()));
        await IsSpent(session.Leave());
    }

    [Fact]
    public async Task A_leave_that_is_refused_still_overtakes_a_join_under_way()
    {
        await using var bench = Bench();
        var (session, _) = bench.Open();
        var slow = new TaskCompletionSource();
        bench.Grains.Show().OnFollow = _ => slow.Task;
        var joining = session.Join(new JoinRequest("show-1"));
        Assert.Equal(RefusalReason.Malformed, await Reason(session.Chat(null)));
        Assert.Equal(RefusalReason.NotJoined, await Reason(session.React(new ReactRequest("heart", 1))));
        await IsSpent(session.Leave());
        slow.SetResult();
        Assert.Equal((int)RefusalReason.NotJoined, (await joining.Soon()).Problem!.Code);
    }

    [Fact]
    public async Task A_line_that_is_said_costs_no_request_and_one_that_is_refused_does()
    {
        await using var bench = new SessionBench(
            new EdgeOptions { RequestBurst = 3, RequestsPerSecond = 1, ChatBurst = 50, ChatPerSecond = 1, MaxWaitingLines = 100 }, _clock);
        var session = await Joined(bench);
        var said = Enumerable.Range(0, 50).Select(i => Reason(session.Chat(new ChatRequest($"op-{i}", "hello")))).ToArray();
        Assert.Equal(RefusalReason.ChatTooFast, await Reason(session.Chat(new ChatRequest("op-50", "hello"))));
        Assert.Equal(RefusalReason.ChatTooFast, await Reason(session.Chat(new ChatRequest("op-51", "hello"))));
        await IsSpent(session.Chat(new ChatRequest("op-52", "hello")));
        await bench.Rooms.Stop();
        Assert.All(await Task.WhenAll(said), reason => Assert.Null(reason));
    }

    /// <summary>A join and two more requests.</summary>
    private SessionBench Bench() => new(new EdgeOptions { RequestBurst = 3, RequestsPerSecond = 1 }, _clock);

    private static async Task<ViewerSession> Joined(SessionBench bench)
    {
        var (session, _) = bench.Open();
        Assert.Null((await session.Join(new JoinRequest("show-1")).Soon()).Problem);
        return session;
    }

    private static async Task<RefusalReason?> Reason(Task<Reply> reply) => (RefusalReason?)(await reply.Soon()).Problem?.Code;

    private static async Task IsSpent(Task<Reply> reply)
    {
        var problem = (await reply.Soon()).Problem!;
        Assert.Equal(((int)RefusalReason.RateLimited, true, 1_000L), (problem.Code, problem.Retryable, problem.RetryAfterMs));
    }
}
