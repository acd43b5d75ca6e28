using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Grains.Shows;

namespace LiveRooms.Edge.Tests.Outbound;

public sealed class AudienceTests
{
    private static readonly AudienceShape Small = new(PerPartition: 8, MostPartitions: 4, Stretch: 3);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(8, 1)]
    [InlineData(9, 2)]
    [InlineData(24, 3)]
    [InlineData(25, 4)]
    [InlineData(1_000, 4)]
    public void Partitions_grow_with_the_audience_to_a_bound_and_are_about_even(int viewers, int partitions)
    {
        using var bench = new RoundBench(shape: Small);
        for (var i = 0; i < viewers; i++)
            bench.Join(new FakeOutlet(), i);
        bench.Send();
        Assert.Equal((partitions, viewers), (bench.Parts, bench.Sizes.Sum()));
        Assert.InRange(bench.Sizes.Max() - bench.Sizes.Min(), 0, 2 + (bench.Sizes.Min() / 4));
    }

    [Fact]
    public void They_become_fewer_when_viewers_leave_but_do_not_go_back_and_forth_with_one()
    {
        using var bench = new RoundBench(shape: Small);
        var lanes = new Stack<ViewerLane>(Enumerable.Range(0, 32).Select(i => bench.Join(new FakeOutlet(), i)));
        bench.Send();
        Assert.Equal(4, bench.Parts);
        while (lanes.Count > 12)
            bench.Leave(lanes.Pop());
        bench.Send();
        Assert.Equal(4, bench.Parts);
        bench.Leave(lanes.Pop());
        bench.Send();
        Assert.Equal(3, bench.Parts);
        while (lanes.TryPop(out var lane))
            bench.Leave(lane);
        bench.Send();
        bench.Send();
        Assert.Equal([0], bench.Sizes);
    }

    [Fact]
    public void All_partitions_share_one_message_for_each_place()
    {
        var pool = new CountingPool();
        using var bench = new RoundBench(shape: Small, encoder: Frames.EncoderOver(pool));
        var outlets = Enumerable.Range(1, 40).Select(_ => new FakeOutlet { Answer = HandOver.InFlight }).ToArray();
        for (var i = 0; i < outlets.Length; i++)
            bench.Join(outlets[i], i);
        bench.Publish((FeedEventKind.DropOpened, 0));
        Assert.Equal((40, 0), bench.Send());
        Assert.Equal((4, 1), (bench.Parts, pool.Out));
        Assert.All(outlets, outlet => Assert.Same(outlets[0].Frames[0], Assert.Single(outlet.Frames)));
        foreach (var outlet in outlets.Skip(1))
            outlet.Free();
        Assert.Equal(1, pool.Out);
        outlets[0].Free();
        Assert.Equal((0, 0), (pool.Out, pool.Wrong));
    }

    [Fact]
    public async Task The_next_tick_waits_for_all_partitions_and_none_waits_for_another()
    {
        using var bench = new RoundBench(shape: new AudienceShape(1, 3, 1));
        var outlets = Enumerable.Range(1, 3).Select(_ => new FakeOutlet()).ToArray();
        for (var i = 0; i < outlets.Length; i++)
            bench.Join(outlets[i], i);
        bench.Publish((FeedEventKind.DropOpened, 0));
        var tick = bench.Begin();
        Assert.Equal((2, 1), (bench.Queued, outlets.Sum(o => o.Frames.Count)));
        bench.Run(1);
        Assert.Equal(2, outlets.Sum(o => o.Frames.Count));
        Assert.False(tick.IsCompleted);
        bench.Clock.Advance(TimeSpan.FromMilliseconds(7));
        bench.Run();
        Assert.Equal(new RoundResult(TimeSpan.FromMilliseconds(7), 3, 0, 0, 0), await tick.Soon());
    }

    [Fact]
    public async Task A_slow_personal_frame_holds_up_only_its_own_partition()
    {
        using var bench = new RoundBench(shape: new AudienceShape(1, 2, 1));
        var slow = new FakeOutlet();
        var quick = new FakeOutlet();
        bench.Join(slow, 1);
        bench.Join(quick, 2);
        bench.Send();
        var begun = new TaskCompletionSource();
        using var end = new ManualResetEventSlim();
        slow.OnSend = _ =>
        {
            begun.SetResult();
            end.Wait(TestContext.Current.CancellationToken);
        };
        bench.Publish((FeedEventKind.DropOpened, 0), (FeedEventKind.Muted, 1));
        // One partition is served by whoever begins the tick, the other when it gets a thread.
        var tick = Task.Run(bench.Begin, TestContext.Current.CancellationToken);
        await Patience.Until(() => bench.Queued == 1);
        var other = Task.Run(() => bench.Run(), TestContext.Current.CancellationToken);
        await begun.Task.Soon();
        await Patience.Until(() => quick.Frames.Count == 1);
        Assert.False(tick.IsCompleted);
        end.Set();
        await other.Soon();
        var result = await tick.Soon();
        Assert.Equal((2, 1), (result.Sent, result.Personal));
    }

    [Fact]
    public async Task Who_is_passed_over_is_counted()
    {
        using var bench = new RoundBench(shape: Small);
        for (var i = 0; i < 20; i++)
            bench.Join(new FakeOutlet { Answer = i < 5 ? HandOver.InFlight : HandOver.Sent }, i);
        for (var tick = 0; tick < 2; tick++)
        {
            bench.Publish((FeedEventKind.DropOpened, 0));
            var round = bench.Begin();
            bench.RunAll();
            var result = await round.Soon();
            Assert.Equal(tick == 0 ? (20, 0) : (15, 5), (result.Sent, result.Skipped));
        }
    }
}
