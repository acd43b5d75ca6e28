using CsCheck;
using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Grains.Shows;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Edge.Tests.Outbound;

public sealed class RelayFeedTests
{
    [Fact]
    public void From_any_place_a_viewer_gets_what_a_naive_feed_would_tell() => FeedPlan.Plans.Sample(plan =>
    {
        var bench = new FeedBench();
        foreach (var step in plan)
            bench.Do(step);
    }, iter: 600);

    [Fact]
    public void The_histories_reach_every_case_that_matters()
    {
        var met = new Dictionary<string, int>();
        var chance = new PCG(7, 20260101);
        for (var run = 0; run < 150; run++)
        {
            var bench = new FeedBench();
            foreach (var step in FeedPlan.Plans.Generate(chance, null, out _))
                bench.Do(step);
            foreach (var (what, times) in bench.Met)
                met[what] = met.GetValueOrDefault(what) + times;
        }
        string[] cases =
        [
            "covered", "not covered", "directed", "many directed", "own lost", "chat skipped", "own line kept", "own line kept beyond the lines",
            "host kept beyond the lines", "lean", "some drops", "nothing latest",
        ];
        Assert.All(cases, what => Assert.True(met.GetValueOrDefault(what) >= 30, $"{what}: {met.GetValueOrDefault(what)} times"));
    }

    [Fact]
    public void A_relay_that_opens_late_still_covers_a_viewer_that_was_on_another_edge()
    {
        var feed = new RelayFeed(Make.Show, 64);
        feed.Apply(Make.Reset(9, events: [Make.Event(3), Make.Event(7)], lines: [Make.Line(5), Make.Line(8)]));

        Assert.True(feed.Covers(1, 4));
        Assert.Equal([7L], feed.EventsFor(4, null).Select(e => e.Sequence));
        Assert.False(feed.Covers(1, 1));
        Assert.False(feed.Covers(1, 10));
        Assert.False(feed.Covers(2, 4));
    }

    [Fact]
    public void A_reset_frame_carries_the_room_and_ends_where_it_begins()
    {
        var feed = new RelayFeed(Make.Show, 64);
        feed.Apply(Make.Reset(9, Make.Room(audience: 3, drops: Make.DropView()), lines: [Make.Line(5)]));
        var frame = feed.ResetFrame(Make.Start);

        Assert.Equal((1, 9, 9), (frame.Epoch, frame.From, frame.Through));
        Assert.Equal(3, frame.Reset!.Counters.Audience);
        Assert.Equal("line 5", Assert.Single(frame.Reset.Chat).Text);
        Assert.Equal("drop-1", Assert.Single(frame.Reset.Drops).DropId);
        Assert.Equal([new DropId("drop-1")], feed.Drops);
    }

    [Fact]
    public void A_page_that_does_not_go_on_from_what_is_known_is_not_taken()
    {
        var feed = new RelayFeed(Make.Show, 64);
        Assert.Throws<InvalidDataException>(() => feed.Apply(Make.Page(1, Make.Room())));
        Assert.Throws<InvalidDataException>(() => feed.Apply(Make.Reset(1) with { Latest = null }));
        feed.Apply(Make.Reset(5));
        var place = feed.Place;

        FeedPage[] unfit =
        [
            Make.Page(4),
            Make.Page(7, events: [Make.Event(5)]),
            Make.Page(7, events: [Make.Event(7), Make.Event(6)]),
            Make.Page(7, events: [Make.Event(7)], lines: [Make.Line(7)]),
            Make.Page(7, events: [Make.Event(8)]),
            Make.Page(7, epoch: 2),
        ];
        Assert.All(unfit, page => Assert.Throws<InvalidDataException>(() => feed.Apply(page)));
        Assert.Equal(place, feed.Place);
    }

