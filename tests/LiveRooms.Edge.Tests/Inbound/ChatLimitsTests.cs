using LiveRooms.Edge.Inbound;
using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Protocol.Hub;
using LiveRooms.Rules;
using LiveRooms.Rules.Ids;

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
        var sessions = await Joined(bench, (1, Role.Viewer), (2, Role.Viewer), (3, Role.Viewer), (5, Role.Operator));
        var host = await Joined(bench.Open(Host).Session);
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
            Assert.Null(await Say(host, $"host-{i}"));
            Assert.Null(await Say(sessions[3], $"operator-{i}"));
        }
        Assert.Equal(22, bench.Grains.Show().Reports.Sum(r => r.Lines.Length));
    }

    [Fact]
    public async Task A_creator_is_limited_like_a_viewer_in_the_show_of_another()
    {
        await using var bench = new SessionBench(
            new EdgeOptions { RoomChatBurst = 2, RoomChatPerSecond = 1, Tick = TimeSpan.FromMilliseconds(5) }, new HandClock());
        var guest = await Joined(bench.Open(new Viewer(new ViewerId("creator-2"), "Bob", Role.Creator)).Session);
        var impostor = await Joined(bench.Open(new Viewer(new ViewerId("creator-1"), "Eve", Role.Viewer)).Session);
        var said = new[] { Say(guest, "a"), Say(guest, "b") };
        Assert.Equal(RefusalReason.Busy, await Say(guest, "c"));
        Assert.Equal(RefusalReason.Busy, await Say(impostor, "d"));
        await bench.Rooms.Stop();
        Assert.All(await Task.WhenAll(said), Assert.Null);
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
        var room = Room();
        for (var viewer = 0; viewer < 10; viewer++)
            Assert.Null(limits.Take(Make.Viewer(viewer), room));
        Assert.Equal(RefusalReason.Busy, limits.Take(Make.Viewer(10), room)!.Reason);
        Assert.Null(limits.Take(Make.Viewer(0), room));
        Assert.Equal(RefusalReason.ChatTooFast, limits.Take(Make.Viewer(0), room)!.Reason);

        // A bucket's whole time later others find room, and who chatted meanwhile is still known.
        _clock.Advance(TimeSpan.FromSeconds(1.9));
        Assert.Null(limits.Take(Make.Viewer(0), room));
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        for (var viewer = 10; viewer < 20; viewer++)
            Assert.Null(limits.Take(Make.Viewer(viewer), room));
        Assert.Equal(20, limits.Count);
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Null(limits.Take(Make.Viewer(20), room));
        Assert.Equal(1, limits.Count);
    }

    [Fact]
    public void Forgetting_gives_no_viewer_more_than_its_limit()
    {
        var limits = new ChatLimits(new EdgeOptions { ChatBurst = 3, ChatPerSecond = 2 }, _clock);
        var room = Room();
        var said = 0;
        for (var step = 0; step < 1_000; step++)
        {
            said += limits.Take(Make.Viewer(1), room) is null ? 1 : 0;
            _clock.Advance(TimeSpan.FromMilliseconds(step % 7 * 20));
        }
        var time = _clock.GetUtcNow() - Make.Start;
        Assert.InRange(said, 100, 3 + (time.TotalSeconds * 2));
    }

    [Fact]
    public void Where_more_viewers_chat_than_are_counted_hosts_and_operators_still_find_a_place()
    {
        var limits = new ChatLimits(new EdgeOptions { ChatBurst = 1, ChatPerSecond = 1 }, _clock, most: 3);
        var room = Room();
        for (var viewer = 0; viewer < 3; viewer++)
            Assert.Null(limits.Take(Make.Viewer(viewer), room));
        Assert.Equal(RefusalReason.Busy, limits.Take(Make.Viewer(3), room)!.Reason);
        for (var host = 10; host < 13; host++)
            Assert.Null(limits.Take(Make.Viewer(host), null));
        // They are limited as everybody is, and counted as far as is said.
        Assert.Equal(RefusalReason.ChatTooFast, limits.Take(Make.Viewer(10), null)!.Reason);
        Assert.Equal(RefusalReason.Busy, limits.Take(Make.Viewer(13), null)!.Reason);
        Assert.Equal(6, limits.Count);
    }

    [Fact]
    public void Who_is_refused_pays_nothing_to_the_room_nor_to_its_own_limit()
    {
        var limits = new ChatLimits(new EdgeOptions { ChatBurst = 1, ChatPerSecond = 0.1 }, _clock);
        var room = Room(burst: 1, perSecond: 1);
        Assert.Null(limits.Take(Make.Viewer(1), room));
        for (var again = 0; again < 10; again++)
            Assert.Equal(RefusalReason.Busy, limits.Take(Make.Viewer(2), room)!.Reason);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(limits.Take(Make.Viewer(2), room));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(RefusalReason.ChatTooFast, limits.Take(Make.Viewer(2), room)!.Reason);
        Assert.Null(limits.Take(Make.Viewer(3), room));
    }

    private static Viewer Host => new(new ViewerId("creator-1"), "Grace", Role.Creator);

    private RoomChat Room(int burst = 100_000, double perSecond = 100_000) =>
        new(new EdgeOptions { RoomChatBurst = burst, RoomChatPerSecond = perSecond }, _clock);

    private static async Task<ViewerSession[]> Joined(SessionBench bench, params (int Viewer, Role Role)[] who)
    {
        var sessions = who.Select(w => bench.Open(w.Viewer, w.Role).Session).ToArray();
        foreach (var session in sessions)
            await Joined(session);
        return sessions;
    }

    private static async Task<ViewerSession> Joined(ViewerSession session)
    {
        Assert.Null((await session.Join(new JoinRequest("show-1")).Soon()).Problem);
        return session;
    }

    private static async Task<RefusalReason?> Say(ViewerSession session, string operation) =>
        (RefusalReason?)(await session.Chat(new ChatRequest(operation, "hello")).Soon()).Problem?.Code;
}
