using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Grains.Shows;

namespace LiveRooms.Edge.Tests.Outbound;

public sealed class ViewerLaneTests
{
    [Fact]
    public void Nothing_is_sent_to_a_viewer_who_has_left()
    {
        using var bench = new RoundBench();
        var link = new FakeLink();
        var lane = bench.Join(link, 1);
        bench.Publish((FeedEventKind.DropOpened, 0));
        // It left after the round had copied it: the lane itself says no.
        lane.Leave();
        bench.Send();
        Assert.Equal(0, link.Written);
    }

    [Fact]
    public void One_who_leaves_takes_nobody_along()
    {
        using var bench = new RoundBench();
        FakeLink[] links = [new(), new(), new()];
        var lanes = links.Select((link, i) => bench.Join(link, i)).ToArray();
        bench.Leave(lanes[0]);
        bench.Leave(lanes[0]);
        bench.Publish((FeedEventKind.DropOpened, 0));
        bench.Send();
        Assert.Equal([0, 1, 1], links.Select(l => l.Written));
    }

    [Fact]
    public async Task A_write_that_fails_ends_the_lane_and_no_other()
    {
        using var bench = new RoundBench();
        var broken = bench.Join(1);
        broken.Stall();
        var other = bench.Join(2);
        bench.Publish((FeedEventKind.DropOpened, 0));
        bench.Send();
        bench.Publish((FeedEventKind.DropRestocked, 0));
        bench.Send();
        broken.Break(new IOException("gone"));
        await bench.Woken();

        bench.Publish((FeedEventKind.DropClosed, 0));
        bench.Send();
        Assert.Equal((1, 3), (broken.Written, other.Written));
    }

    [Fact]
    public void The_relays_lock_is_free_while_frames_are_written()
    {
        using var bench = new RoundBench();
        var held = 0;
        var link = new FakeLink { OnWrite = () => held += bench.Gate.IsHeldByCurrentThread ? 1 : 0 };
        bench.Join(link, 1);
        bench.Publish((FeedEventKind.DropOpened, 0), (FeedEventKind.Muted, 1));
        bench.Send();
        Assert.Equal((1, 0), (link.Written, held));
    }

    [Fact]
    public void A_viewer_who_joins_or_leaves_while_frames_are_written_disturbs_nothing()
    {
        using var bench = new RoundBench();
        ViewerLane? leaving = null;
        var newcomer = new FakeLink();
        var once = false;
        var first = new FakeLink
        {
            OnWrite = () =>
            {
                if (once)
                    return;
                once = true;
                bench.Leave(leaving!);
                bench.Publish((FeedEventKind.DropClosed, 0));
                bench.Join(newcomer, 3);
            },
        };
        var gone = new FakeLink();
        bench.Join(first, 1);
        leaving = bench.Join(gone, 2);
        bench.Publish((FeedEventKind.DropOpened, 0));
        bench.Send();
        bench.Send();

        Assert.Equal(0, gone.Written);
        Assert.Empty(newcomer.Unread());
        Assert.Equal([(0L, 1L), (1L, 2L)], first.Unread().Select(f => (f.From, f.Through)));
    }
}
