using LiveRooms.Edge.Inbound;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Grains.Shows;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;
using LiveRooms.Rules;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Rooms;

namespace LiveRooms.Edge.Tests.Outbound;

/// <summary>A room of two viewers on an edge where two are many.</summary>
public sealed class HotRoomTests
{
    private static readonly EdgeOptions TwoAreMany = new()
    {
        LongestTick = TimeSpan.FromMilliseconds(20),
        LargeRoom = 2,
        HugeRoom = 2,
        HugeRoomLines = 1,
    };

    private readonly HandClock _clock = new();
    private Task _waiting = Task.CompletedTask;

    [Fact]
    public async Task A_room_that_gets_hot_is_sampled_and_says_so_and_is_small_again_when_it_cools()
    {
        await using var bench = new RelayBench(_clock, TwoAreMany);
        var (one, other) = (await bench.Join(1), await bench.Join(2));
        Assert.Equal(100, (await Said(bench, other, 100)).Shown.Count);

        await Heat(bench, one, HeatRule.PromoteAfter, RoomHeat.Huge);
        var (shown, skipped) = await Said(bench, other, 100);
        Assert.InRange(shown.Count, 1, 10);
        Assert.Equal(100, shown.Count + skipped);
        Assert.Equal(shown.Order(), shown);
        Assert.Equal(shown, (await Said(one, bench.Show.Last)).Shown.TakeLast(shown.Count));

        one.Leave();
        await Heat(bench, other, HeatRule.DemoteAfter, RoomHeat.Small);
        Assert.Equal(100, (await Said(bench, other, 100)).Shown.Count);
    }

    [Fact]
    public async Task The_rooms_own_voices_reach_all_and_the_others_at_least_themselves()
    {
        await using var bench = new RelayBench(_clock, TwoAreMany);
        var (speaker, other) = (await bench.Join(1), await bench.Join(2));
        await Heat(bench, speaker, HeatRule.PromoteAfter, RoomHeat.Huge);
        await Said(bench, other, 1);
        await Frames(speaker, bench.Show.Last);

        var said = Enumerable.Range(0, 40).Select(i => speaker.Relay.Say(new($"op-{i}"), new Viewer(Make.Viewer(1), "Ada", Role.Viewer), $"mine {i}"));
        Assert.All(await Driven(Task.WhenAll([.. said])), Assert.Null);
        bench.Show.Say("welcome", new ViewerId("creator-1"), Role.Creator);
        bench.Show.Say("behave", new ViewerId("keeper"), Role.Operator);
        for (var i = 0; i < 20; i++)
            bench.Show.Say($"elsewhere {i}", Make.Viewer(3 + i));

        var mine = await Frames(speaker, bench.Show.Last);
        var theirs = await Frames(other, bench.Show.Last);
        Assert.Equal(Enumerable.Range(0, 40).Select(i => $"mine {i}"), Texts(mine).Where(text => text.StartsWith("mine", StringComparison.Ordinal)));
        Assert.All([mine, theirs], frames => Assert.Equal(["welcome", "behave"], Texts(frames).Intersect(["welcome", "behave"])));
        Assert.InRange(Texts(theirs).Count(text => text.StartsWith("mine", StringComparison.Ordinal)), 0, 20);
        Assert.Equal(Texts(theirs).Count() + theirs.Sum(f => f.SkippedChat), Texts(mine).Count() + mine.Sum(f => f.SkippedChat));

        // Who comes again still sees itself.
        speaker.Leave();
        var again = await bench.Join(1, new Position(mine[0].Epoch, mine[0].From));
        string[] itself = ["welcome", "behave", .. Enumerable.Range(20, 20).Select(i => $"mine {i}")];
        Assert.Empty(itself.Except(again.Reply.Snapshot!.Chat.Select(line => line.Text)));
    }

    [Fact]
    public async Task News_after_silence_goes_out_at_once_and_news_during_a_tick_with_the_next_one()
    {
        var slow = new EdgeOptions { Tick = TimeSpan.FromMilliseconds(250) };
        await using var bench = new RelayBench(_clock, slow);
        var stay = await bench.Join();
        // The follow, the flush and the report of the join have begun to rest.
        for (var loop = 0; loop < 3; loop++)
            await _clock.Waiting(slow.Tick);
        _clock.Advance(slow.Tick);
        bench.Show.Publish(FeedEventKind.DropOpened);
        Assert.Equal([1L], (await stay.Link.Next()).Events!.Select(e => e.Sequence));

        // The follow and the flush both rest for a tick now, from the same moment on.
        bench.Show.Publish(FeedEventKind.DropPaused);
        bench.Show.Publish(FeedEventKind.DropClosed);
        await _clock.Waiting(slow.Tick);
        await _clock.Waiting(slow.Tick);
        Assert.Equal(1, stay.Link.Written);
        _clock.Advance(slow.Tick);
        Assert.Equal([2L, 3L], (await stay.Link.Next()).Events!.Select(e => e.Sequence));
    }

    /// <summary>Has something happen, so that the room is looked at, then lets time pass: until it is that hot.</summary>
    private async Task Heat(RelayBench bench, RelayBench.Stay stay, TimeSpan after, RoomHeat heat)
    {
        // A look may come after the time that was to pass before it; the one after the next surely does not.
        for (var looks = 0; stay.Relay.Status.Heat != heat; looks++)
        {
            Assert.InRange(looks, 0, 10);
            bench.Show.Publish(FeedEventKind.DropOpened);
            await Frames(stay, bench.Show.Last);
            _clock.Advance(after);
        }
    }

    /// <summary>So many lines are said elsewhere; those the viewer was shown, and how many it was not.</summary>
    private async Task<(List<long> Shown, int Skipped)> Said(RelayBench bench, RelayBench.Stay stay, int lines)
    {
        await Frames(stay, bench.Show.Last);
        for (var i = 0; i < lines; i++)
            bench.Show.Say($"line {i}", Make.Viewer(3 + i));
        return await Said(stay, bench.Show.Last);
    }

    private async Task<(List<long> Shown, int Skipped)> Said(RelayBench.Stay stay, long through)
    {
        var frames = await Frames(stay, through);
        return ([.. frames.SelectMany(f => f.Chat ?? []).Select(line => line.Number)], frames.Sum(f => f.SkippedChat));
    }

    /// <summary>Frames until the viewer stands there.</summary>
    private async Task<List<RoomFrame>> Frames(RelayBench.Stay stay, long through)
    {
        var frames = new List<RoomFrame>();
        await Driven(Patience.Until(() =>
        {
            frames.AddRange(stay.Link.Unread());
            return stay.Lane.Place.Sequence >= through;
        }));
        frames.AddRange(stay.Link.Unread());
        return frames;
    }

    private static IEnumerable<string> Texts(List<RoomFrame> frames) => frames.SelectMany(f => f.Chat ?? []).Select(line => line.Text);

    private async Task<T> Driven<T>(Task<T> task)
    {
        await Driven((Task)task);
        return await task;
    }

    /// <summary>Lets a tick pass whenever somebody waits for one, and no faster, until this is done.</summary>
    private async Task Driven(Task task)
    {
        while (!task.IsCompleted)
        {
            if (_waiting.IsCompleted)
            {
                _clock.Advance(TwoAreMany.Tick);
                _waiting = _clock.Waiting(TwoAreMany.Tick);
            }
            await Task.Yield();
        }
        await task;
    }
}
