using CsCheck;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Rules.Tests.Shows;

public sealed class RoomFeedTests
{
    /// <summary>Items of a generated feed: critical or line, and how many numbers are skipped before it.</summary>
    private static readonly Gen<(bool Critical, int Skip)[]> Items =
        Gen.Select(Gen.Bool, Gen.Frequency((6, Gen.Int[0, 0]), (1, Gen.Int[1, 3]))).Array[0, 60];

    private static readonly Gen<(int Critical, int Lines, int Start)> Shapes = Gen.Select(Gen.Int[1, 20], Gen.Int[1, 20], Gen.Int[0, 5]);

    [Fact]
    public void It_answers_as_a_list_of_everything_would() => Gen.Select(Shapes, Items).Sample(
        (shape, items) =>
        {
            var feed = new RoomFeed<string, string>(shape.Critical, shape.Lines, shape.Start);
            var all = new List<(long Sequence, bool Critical)>();
            foreach (var (critical, skip) in items)
            {
                Append(feed, all, critical, skip);
                for (var after = -1L; after <= feed.Last + 1; after++)
                    AssertSame(all, shape, feed.Since(after));
            }
        },
        iter: 300);

    [Fact]
    public void A_relay_that_follows_a_show_holds_what_the_show_holds() => Gen.Select(Shapes, Items, Gen.Int[1, 9]).Sample(
        (shape, items, every) =>
        {
            var show = new RoomFeed<string, string>(shape.Critical, shape.Lines);
            var relay = new RoomFeed<string, string>(shape.Critical, shape.Lines);
            for (var i = 0; i < items.Length; i++)
            {
                _ = items[i].Critical ? show.AppendCritical($"c{i}") : show.AppendLine($"l{i}");
                if (i % every == 0 || i == items.Length - 1)
                    Follow(show, relay);
            }

            Assert.Equal(show.Last, relay.Last);
            var (ours, theirs) = (show.Since(relay.OldestPosition), relay.Since(relay.OldestPosition));
            Assert.False(theirs.CriticalLost);
            Assert.Equal(ours.Critical.ToArray(), theirs.Critical.ToArray());
            Assert.Equal(relay.Last - relay.OldestPosition, theirs.Critical.Count + theirs.Lines.Count + theirs.LostLines);
        },
        iter: 2_000);

    [Fact]
    public void The_generators_reach_lost_lines_lost_critical_items_and_nothing_lost()
    {
        int lines = 0, critical = 0, nothing = 0, both = 0;
        foreach (var (shape, items) in Samples.Of(Gen.Select(Shapes, Items), 2_000, stream: 5))
        {
            var feed = new RoomFeed<string, string>(shape.Critical, shape.Lines, shape.Start);
            foreach (var (isCritical, skip) in items)
                Append(feed, [], isCritical, skip);
            var all = feed.Since(shape.Start);
            var later = feed.Since(feed.OldestPosition);
            critical += all.CriticalLost ? 1 : 0;
            lines += later.LostLines > 0 ? 1 : 0;
            nothing += !all.CriticalLost && all.LostLines == 0 && !all.IsEmpty ? 1 : 0;
            both += all.CriticalLost && later is { Lines.Count: > 0, Critical.Count: > 0 } ? 1 : 0;
        }

        Assert.All([lines, critical, nothing, both], count => Assert.True(count > 100, $"only {count}"));
    }

    [Fact]
    public void The_last_of_the_rooms_own_voices_outlive_the_other_lines() => Gen.Select(Gen.Int[1, 20], Gen.Int[1, 9].Array[0, 400]).Sample(
        (kept, said) =>
        {
            // Every ninth or so is a voice.
            var feed = new RoomFeed<string, int>(4, kept, isVoice: line => said[line] == 9);
            List<int> gone = [];
            for (var i = 0; i < said.Length; i++)
            {
                if (feed.AppendLine(i + 1, i, out var lost))
                    gone.Add(lost);
            }
            int[] all = [.. Enumerable.Range(0, said.Length)];
            var voices = all.SkipLast(kept).Where(line => said[line] == 9).TakeLast(ShowLimits.VoiceHistory).ToList();
            var lines = all.TakeLast(kept).ToList();
            Assert.Equal(all.Except(voices).Except(lines), gone.Order());
            for (var after = 0; after <= said.Length; after += 7)
            {
                var slice = feed.Since(after);
                Assert.Equal(voices.Where(line => line >= after), slice.Voices.ToArray().Select(line => line.Item));
                Assert.Equal(lines.Where(line => line >= after), slice.Lines.ToArray().Select(line => line.Item));
                Assert.Equal(gone.Count(line => line >= after), slice.LostLines);
            }
            feed.Reset(1_000);
            Assert.Equal(0, feed.Since(1_000).Voices.Count);
        },
        iter: 200);

