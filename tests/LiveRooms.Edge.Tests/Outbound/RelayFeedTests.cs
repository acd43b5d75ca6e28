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
        string[] cases = ["covered", "not covered", "directed", "chat skipped", "own line kept", "some drops", "nothing latest"];
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

        Assert.Equal([20L], feed.Frame(from, null, Make.Start, 100).Chat!.Select(l => l.Number));
        var own = feed.Frame(from, Make.Viewer(1), Make.Start, 100);
        Assert.Equal([3L, 20L], own.Chat!.Select(l => l.Number));
        Assert.Equal(18, own.SkippedChat);
        Assert.Equal([Make.Viewer(1)], feed.DirectedSince(0, lean: true)!);
        Assert.Null(feed.DirectedSince(0));
        Assert.Null(feed.DirectedSince(3, lean: true));
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
}
