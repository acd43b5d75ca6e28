using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Grains.Shows;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Edge.Tests.Outbound;

public sealed class RelayTests
{
    [Fact]
    public async Task Frames_go_on_from_where_the_join_stands()
    {
        await using var bench = new RelayBench();
        bench.Show.Publish(FeedEventKind.ShowLive);
        bench.Show.Say();
        var stay = await bench.Join();
        Assert.Equal(new Position(1, 2), stay.Reply.Snapshot!.Position);
        Assert.Single(stay.Reply.Snapshot.Chat);
        Assert.Empty(stay.Reply.Missed!);
        Assert.False(stay.Reply.Resumed);

        bench.Show.Publish(FeedEventKind.DropOpened);
        bench.Show.Publish(FeedEventKind.Promoted, Make.Viewer(1));
        bench.Show.Publish(FeedEventKind.Promoted, Make.Viewer(2));
        var frames = await stay.Through(5);
        Assert.Equal(2, frames[0].From);
        Assert.Equal([3L, 4L], frames.SelectMany(f => f.Events ?? []).Select(e => e.Sequence));
    }

    [Fact]
    public async Task A_viewer_who_returns_gets_what_it_missed_and_only_its_own()
    {
        await using var bench = new RelayBench();
        var first = await bench.Join();
        bench.Show.Publish(FeedEventKind.DropOpened);
        await first.Through(1);
        first.Leave();
        bench.Show.Publish(FeedEventKind.Promoted, Make.Viewer(1));
        bench.Show.Publish(FeedEventKind.Muted, Make.Viewer(2));
        bench.Show.Publish(FeedEventKind.DropClosed);
        await (await bench.Enter()).CatchUp(new Position(1, 4), CancellationToken.None).Soon();

        var second = await bench.Join(1, new Position(1, 1));
        Assert.True(second.Reply.Resumed);
        Assert.Equal([RoomEventKinds.Promoted, RoomEventKinds.DropClosed], second.Reply.Missed!.Select(e => e.Kind));
        Assert.Equal(4, second.Reply.Snapshot!.Position.Sequence);
    }

    [Fact]
    public async Task A_viewer_resumes_on_another_edge_whose_relay_opened_only_then()
    {
        await using var here = new RelayBench();
        here.Show.Publish(FeedEventKind.ShowLive);
        var first = await here.Join();
        here.Show.Publish(FeedEventKind.Promoted, Make.Viewer(1));
        await first.Through(2);
        here.Show.Publish(FeedEventKind.Expired, Make.Viewer(1));

        await using var there = new RelayBench(grains: here.Grains);
        var second = await there.Join(1, new Position(1, 2));
        Assert.True(second.Reply.Resumed);
        Assert.Equal([RoomEventKinds.Expired], second.Reply.Missed!.Select(e => e.Kind));
    }

    [Fact]
    public async Task A_relay_behind_its_viewer_asks_the_show_before_it_answers()
    {
        await using var bench = new RelayBench();
        var relay = await bench.Enter();
        // Its follow is lost on the way: it would hear of nothing.
        var lost = new TaskCompletionSource();
        var asked = new TaskCompletionSource();
        bench.Show.OnFollow = request => request.Latest < 0 || !asked.TrySetResult() ? Task.CompletedTask : lost.Task;
        bench.Show.Update(room => room with { Audience = 1 });
        await asked.Task.Soon();
        bench.Show.Publish(FeedEventKind.DropOpened);

        Assert.Null(await relay.CatchUp(new Position(1, 1), CancellationToken.None).Soon());
        var stay = await bench.Join(1, new Position(1, 1));
        Assert.True(stay.Reply.Resumed);
        Assert.Empty(stay.Reply.Missed!);
        Assert.Equal(1, stay.Reply.Snapshot!.Position.Sequence);
    }

