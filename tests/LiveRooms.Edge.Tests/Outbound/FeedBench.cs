using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Grains.Shows;
using LiveRooms.Protocol.Hub;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Edge.Tests.Outbound;

/// <summary>A relay's feed beside a naive one that forgets nothing, and viewers left behind at every page.</summary>
internal sealed class FeedBench
{
    internal const int Kept = 6;
    private const int Viewers = 3;

    private readonly RelayFeed _feed = new(Make.Show, Kept);
    private readonly List<FeedEvent> _events = [];
    private readonly List<FeedLine> _lines = [];
    private readonly List<Standing> _standing = [];
    private RoomView _room = Make.Room();
    private long _epoch = 1;
    private long _last;
    private long _told;
    private long _start;
    private long _lineNumber;

    internal FeedBench() => TakeReset(0);

    /// <summary>What a run met, by name.</summary>
    internal Dictionary<string, int> Met { get; } = [];

    internal void Do(FeedStep step)
    {
        switch (step.Kind)
        {
            case FeedStepKind.Event:
                _events.Add(Make.Event(++_last, step.Number == 0 ? FeedEventKind.DropOpened : FeedEventKind.Muted, To(step.Number)));
                break;
            case FeedStepKind.Lines:
                for (var i = 0; i < step.Number; i++)
                    _lines.Add(Make.Line(++_last, ++_lineNumber));
                break;
            case FeedStepKind.Show:
                _room = _room with { Show = _room.Show with { Version = _room.Show.Version + 1 } };
                break;
            case FeedStepKind.Drop:
                ChangeDrop($"drop-{step.Number}");
                break;
            case FeedStepKind.Numbers:
                _room = _room with { Audience = _room.Audience + 1 };
                break;
            case FeedStepKind.Page:
                TakePage();
                break;
            case FeedStepKind.Reset:
                TakeReset(_events.Count <= step.Number ? 0 : _events[^(step.Number + 1)].Sequence);
                break;
            case FeedStepKind.Epoch:
                _epoch++;
                _events.Clear();
                _lines.Clear();
                _last = 0;
                TakeReset(0);
                break;
        }
    }

    private static ViewerId? To(int number) => number == 0 ? null : Make.Viewer(number);

    private void ChangeDrop(string id)
    {
        var known = _room.Drops.FirstOrDefault(d => d.Settings.Id.Value == id);
        _room = _room with
        {
            Drops = known is null
                ? _room.Drops.Add(Make.DropView(id))
                : _room.Drops.Replace(known, known with { Version = known.Version + 1 }),
        };
    }

    private void TakePage()
    {
        _feed.Apply(new FeedPage(
            null, _epoch, _last, false, [.. _events.Where(e => e.Sequence > _told)], [.. _lines.Where(l => l.Sequence > _told)], 0, 1, _room));
        Settle();
    }

    private void TakeReset(long after)
    {
        var page = new FeedPage(
            null, _epoch, _last, true, [.. _events.Where(e => e.Sequence > after)],
            [.. _lines.Where(l => l.Sequence > after).TakeLast(ShowLimits.ChatHistory)], 0, 1, _room);
        _start = Math.Min(
            page.Events.IsEmpty ? _last : page.Events[0].Sequence - 1, page.Lines.IsEmpty ? _last : page.Lines[0].Sequence - 1);
        _feed.Apply(page);
        Settle();
    }

    private void Settle()
    {
        _told = _last;
        foreach (var standing in _standing)
            Check(standing);
        _standing.Add(new Standing(_feed.Place, _room));
        Assert.Equal(_last, _feed.Place.Sequence);
        var snapshot = _feed.Snapshot(Make.Start);
        Assert.Equal([.. _room.Drops.Select(Cards.Of)], snapshot.Drops);
        Assert.True(snapshot.Chat.Count <= 100);
    }

    private void Check(Standing standing)
    {
        var (epoch, after, stamp) = standing.Place;
        var known = _events.Where(e => e.Sequence > _start).ToList();
        var forgotten = Math.Max(_start, known.Count > Kept ? known[^(Kept + 1)].Sequence : 0);
        var covered = epoch == _epoch && after >= forgotten;
        Assert.Equal(covered, _feed.Covers(epoch, after));
        Meet(covered ? "covered" : "not covered");
        if (!covered)
            return;
        var directed = _feed.DirectedSince(after);
        for (var viewer = 0; viewer <= Viewers; viewer++)
        {
            var frame = _feed.Frame(standing.Place, To(viewer), Make.Start);
            Assert.Equal((_epoch, after, _last), (frame.Epoch, frame.From, frame.Through));
            CheckItems(frame, after, viewer);
            CheckLatest(frame, standing);
            if (viewer > 0)
                Assert.Equal(_events.Any(e => e.Sequence > after && e.To == To(viewer)), directed?.Contains(Make.Viewer(viewer)) ?? false);
        }
    }

    private void CheckItems(RoomFrame frame, long after, int viewer)
    {
        var events = _events.Where(e => e.Sequence > after && (e.To is null || e.To == To(viewer))).Select(Cards.Of).ToList();
        Assert.Equal(events, frame.Events ?? []);
        Assert.NotEqual(0, frame.Events?.Count ?? 1);
        if (events.Any(e => e.Kind == RoomEventKinds.Muted))
            Meet("directed");
        var lines = _lines.Where(l => l.Sequence > after).ToList();
        Assert.Equal(lines.Count, (frame.Chat?.Count ?? 0) + frame.SkippedChat);
        Assert.Equal(lines.TakeLast(ShowLimits.ChatHistory).Select(l => Cards.Of(l.Line)), frame.Chat ?? []);
        if (frame.SkippedChat > 0)
            Meet("chat skipped");
    }

    /// <summary>What the viewer knew, with the frame laid over it, is the room as it stands.</summary>
    private void CheckLatest(RoomFrame frame, Standing standing)
    {
        Assert.Equal(Cards.Of(_room.Show), frame.Show ?? Cards.Of(standing.Room.Show));
        Assert.Equal(_room.Audience, (frame.Counters ?? Cards.Counters(standing.Room)).Audience);
        var drops = standing.Room.Drops.Select(Cards.Of).ToDictionary(d => d.DropId);
        foreach (var drop in frame.Drops ?? [])
            drops[drop.DropId] = drop;
        Assert.Equal([.. _room.Drops.Select(Cards.Of)], [.. drops.Values]);
        if (frame.Drops?.Count < _room.Drops.Length)
            Meet("some drops");
        if (frame is { Show: null, Drops: null, Counters: null })
            Meet("nothing latest");
    }

    private void Meet(string what) => Met[what] = Met.GetValueOrDefault(what) + 1;

    private sealed record Standing(FeedPlace Place, RoomView Room);
}
