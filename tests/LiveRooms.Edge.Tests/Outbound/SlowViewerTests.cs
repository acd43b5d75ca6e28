using CsCheck;
using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Grains.Shows;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;
using LiveRooms.Rules;
using ChatLine = LiveRooms.Rules.Shows.ChatLine;

namespace LiveRooms.Edge.Tests.Outbound;

/// <summary>A viewer that is much slower than its room, in simulated time.</summary>
public sealed class SlowViewerTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);

    [Fact]
    public void At_2_kB_a_second_in_a_room_of_100_lines_a_second_it_misses_no_event_nor_the_hosts_lines_nor_its_own_and_is_seconds_behind() =>
        Gen.Select(Gen.Int[1_000, 16_000], Gen.Int[0, 1_000_000]).Sample(
            (buffer, seed) =>
            {
                using var bench = new RoundBench(kept: 4_096, maxPendingBytes: 64 * 1024);
                var slow = new SlowOutlet(bench.Clock, 2_000, buffer);
                var quick = new FakeOutlet();
                var room = new Room(bench, new Random(seed));
                var view = new View(bench);
                slow.OnReceived = view.Take;
                bench.Join(slow, 1);
                bench.Join(quick, 2);
                // What is in the buffer is on its way; a frame is no more than about two seconds' worth behind it, and the host's lines
                // and its own on top.
                var bound = TimeSpan.FromSeconds(4 + (buffer / 2_000.0));
                for (var tick = 0; tick < 3_000; tick++)
                {
                    room.Go();
                    bench.Clock.Advance(Tick);
                    slow.Pass();
                    bench.Send();
                    Assert.InRange(view.Age, TimeSpan.Zero, bound);
                }
                Assert.Null(slow.Ended);
                Assert.Equal(3_000, quick.Frames.Count);
                Assert.True(view.Skipped > 3_000);
                // Once the room is quiet it knows all of it.
                for (var tick = 0; tick < 1_000; tick++)
                {
                    bench.Clock.Advance(Tick);
                    slow.Pass();
                    bench.RunAll();
                }
                Assert.Equal(bench.Place.Sequence, view.At);
                Assert.Equal(room.Events.Where(e => e.To is null || e.To == Make.Viewer(1)).Select(e => e.Sequence), view.Events);
                Assert.Equal(room.Lines, view.Seen.Count + view.Skipped);
                Assert.Equal(view.Seen.Order(), view.Seen);
                Assert.InRange(room.Dear.Count, 10, 500);
                Assert.Equal(room.Dear, view.Seen.Intersect(room.Dear));
            },
            iter: 12);

    [Fact]
    public void One_that_lacks_too_many_critical_events_is_told_so_and_another_that_only_misses_chat_is_not()
    {
        using var bench = new RoundBench(kept: 4_096, maxPendingBytes: 4_096);
        var stuck = new FakeOutlet { Answer = HandOver.InFlight };
        var other = new FakeOutlet();
        bench.Join(stuck, 1);
        bench.Join(other, 2);
        bench.Say(1);
        bench.Send();
        for (var tick = 0; tick < 100; tick++)
        {
            bench.Say(20);
            bench.Publish((FeedEventKind.Muted, 2));
            bench.Send();
        }
        Assert.Null(stuck.Ended);
        for (var tick = 0; tick < 100 && stuck.Ended is null; tick++)
        {
            bench.Publish((FeedEventKind.DropRestocked, 0));
            bench.Send();
        }
        Assert.Equal(ProblemCode.TooSlow, stuck.Ended!.Code);
        // Its connection is still there and gets free at last: nothing more is sent.
        stuck.Answer = HandOver.Sent;
        stuck.Left = true;
        stuck.Free();
        bench.Publish((FeedEventKind.DropRestocked, 0));
        bench.Send();
        Assert.Equal((null, 1), (stuck.Broken, stuck.Frames.Count));
        Assert.Null(other.Ended);
    }

    [Fact]
    public async Task Events_for_it_alone_count_too_and_it_is_counted_once()
    {
        using var bench = new RoundBench(kept: 4_096, maxPendingBytes: 4_096);
        var stuck = new FakeOutlet { Answer = HandOver.InFlight };
        bench.Join(stuck, 1);
        bench.Say(1);
        bench.Send();
        var ended = 0;
        for (var tick = 0; tick < 100; tick++)
        {
            bench.Publish((FeedEventKind.Muted, 1));
            var round = bench.Begin();
            bench.RunAll();
            ended += (await round.Soon()).TooSlow;
        }
        Assert.Equal(1, ended);
        Assert.Equal(ProblemCode.TooSlow, stuck.Ended!.Code);
    }

    [Fact]
    public async Task Viewers_who_lag_alike_share_a_frame_and_one_who_keeps_up_gets_every_line()
    {
        var pool = new CountingPool();
        using var bench = new RoundBench(encoder: Frames.EncoderOver(pool));
        var slow = Enumerable.Range(0, 5).Select(_ => new FakeOutlet { Answer = HandOver.InFlight }).ToArray();
        var quick = new FakeOutlet();
        foreach (var outlet in slow)
            bench.Join(outlet);
        bench.Join(quick);
        for (var tick = 0; tick < 4; tick++)
        {
            bench.Say(40);
            bench.Send();
        }
        bench.Clock.Advance(TimeSpan.FromSeconds(10));
        foreach (var outlet in slow)
            outlet.Free();
        bench.RunAll();
        Assert.All(slow, outlet => Assert.Same(slow[0].Frames[1], outlet.Frames[1]));
        Assert.Equal(1, pool.Out);
        var frame = slow[0].Frames[1];
        Assert.Equal((160L, 120), (frame.Chat![^1].Number, frame.Chat.Count + frame.SkippedChat));
        Assert.InRange(frame.Chat.Count, 1, 10);
        Assert.Equal(160, quick.Frames.Sum(f => f.Chat!.Count));
        var next = bench.Begin();
        bench.RunAll();
        Assert.Equal(slow.Length * (long)frame.SkippedChat, (await next.Soon()).LinesSkipped);
    }

    [Fact]
    public void One_whose_frame_is_in_flight_while_very_many_get_events_of_their_own_misses_none_of_its_own_and_none_for_all()
    {
        using var bench = new RoundBench(kept: 64);
        var stuck = new FakeOutlet { Answer = HandOver.InFlight };
        bench.Join(stuck, 1);
        var quick = Enumerable.Range(2, 200).Select(_ => new FakeOutlet()).ToArray();
        for (var i = 0; i < quick.Length; i++)
            bench.Join(quick[i], 2 + i);
        bench.Say(1);
        bench.Send();
        bench.Publish([(FeedEventKind.DropOpened, 0), .. Enumerable.Range(1, 201).Select(to => (FeedEventKind.Expired, to)), (FeedEventKind.DropSoldOut, 0)]);
        Assert.Equal((200, 200), bench.Send());
        bench.Publish([.. Enumerable.Range(2, 200).Select(to => (FeedEventKind.Promoted, to)), (FeedEventKind.DropClosed, 0)]);
        Assert.Equal((200, 200), bench.Send());
        stuck.Free();
        bench.RunAll();

        Assert.Null(stuck.Ended);
        Assert.Equal(
            [RoomEventKinds.DropOpened, RoomEventKinds.Expired, RoomEventKinds.DropSoldOut, RoomEventKinds.DropClosed],
            stuck.Frames[1].Events!.Select(e => e.Kind));
        Assert.Equal((0, null), (stuck.Frames[1].SkippedChat, stuck.Frames[1].Reset));
        Assert.All(quick, outlet => Assert.Equal(
            [RoomEventKinds.DropOpened, RoomEventKinds.Expired, RoomEventKinds.DropSoldOut, RoomEventKinds.Promoted, RoomEventKinds.DropClosed],
            outlet.Frames.SelectMany(f => f.Events ?? []).Select(e => e.Kind)));

        // More of them than are kept: who lost one starts over, and knows it; all others go on.
        bench.Send();
        for (var page = 0; page < 3; page++)
            bench.Publish([.. Enumerable.Range(2, 200).Select(to => (FeedEventKind.Muted, to))]);
        stuck.Free();
        bench.Send();
        const int Lost = (3 * 200) - (8 * 64);
        Assert.All(quick[..Lost], outlet => Assert.NotNull(outlet.Frames[^1].Reset));
        Assert.All(quick[Lost..], outlet => Assert.Equal([RoomEventKinds.Muted, RoomEventKinds.Muted, RoomEventKinds.Muted], outlet.Frames[^1].Events!.Select(e => e.Kind)));
        Assert.Equal((0, null, null), (stuck.Frames[2].SkippedChat, stuck.Frames[2].Events, stuck.Frames[2].Reset));
    }

    [Fact]
    public void The_hosts_lines_reach_all_though_hundreds_are_said_in_a_tick()
    {
        using var bench = new RoundBench();
        var outlet = new FakeOutlet();
        bench.Join(outlet);
        bench.Speaks(1);
        var next = bench.Place.Sequence;
        bench.Take(Make.Page(next + 2, lines: [Make.Host(next + 1), Make.Line(next + 2)]));
        for (var page = 0; page < 4; page++)
            bench.Say(200);
        bench.Send();
        var frame = Assert.Single(outlet.Frames);
        Assert.Equal([next + 1, next + 2], frame.Chat!.Take(2).Select(l => l.Number));
        Assert.Equal((202, 600), (frame.Chat!.Count, frame.SkippedChat));
    }

    /// <summary>
    /// Two lines of a hundred characters a tick, and now and then something critical, a line of the host or one of the slow viewer.
    /// </summary>
    private sealed class Room(RoundBench bench, Random chance)
    {
        private static readonly string Text = new('x', 100);

        internal List<FeedEvent> Events { get; } = [];

        internal int Lines { get; private set; }

        /// <summary>Numbers of the lines that the slow viewer must see.</summary>
        internal List<long> Dear { get; } = [];

        internal void Go()
        {
            bench.Speaks(1);
            var next = bench.Place.Sequence;
            List<FeedEvent> events = [];
            if (chance.Next(50) == 0)
                events.Add(Make.Event(++next, FeedEventKind.DropRestocked));
            if (chance.Next(200) == 0)
                events.Add(Make.Event(++next, FeedEventKind.Muted, Make.Viewer(1 + chance.Next(2))));
            Events.AddRange(events);
            FeedLine[] lines = [Line(++next), Line(++next)];
            bench.Take(Make.Page(next, events: [.. events], lines: [.. lines]));
        }

        private FeedLine Line(long sequence)
        {
            var line = new ChatLine(++Lines, Make.Viewer(3), "Ada", Role.Viewer, Text, bench.Clock.GetUtcNow());
            var who = chance.Next(100);
            if (who < 2)
                Dear.Add(Lines);
            return new FeedLine(sequence, who switch
            {
                0 => line with { Viewer = new("creator-1"), Role = Role.Creator },
                1 => line with { Viewer = Make.Viewer(1) },
                _ => line,
            });
        }
    }

    /// <summary>What the viewer knows.</summary>
    private sealed class View(RoundBench bench)
    {
        private DateTimeOffset _newest = Make.Start;

        internal long At { get; private set; }

        internal List<long> Seen { get; } = [];

        internal int Skipped { get; private set; }

        internal List<long> Events { get; } = [];

        /// <summary>How old its newest line is.</summary>
        internal TimeSpan Age => bench.Clock.GetUtcNow() - _newest;

        internal void Take(RoomFrame frame)
        {
            Assert.Equal((At, null), (frame.From, frame.Reset));
            At = frame.Through;
            Skipped += frame.SkippedChat;
            Seen.AddRange((frame.Chat ?? []).Select(line => line.Number));
            Events.AddRange((frame.Events ?? []).Select(e => e.Sequence));
            if (frame.Chat is { } chat)
                _newest = DateTimeOffset.FromUnixTimeMilliseconds(chat[^1].At);
        }
    }
}
