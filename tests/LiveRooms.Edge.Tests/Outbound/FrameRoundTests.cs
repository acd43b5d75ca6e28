using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Grains.Shows;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Edge.Tests.Outbound;

public sealed class FrameRoundTests
{
    [Fact]
    public void Viewers_at_one_place_share_one_message()
    {
        using var bench = new RoundBench();
        var links = Enumerable.Range(1, 50).Select(bench.Join).ToArray();
        bench.Publish((FeedEventKind.DropOpened, 0));

        Assert.Equal((50, 0), bench.Send());
        Assert.All(links, link => Assert.Same(links[0].Messages[0], Assert.Single(link.Messages)));
        Assert.Equal((0, 0), bench.Send());
    }

    [Fact]
    public void Each_place_has_its_own_message_shared_by_all_who_stand_there()
    {
        using var bench = new RoundBench();
        var early = Enumerable.Range(1, 20).Select(bench.Join).ToArray();
        bench.Publish((FeedEventKind.DropOpened, 0));
        var late = Enumerable.Range(21, 20).Select(bench.Join).ToArray();
        bench.Publish((FeedEventKind.DropClosed, 0));
        bench.Send();

        Assert.Single(early.Select(l => l.Messages.Single()).Distinct());
        Assert.Single(late.Select(l => l.Messages.Single()).Distinct());
        Assert.Equal([RoomEventKinds.DropOpened, RoomEventKinds.DropClosed], early[0].Unread().Single().Events!.Select(e => e.Kind));
        Assert.Equal([RoomEventKinds.DropClosed], late[0].Unread().Single().Events!.Select(e => e.Kind));
    }

    [Fact]
    public void A_directed_event_reaches_both_tabs_of_its_viewer_and_nobody_else()
    {
        using var bench = new RoundBench();
        var tabs = new[] { bench.Join(1), bench.Join(1) };
        var others = new[] { bench.Join(2), bench.Join(3) };
        bench.Publish((FeedEventKind.DropOpened, 0), (FeedEventKind.Promoted, 1));

        Assert.Equal((4, 2), bench.Send());
        Assert.All(tabs, tab => Assert.Equal([RoomEventKinds.DropOpened, RoomEventKinds.Promoted], tab.Unread().Single().Events!.Select(e => e.Kind)));
        Assert.All(others, other => Assert.Equal([RoomEventKinds.DropOpened], other.Unread().Single().Events!.Select(e => e.Kind)));
        Assert.All(others, other => Assert.Same(others[0].Messages[0], other.Messages[0]));
    }

    [Fact]
    public void A_frame_without_own_news_still_moves_the_others_on()
    {
        using var bench = new RoundBench();
        bench.Join(1);
        var other = bench.Join(2);
        bench.Publish((FeedEventKind.Muted, 1));
        bench.Send();
        bench.Publish((FeedEventKind.DropOpened, 0));
        bench.Send();

        var frames = other.Unread();
        Assert.Null(frames[0].Events);
        Assert.Equal([(0L, 1L), (1L, 2L)], frames.Select(f => (f.From, f.Through)));
    }

    [Fact]
    public async Task A_lagging_viewer_has_no_queue_and_then_gets_all_events_the_latest_state_and_a_count_of_lost_chat()
    {
        using var bench = new RoundBench();
        var slow = bench.Join(1);
        slow.Stall();
        bench.Publish((FeedEventKind.DropAnnounced, 0));
        bench.Send();
        for (var tick = 0; tick < 3; tick++)
        {
            bench.Say(150);
            bench.Publish((FeedEventKind.DropOpened, 0), (FeedEventKind.Muted, 1), (FeedEventKind.Muted, 2));
            bench.Take(Make.Page(bench.Place.Sequence, Make.Room(audience: tick, drops: Make.DropView(version: tick + 1)), latestVersion: tick + 2));
            Assert.Equal((0, 0), bench.Send());
        }
        Assert.Equal(1, slow.Written);
        slow.Unread();

        slow.Free();
        await bench.Woken();
        Assert.Equal((1, 1), bench.Send());
        var frame = slow.Unread().Single();
        Assert.Equal((1, bench.Place.Sequence), (frame.From, frame.Through));
        string[] each = [RoomEventKinds.DropOpened, RoomEventKinds.Muted];
        Assert.Equal([.. each, .. each, .. each], frame.Events!.Select(e => e.Kind));
        Assert.Equal(frame.Events!.Select(e => e.Sequence).Order(), frame.Events!.Select(e => e.Sequence));
        // A frame for one who lags has as much chat as it can take soon, the newest.
        Assert.Equal(450, frame.Chat!.Count + frame.SkippedChat);
        Assert.InRange(frame.Chat.Count, 10, 40);
        Assert.Equal(Enumerable.Range(0, frame.Chat.Count).Select(i => frame.Chat[^1].Number - i).Reverse(), frame.Chat.Select(l => l.Number));
        Assert.Equal(bench.Place.Sequence - 3, frame.Chat[^1].Number);
        Assert.Equal((2, 3), (frame.Counters!.Audience, frame.Drops!.Single().Version));
    }

    [Fact]
    public void A_write_that_never_ends_delays_nobody()
    {
        using var bench = new RoundBench();
        var stuck = bench.Join(1);
        stuck.Stall();
        var others = Enumerable.Range(2, 10).Select(bench.Join).ToArray();
        for (var tick = 0; tick < 100; tick++)
        {
            bench.Publish((FeedEventKind.DropOpened, 0));
            bench.Send();
        }
        Assert.Equal(1, stuck.Written);
        Assert.All(others, other => Assert.Equal(100, other.Written));
    }

    [Fact]
    public void Whoever_fell_out_of_the_window_starts_over_all_with_the_same_message()
    {
        using var bench = new RoundBench(kept: 4);
        FakeLink[] behind = [bench.Join(1), bench.Join(2)];
        bench.Publish((FeedEventKind.DropOpened, 0));
        behind = [.. behind, bench.Join(3)];
        for (var i = 0; i < 6; i++)
            bench.Publish((FeedEventKind.DropRestocked, 0));
        var near = bench.Join(4);
        bench.Publish((FeedEventKind.DropClosed, 0));
        bench.Send();

        Assert.All(behind, link => Assert.Same(behind[0].Messages[0], link.Messages.Single()));
        var frame = behind[0].Unread().Single();
        Assert.Equal((8, 8), (frame.From, frame.Through));
        Assert.Equal(new(1, 8), frame.Reset!.Position);
        Assert.Null(near.Unread().Single().Reset);
        bench.Publish((FeedEventKind.DropOpened, 0));
        bench.Send();
        Assert.Equal((8, 9), behind.Select(link => link.Unread().Last()).Select(f => (f.From, f.Through)).Distinct().Single());
    }

    [Fact]
    public void A_new_epoch_starts_every_viewer_over()
    {
        using var bench = new RoundBench();
        var link = bench.Join(1);
        bench.Publish((FeedEventKind.DropOpened, 0));
        bench.Send();
        bench.Take(Make.Reset(3, epoch: 2, events: [Make.Event(2)]));
        bench.Send();
        bench.Publish((FeedEventKind.DropClosed, 0));
        bench.Send();

        var frames = link.Unread();
        Assert.Equal(new(2, 3), frames[1].Reset!.Position);
        Assert.Equal((2, 3, 4), (frames[2].Epoch, frames[2].From, frames[2].Through));
    }
}
