using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Grains.Shows;

namespace LiveRooms.Edge.Tests.Outbound;

public sealed class LaneStateTests
{
    [Fact]
    public async Task Who_leaves_while_a_frame_is_handed_over_waits_for_that_and_gets_no_other()
    {
        using var bench = new RoundBench();
        var outlet = new FakeOutlet();
        var lane = bench.Join(outlet);
        var left = new TaskCompletionSource();
        var leaving = new TaskCompletionSource();
        outlet.OnSend = _ =>
        {
            var leave = Task.Run(() =>
            {
                leaving.SetResult();
                lane.Leave();
                outlet.Left = true;
                left.SetResult();
            });
            leaving.Task.Wait(TestContext.Current.CancellationToken);
            // However often the other thread looks, the hand-over has not ended.
            for (var i = 0; i < 100; i++)
            {
                Thread.Yield();
                Assert.False(left.Task.IsCompleted);
            }
        };
        bench.Publish((FeedEventKind.DropOpened, 0));
        Assert.Equal((1, 0), bench.Send());
        await left.Task.Soon();

        outlet.OnSend = null;
        bench.Publish((FeedEventKind.DropClosed, 0));
        Assert.Equal((0, 0), bench.Send());
        Assert.Null(outlet.Broken);
    }

    [Fact]
    public void Who_leaves_out_of_its_own_hand_over_does_not_wait_for_itself()
    {
        using var bench = new RoundBench();
        foreach (var answer in Enum.GetValues<HandOver>())
        {
            var outlet = new FakeOutlet { Answer = answer };
            var lane = bench.Join(outlet);
            outlet.OnSend = waiter =>
            {
                if (answer is HandOver.InFlight or HandOver.Busy)
                    Task.Run(waiter.OnFree).Wait(TestContext.Current.CancellationToken);
                lane.Leave();
                outlet.Left = true;
            };
            for (var tick = 0; tick < 3; tick++)
            {
                bench.Publish((FeedEventKind.DropOpened, 0));
                bench.Send();
            }
            Assert.Null(outlet.Broken);
            Assert.InRange(outlet.Frames.Count, 0, 1);
            bench.Leave(lane);
        }
    }