    [Fact]
    public void Nobody_goes_on_from_before_the_start_or_from_a_number_that_never_was()
    {
        var feed = new RoomFeed<string, string>(4, 4, start: 10);
        Assert.True(feed.Since(9).CriticalLost);
        Assert.True(feed.Since(11).CriticalLost);
        Assert.True(feed.Since(10) is { CriticalLost: false, IsEmpty: true, LostLines: 0 });
        Assert.Equal(11, feed.AppendLine("hello"));

        feed.Reset(50);
        Assert.True(feed.Since(11).CriticalLost);
        Assert.True(feed.Since(50).IsEmpty);
        Assert.Equal((50, 51), (feed.OldestPosition, feed.AppendCritical("live")));
    }

    [Fact]
    public void Numbers_only_rise()
    {
        var feed = new RoomFeed<string, string>(4, 4);
        feed.AppendLine(5, "hello", out _);
        Assert.Throws<ArgumentOutOfRangeException>(() => feed.AppendLine(5, "again", out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => feed.AppendCritical(4, "live"));
        Assert.Throws<ArgumentOutOfRangeException>(() => feed.SkipTo(4));
        feed.SkipTo(5);
        feed.SkipTo(8);
        Assert.Equal((8, 7), (feed.Last, feed.Since(0).LostLines));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RoomFeed<string, string>(0, 1));
    }

    [Fact]
    public void Storing_in_a_feed_that_is_full_allocates_nothing()
    {
        var feed = new RoomFeed<string, string>(64, 256);
        Fill(1_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Fill(10_000);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Fill(int times)
        {
            for (var i = 0; i < times; i++)
            {
                feed.AppendCritical("live");
                feed.AppendLine("hello");
                if (feed.Since(feed.Last - 5).Lines.Count == 0)
                    feed.Reset(0);
            }
        }
    }

    private static void Append(RoomFeed<string, string> feed, List<(long Sequence, bool Critical)> all, bool critical, int skip)
    {
        if (skip > 0)
            feed.SkipTo(feed.Last + skip);
        var sequence = feed.Last + 1;
        Assert.Equal(sequence, critical ? feed.AppendCritical($"c{sequence}") : feed.AppendLine($"l{sequence}"));
        all.Add((sequence, critical));
    }

    private static void Follow(RoomFeed<string, string> show, RoomFeed<string, string> relay)
    {
        var news = show.Since(relay.Last);
        if (news.CriticalLost)
            relay.Reset(show.Last);
        if (news.CriticalLost || news.IsEmpty)
            return;
        var merged = news.Critical.ToArray().Select(c => (c.Sequence, c.Item, Critical: true))
            .Concat(news.Lines.ToArray().Select(l => (l.Sequence, l.Item, Critical: false))).OrderBy(item => item.Sequence);
        foreach (var (sequence, item, critical) in merged)
        {
            if (critical)
                relay.AppendCritical(sequence, item);
            else
                relay.AppendLine(sequence, item, out _);
        }

        relay.SkipTo(news.Through);
    }

    private static void AssertSame(
        List<(long Sequence, bool Critical)> all, (int Critical, int Lines, int Start) shape, FeedSlice<string, string> slice)
    {
        var last = all.Count == 0 ? shape.Start : all[^1].Sequence;
        var critical = all.Where(i => i.Critical).Select(i => i.Sequence).ToList();
        var forgotten = critical.Count > shape.Critical ? critical[^(shape.Critical + 1)] : shape.Start;
        var kept = critical.TakeLast(shape.Critical).Where(s => s > slice.After).ToList();
        var lines = all.Where(i => !i.Critical).Select(i => i.Sequence).TakeLast(shape.Lines).Where(s => s > slice.After).ToList();

        Assert.Equal(last, slice.Through);
        Assert.Equal(slice.After < forgotten || slice.After > last, slice.CriticalLost);
        Assert.Equal(kept, slice.Critical.ToArray().Select(c => c.Sequence));
        Assert.Equal(kept.Select(s => $"c{s}"), slice.Critical.ToArray().Select(c => c.Item));
        var walked = new List<long>();
        foreach (var line in slice.Lines)
            walked.Add(line.Sequence);
        Assert.Equal(lines, walked);
        if (!slice.CriticalLost)
            Assert.Equal(last - slice.After - kept.Count - lines.Count, slice.LostLines);
    }
}
