using CsCheck;
using LiveRooms.Edge.Inbound;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Grains.Shows;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Edge.Tests.Inbound;

public sealed class SessionRaceTests
{
    [Fact]
    public async Task A_leave_overtakes_a_join_under_way()
    {
        await using var bench = new SessionBench(SessionBench.Generous);
        var (session, link) = bench.Open();
        var slow = new TaskCompletionSource();
        bench.Grains.Show().OnFollow = _ => slow.Task;
        var joining = session.Join(new JoinRequest("show-1"));
        Assert.Null((await session.Leave()).Problem);
        slow.SetResult();

        Assert.Equal((int)ProblemCode.NotJoined, (await joining.Soon()).Problem!.Code);
        Assert.Equal((int)ProblemCode.NotJoined, (await session.Mine()).Problem!.Code);
        await bench.Rooms.AllClosed();
        Assert.Equal(0, link.Written);
    }

    [Fact]
    public async Task Of_two_joins_the_later_one_counts()
    {
        await using var bench = new SessionBench(SessionBench.Generous);
        var (session, link) = bench.Open();
        var slow = new TaskCompletionSource();
        bench.Grains.Show("show-1").OnFollow = _ => slow.Task;
        var first = session.Join(new JoinRequest("show-1"));
        var second = await session.Join(new JoinRequest("show-2")).Soon();
        slow.SetResult();

        Assert.Null(second.Problem);
        Assert.Equal((int)ProblemCode.NotJoined, (await first.Soon()).Problem!.Code);
        bench.Grains.Show("show-1").Publish(FeedEventKind.ShowLive);
        bench.Grains.Show("show-2").Publish(FeedEventKind.ShowEnded);
        Assert.Equal("show-2", (await link.Next()).ShowId);
    }

    [Fact]
    public async Task A_join_that_ends_after_its_connection_leaves_nothing_behind()
    {
        await using var bench = new SessionBench(SessionBench.Generous);
        var (session, link) = bench.Open();
        var slow = new TaskCompletionSource();
        bench.Grains.Show().OnFollow = _ => slow.Task;
        var joining = session.Join(new JoinRequest("show-1"));
        link.Abort();
        await session.Close();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => joining.Soon());
        await bench.Rooms.AllClosed();
    }

    [Fact]
    public Task However_joins_leaves_and_ends_meet_no_room_stays_open_and_no_viewer_stays_in_it() =>
        Gen.Select(Gen.Int[0, 4].Array[1, 12].Array[1, 4], Gen.Bool).SampleAsync(async (plans, cut) =>
        {
            await using var bench = new SessionBench(SessionBench.Generous);
            var (session, link) = bench.Open();
            await Task.WhenAll(plans.Select(plan => Task.Run(() => Walk(session, plan)))).Soon();
            if (cut)
                link.Abort();
            await session.Close();
            Assert.Equal((int)ProblemCode.NotJoined, (await session.Mine()).Problem!.Code);
            await bench.Rooms.AllClosed();
        }, iter: 150);

    private static async Task Walk(ViewerSession session, int[] plan)
    {
        foreach (var step in plan)
        {
            await Task.Yield();
            var problem = step switch
            {
                0 => (await session.Leave()).Problem,
                4 => (await session.React(new ReactRequest("heart", 1))).Problem,
                _ => (await session.Join(new JoinRequest($"show-{step % 2}", new Position(1, 0)))).Problem,
            };
            // A reaction may reach a room in the moment in which it closes after the leave of another walk.
            Assert.True(
                problem is null or { Code: (int)ProblemCode.NotJoined } || (step == 4 && problem.Code == (int)ProblemCode.StoreUnavailable),
                $"{step}: {problem}");
        }
    }
}
