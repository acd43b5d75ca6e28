using LiveRooms.Edge.Inbound;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Protocol.Hub;
using LiveRooms.Rules;

namespace LiveRooms.Edge.Tests.Inbound;

public sealed class ChatLimitsTests
{
    private readonly HandClock _clock = new();

    [Fact]
    public async Task A_viewer_has_one_limit_for_all_its_connections_and_the_viewer_beside_it_has_its_own()
    {
        await using var bench = new SessionBench(new EdgeOptions { ChatBurst = 2, ChatPerSecond = 1 });
        var tabs = await Joined(bench, (1, Role.Viewer), (1, Role.Viewer), (2, Role.Viewer));
        Assert.Null(await Say(tabs[0], "a"));
        Assert.Null(await Say(tabs[1], "b"));
        Assert.Equal(RefusalReason.ChatTooFast, await Say(tabs[0], "c"));
        Assert.Equal(RefusalReason.ChatTooFast, await Say(tabs[1], "d"));
        Assert.Null(await Say(tabs[2], "e"));
    }

    [Fact]
    public async Task Past_the_rooms_budget_viewers_are_told_when_to_come_again_and_no_grain_is_called_for_them()
    {
        await using var bench = new SessionBench(
            new EdgeOptions { ChatBurst = 100, RoomChatBurst = 2, RoomChatPerSecond = 2, Tick = TimeSpan.FromMilliseconds(5) });
        var sessions = await Joined(bench, (1, Role.Viewer), (2, Role.Viewer), (3, Role.Viewer), (4, Role.Creator), (5, Role.Operator));
        Assert.Null(await Say(sessions[0], "a"));
        Assert.Null(await Say(sessions[1], "b"));
        var problem = (await sessions[2].Chat(new ChatRequest("c", "hello")).Soon()).Problem!;
        Assert.Equal((int)RefusalReason.Busy, problem.Code);
        Assert.True(problem.Retryable);
        Assert.InRange(problem.RetryAfterMs!.Value, 1, 500);
        Assert.Empty(bench.Grains.Viewer("viewer-3").Introductions);

        // The room's own voices are heard however full it is, and cost the others nothing.
        for (var i = 0; i < 10; i++)
        {
            Assert.Null(await Say(sessions[3], $"creator-{i}"));
            Assert.Null(await Say(sessions[4], $"operator-{i}"));
        }
        Assert.Equal(22, bench.Grains.Show().Reports.Sum(r => r.Lines.Length));
    }

    [Fact]
    public async Task Each_room_has_a_budget_of_its_own()
    {
        await using var bench = new SessionBench(
            new EdgeOptions { RoomChatBurst = 1, RoomChatPerSecond = 1, Tick = TimeSpan.FromMilliseconds(5) });
        var (one, _) = bench.Open(1);
        var (two, _) = bench.Open(2);
        Assert.Null((await one.Join(new JoinRequest("show-1")).Soon()).Problem);
        Assert.Null((await two.Join(new JoinRequest("show-2")).Soon()).Problem);
        Assert.Null(await Say(one, "a"));
        Assert.Null(await Say(two, "b"));
        Assert.Equal(RefusalReason.Busy, await Say(two, "c"));
    }

    [Fact]
    public void What_is_remembered_of_viewers_is_bounded_and_forgets_nobody_whose_bucket_is_not_full()
    {
        var limits = new ChatLimits(new EdgeOptions { ChatBurst = 2, ChatPerSecond = 1 }, _clock, most: 10);
        for (var viewer = 0; viewer < 10; viewer++)
            Assert.Null(limits.Take(Make.Viewer(viewer)));
        Assert.Equal(RefusalReason.Busy, limits.Take(Make.Viewer(10))!.Reason);
        Assert.Null(limits.Take(Make.Viewer(0)));
        Assert.Equal(RefusalReason.ChatTooFast, limits.Take(Make.Viewer(0))!.Reason);

        // A bucket's whole time later others find room, and who chatted meanwhile is still known.
        _clock.Advance(TimeSpan.FromSeconds(1.9));
        Assert.Null(limits.Take(Make.Viewer(0)));
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        for (var viewer = 10; viewer < 20; viewer++)
            Assert.Null(limits.Take(Make.Viewer(viewer)));
        Assert.Equal(20, limits.Count);
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Null(limits.Take(Make.Viewer(20)));
        Assert.Equal(1, limits.Count);
    }

    [Fact]
    public void Forgetting_gives_no_viewer_more_than_its_limit()
    {
        var limits = new ChatLimits(new EdgeOptions { ChatBurst = 3, ChatPerSecond = 2 }, _clock);
        var said = 0;
        for (var step = 0; step < 1_000; step++)
        {
            said += limits.Take(Make.Viewer(1)) is null ? 1 : 0;
            _clock.Advance(TimeSpan.FromMilliseconds(step % 7 * 20));
        }
        var time = _clock.GetUtcNow() - Make.Start;
        Assert.InRange(said, 100, 3 + (time.TotalSeconds * 2));
    }

    private static async Task<ViewerSession[]> Joined(SessionBench bench, params (int Viewer, Role Role)[] who)
    {
        var sessions = who.Select(w => bench.Open(w.Viewer, w.Role).Session).ToArray();
        foreach (var session in sessions)
            Assert.Null((await session.Join(new JoinRequest("show-1")).Soon()).Problem);
        return sessions;
    }

    private static async Task<RefusalReason?> Say(ViewerSession session, string operation) =>
        (RefusalReason?)(await session.Chat(new ChatRequest(operation, "hello")).Soon()).Problem?.Code;
}