    [Fact]
    public async Task A_position_that_the_show_never_reached_is_not_waited_for()
    {
        await using var bench = new RelayBench();
        var relay = await bench.Enter();
        foreach (var invented in new Position[] { new(1, 99), new(long.MaxValue, 1) })
        {
            Assert.Null(await relay.CatchUp(invented, CancellationToken.None).Soon());
            var stay = await bench.Join(1, invented);
            Assert.False(stay.Reply.Resumed);
            Assert.Equal(new Position(1, 0), stay.Reply.Snapshot!.Position);
        }
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(1, -5)]
    [InlineData(-1, 0)]
    public async Task A_position_of_an_older_feed_or_none_is_answered_at_once_with_the_room(long epoch, long sequence)
    {
        await using var bench = new RelayBench();
        bench.Show.Publish(FeedEventKind.ShowLive);
        var relay = await bench.Enter();
        var follows = bench.Show.Follows.Count(f => f.Latest < 0);
        Assert.Null(await relay.CatchUp(new Position(epoch, sequence), CancellationToken.None).Soon());
        Assert.False((await bench.Join(1, new Position(epoch, sequence))).Reply.Resumed);
        Assert.Equal(follows, bench.Show.Follows.Count(f => f.Latest < 0));
    }

    [Fact]
    public async Task A_show_that_was_activated_anew_starts_its_viewers_over()
    {
        await using var bench = new RelayBench();
        bench.Show.Publish(FeedEventKind.ShowLive);
        var stay = await bench.Join();
        bench.Show.Restart();
        var frame = await stay.Link.Next();
        Assert.Equal(2, frame.Reset!.Position.Epoch);
        bench.Show.Publish(FeedEventKind.DropOpened);
        Assert.Equal([RoomEventKinds.DropOpened], (await stay.Through(1))[^1].Events!.Select(e => e.Kind));
    }

    [Fact]
    public async Task A_viewer_that_does_not_read_delays_nobody_and_is_caught_up_when_it_does()
    {
        await using var bench = new RelayBench();
        var slow = await bench.Join(1);
        slow.Link.Stall();
        var quick = await bench.Join(2);
        for (var i = 1; i <= 20; i++)
        {
            bench.Show.Publish(FeedEventKind.DropRestocked);
            await quick.Through(i);
        }
        Assert.Equal(1, slow.Link.Written);
        slow.Link.Free();
        var frames = await slow.Through(20);
        Assert.Equal(Enumerable.Range(1, 20).Select(i => (long)i), frames.SelectMany(f => f.Events!).Select(e => e.Sequence));
    }

    [Fact]
    public async Task After_a_page_that_does_not_fit_the_feed_is_read_anew()
    {
        await using var bench = new RelayBench();
        var stay = await bench.Join();
        bench.Show.PublishTwice();
        var frames = await stay.Through(2);
        Assert.Equal([1L, 2L], frames.SelectMany(f => f.Events ?? []).Select(e => e.Sequence));
        Assert.Contains(bench.Show.Follows.Skip(1), f => f.Epoch == 0);
    }

    [Fact]
    public async Task A_viewer_that_takes_events_too_slowly_is_ended_and_resumes_where_it_was()
    {
        var options = Make.Options();
        options.MaxPendingBytes = 4_096;
        await using var bench = new RelayBench(options: options);
        var slow = await bench.Join(1);
        slow.Link.Stall();
        var quick = await bench.Join(2);
        for (var i = 1; !slow.Link.Closing.Task.IsCompleted; i++)
        {
            bench.Show.Publish(FeedEventKind.DropRestocked);
            await quick.Through(i);
        }
        Assert.StartsWith("1012 ", await slow.Link.Closing.Task, StringComparison.Ordinal);
        slow.Leave();
        var seen = (await slow.Link.Next()).Through;

        var again = await bench.Join(1, new Position(1, seen));
        Assert.True(again.Reply.Resumed);
        Assert.Equal(
            Enumerable.Range(1, (int)again.Reply.Snapshot!.Position.Sequence).Select(i => (long)i).Skip((int)seen),
            again.Reply.Missed!.Select(e => e.Sequence));
    }
}