    [Fact]
    public void A_connection_that_is_busy_with_its_own_message_gets_the_frame_when_it_is_free_and_wakes_only_its_partition()
    {
        using var bench = new RoundBench(shape: new AudienceShape(1, 4, 1));
        var outlets = Enumerable.Range(1, 4).Select(_ => new FakeOutlet()).ToArray();
        foreach (var outlet in outlets)
            bench.Join(outlet);
        outlets[2].Answer = HandOver.Busy;
        bench.Publish((FeedEventKind.DropOpened, 0));
        Assert.Equal((3, 0), bench.Send());
        Assert.Empty(outlets[2].Frames);

        outlets[2].Answer = HandOver.Sent;
        outlets[2].Free();
        Assert.Equal(1, bench.Queued);
        bench.Run();
        Assert.Equal((0, 1), (bench.Queued, outlets[2].Frames.Count));
        // It is told of with the next tick.
        Assert.Equal((1, 0), bench.Send());
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 4)]
    public void One_that_is_free_again_before_it_was_known_to_be_busy_is_tried_again_if_it_lacks_something(bool lacks, int sends)
    {
        using var bench = new RoundBench();
        var outlet = new FakeOutlet { Answer = lacks ? HandOver.Busy : HandOver.InFlight };
        bench.Join(outlet);
        var sent = 0;
        outlet.OnSend = _ =>
        {
            if (++sent == 3)
                outlet.Answer = HandOver.Sent;
            Assert.True(outlet.Free());
        };
        bench.Publish((FeedEventKind.DropOpened, 0));
        bench.Send();
        Assert.Equal((sends, 0), (sent, bench.Queued));
    }

    [Fact]
    public void One_that_becomes_free_without_having_missed_a_tick_wakes_nobody()
    {
        using var bench = new RoundBench();
        var outlet = new FakeOutlet { Answer = HandOver.InFlight };
        bench.Join(outlet);
        bench.Publish((FeedEventKind.DropOpened, 0));
        bench.Send();
        // It lacks this, but so do all the others until the next tick.
        bench.Publish((FeedEventKind.DropClosed, 0));
        Assert.True(outlet.Free());
        Assert.Equal(0, bench.Queued);
        bench.Send();
        Assert.Equal([(0L, 1L), (1L, 2L)], outlet.Frames.Select(f => (f.From, f.Through)));
    }

    [Fact]
    public void A_connection_that_is_over_is_not_tried_again()
    {
        using var bench = new RoundBench();
        var outlet = new FakeOutlet { Answer = HandOver.Closed };
        var sent = 0;
        outlet.OnSend = _ => sent++;
        bench.Join(outlet);
        for (var tick = 0; tick < 3; tick++)
        {
            bench.Publish((FeedEventKind.DropOpened, 0));
            Assert.Equal((0, 0), bench.Send());
        }
        Assert.Equal(1, sent);
    }

    [Fact]
    public async Task An_outlet_that_throws_breaks_the_room_and_holds_up_nobody_who_leaves()
    {
        using var bench = new RoundBench(shape: new AudienceShape(1, 2, 1));
        var outlets = new[] { new FakeOutlet(), new FakeOutlet() };
        var lanes = outlets.Select(outlet => bench.Join(outlet)).ToArray();
        outlets[0].OnSend = _ => throw new InvalidOperationException("broken");
        bench.Publish((FeedEventKind.DropOpened, 0));
        var tick = bench.Begin();
        bench.RunAll();
        await Assert.ThrowsAsync<InvalidOperationException>(() => tick.Soon());
        Assert.Single(outlets[1].Frames);
        foreach (var lane in lanes)
            bench.Leave(lane);
    }

    [Fact]
    public async Task Who_leaves_out_of_a_hand_over_that_then_throws_has_left()
    {
        using var bench = new RoundBench();
        var outlet = new FakeOutlet();
        var lane = bench.Join(outlet);
        outlet.OnSend = _ =>
        {
            lane.Leave();
            throw new InvalidOperationException("broken");
        };
        bench.Publish((FeedEventKind.DropOpened, 0));
        await Assert.ThrowsAsync<InvalidOperationException>(() => bench.Begin().Soon());
        Assert.False(lane.IsFree);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_that_is_freed_without_having_waited_is_free_all_the_same(bool throws)
    {
        using var bench = new RoundBench();
        var outlet = new FakeOutlet();
        var lane = bench.Join(outlet);
        outlet.OnSend = waiter =>
        {
            waiter.OnFree();
            if (throws)
                throw new InvalidOperationException("broken");
        };
        bench.Publish((FeedEventKind.DropOpened, 0));
        Assert.Equal(throws, await Record.ExceptionAsync(() => bench.Begin().Soon()) is not null);
        Assert.True(lane.IsFree);
        await Task.Run(lane.Leave, TestContext.Current.CancellationToken).Soon();
    }

    [Fact]
    public void Those_ended_as_too_slow_in_one_tick_are_told_to_come_again_one_after_the_other()
    {
        using var bench = new RoundBench(maxPendingBytes: 4_096);
        var stuck = Enumerable.Range(1, 100).Select(_ => new FakeOutlet { Answer = HandOver.InFlight }).ToArray();
        foreach (var outlet in stuck)
            bench.Join(outlet);
        while (stuck[0].Ended is null)
        {
            bench.Publish((FeedEventKind.DropRestocked, 0));
            bench.Send();
        }
        var slots = stuck.Select(o => o.Ended!.ComeAgain!.Value.TotalMilliseconds).Order().ToArray();
        Assert.All(slots, slot => Assert.InRange(slot, 1_000, 2_000));
        Assert.All(slots.Zip(slots.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 1, 30));
    }

    [Fact]
    public async Task A_partition_that_breaks_between_two_ticks_says_so_and_breaks_the_next()
    {
        using var bench = new RoundBench();
        var outlet = new FakeOutlet { Answer = HandOver.Busy };
        bench.Join(outlet);
        bench.Publish((FeedEventKind.DropOpened, 0));
        bench.Send();
        outlet.OnSend = _ => throw new InvalidOperationException("broken");
        outlet.Free();
        await bench.Woken();
        bench.RunAll();
        await bench.Woken();
        outlet.OnSend = null;
        await Assert.ThrowsAsync<InvalidOperationException>(() => bench.Begin().Soon());
    }
}