    [Fact]
    public void A_frame_that_leaves_out_chat_for_a_slow_viewer_keeps_what_it_said_itself()
    {
        var feed = new RelayFeed(Make.Show, 64);
        feed.Apply(Make.Reset(0));
        var from = feed.Place;
        feed.Speaks(Make.Viewer(1));
        FeedLine[] lines = [.. Enumerable.Range(1, 20).Select(i => Make.Line(i))];
        feed.Apply(Make.Page(20, lines: [.. lines.Select(l => l.Sequence == 3 ? l : l with { Line = l.Line with { Viewer = Make.Viewer(2) } })]));

        var lean = feed.Frame(from, Make.Start, 100);
        Assert.Equal([20L], lean.Chat!.Select(l => l.Number));
        var own = feed.OwnFrame(lean, Make.Viewer(1))!;
        Assert.Equal([3L, 20L], own.Chat!.Select(l => l.Number));
        Assert.Equal(18, own.SkippedChat);
        Assert.True(feed.OwnSince(0, lean: true)!.MayConcern(Make.Viewer(1)));
        Assert.False(feed.OwnSince(0, lean: true)!.MayConcern(Make.Viewer(2)));
        Assert.Null(feed.OwnSince(0));
        Assert.Null(feed.OwnSince(3, lean: true));
    }

    [Fact]
    public void More_directed_events_in_a_page_than_are_kept_for_all_push_no_event_out()
    {
        var feed = new RelayFeed(Make.Show, 64);
        feed.Apply(Make.Reset(0));
        var from = feed.Place;
        feed.Apply(Make.Page(502, events: [Make.Event(1), .. Directed(2, 500), Make.Event(502)]));

        Assert.True(feed.Covers(1, 0));
        var shared = feed.Frame(from, Make.Start);
        Assert.Equal([1L, 502], shared.Events!.Select(e => e.Sequence));
        Assert.Equal(0, shared.SkippedChat);
        // In flight, and coming again.
        Assert.Equal([1L, 8, 502], feed.OwnFrame(shared, Make.Viewer(8))!.Events!.Select(e => e.Sequence));
        Assert.Equal([1L, 8, 502], feed.EventsFor(0, Make.Viewer(8)).Select(e => e.Sequence));

        // What is too much for that window is said aloud, to whom it concerns.
        feed.Apply(Make.Page(602, events: [.. Directed(503, 100)]));
        Assert.True(feed.Covers(1, 0));
        Assert.False(feed.Covers(1, 0, Make.Viewer(8)));
        Assert.True(feed.Covers(1, 8, Make.Viewer(8)));
        Assert.True(feed.OwnSince(0)!.MayConcern(Make.Viewer(8)));
        Assert.Null(feed.OwnFrame(shared, Make.Viewer(8)));
        Assert.True(feed.Covers(1, 0, Make.Viewer(400)));
        Assert.Equal([1L, 400, 502], feed.OwnFrame(shared, Make.Viewer(400))!.Events!.Select(e => e.Sequence));
        Assert.False(feed.OwnSince(0)!.MayConcern(Make.Viewer(9_999)));
        Assert.Equal(0, feed.Frame(from, Make.Start).SkippedChat);
    }

    [Fact]
    public void Events_beyond_those_of_which_it_is_known_whose_they_were_start_all_over_who_stand_before_them()
    {
        var feed = new RelayFeed(Make.Show, 64);
        feed.Apply(Make.Reset(0));
        var from = feed.Place;
        var shared = feed.Frame(from, Make.Start);
        feed.Apply(Make.Page(2_561, events: [.. Directed(1, 2_561)]));

        Assert.False(feed.Covers(1, 0));
        Assert.True(feed.Covers(1, 1));
        Assert.True(feed.OwnSince(0)!.MayConcern(Make.Viewer(9_999)));
        Assert.Null(feed.OwnFrame(shared, Make.Viewer(9_999)));
    }

    [Fact]
    public void What_a_viewer_is_told_costs_no_look_at_what_others_are() => Assert.Equal(CostOfOne(others: 10), CostOfOne(others: 10_000));

    [Fact]
    public void Who_spoke_here_finds_what_it_said_when_it_comes_again_and_all_find_the_host()
    {
        var feed = new RelayFeed(Make.Show, 64, _ => 0);
        feed.Apply(Make.Reset(1, lines: [Make.Line(1)]));
        feed.Speaks(Make.Viewer(1));
        feed.Apply(Make.Page(3, lines: [Make.Line(2), Said(3, 2)]));
        feed.Apply(Make.Page(4, lines: [Make.Host(4)]));

        Assert.Equal([1L, 4], feed.SnapshotFor(Make.Start, Make.Viewer(2), 3).Chat.Select(l => l.Number));
        Assert.Same(feed.Snapshot(Make.Start).Chat, feed.SnapshotFor(Make.Start, Make.Viewer(2), null).Chat);
        Assert.Equal([1L, 2, 4], feed.SnapshotFor(Make.Start, Make.Viewer(1), null).Chat.Select(l => l.Number));

        var crowded = new RelayFeed(Make.Show, 64);
        crowded.Apply(Make.Reset(0));
        crowded.Speaks(Make.Viewer(1));
        crowded.Apply(Make.Page(400, lines: [Make.Host(1), Make.Line(2), .. Enumerable.Range(3, 398).Select(i => Said(i, 2))]));
        long[] newest = [.. Enumerable.Range(302, 99).Select(i => (long)i)];
        Assert.Equal([1L, .. newest], crowded.Snapshot(Make.Start).Chat.Select(l => l.Number));
        Assert.Equal([1L, .. newest], crowded.SnapshotFor(Make.Start, Make.Viewer(1), null).Chat.Select(l => l.Number));
        Assert.Equal([1L, 2, .. newest[1..]], crowded.SnapshotFor(Make.Start, Make.Viewer(1), 1).Chat.Select(l => l.Number));
    }

    [Fact]
    public void A_snapshot_is_composed_once_a_page_with_the_time_of_asking()
    {
        var feed = new RelayFeed(Make.Show, 64);
        feed.Apply(Make.Reset(1));
        var first = feed.Snapshot(Make.Start);
        var second = feed.Snapshot(Make.Start.AddSeconds(1));
        Assert.Same(first.Chat, second.Chat);
        Assert.Equal(1_000, second.At - first.At);

        feed.Apply(Make.Page(2, lines: [Make.Line(2)]));
        Assert.Single(feed.Snapshot(Make.Start).Chat);
    }

    private static FeedLine Said(long sequence, int viewer)
    {
        var line = Make.Line(sequence);
        return line with { Line = line.Line with { Viewer = Make.Viewer(viewer) } };
    }

    /// <summary>Events to one viewer each, whose numbers are the events'.</summary>
    private static IEnumerable<FeedEvent> Directed(int first, int count) =>
        Enumerable.Range(first, count).Select(i => Make.Event(i, FeedEventKind.Expired, Make.Viewer(i)));

    /// <summary>Bytes allocated: counted, not timed.</summary>
    private static long CostOfOne(int others)
    {
        var feed = new RelayFeed(Make.Show, 64_000);
        feed.Apply(Make.Reset(0));
        var from = feed.Place;
        feed.Apply(Make.Page(others + 1, events: [.. Directed(1, others), Make.Event(others + 1)]));
        var shared = feed.Frame(from, Make.Start);
        var cost = 0L;
        for (var run = 0; run < 3; run++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Assert.True(feed.OwnSince(0)!.MayConcern(Make.Viewer(3)));
            Assert.Equal(2, feed.OwnFrame(shared, Make.Viewer(3))!.Events!.Count);
            Assert.Equal(80, feed.CriticalBytes(from, Make.Viewer(3)) - feed.CriticalBytes(from, Make.Viewer(0)));
            cost = GC.GetAllocatedBytesForCurrentThread() - before;
        }
        return cost;
    }
}
