using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Grains.Shows;
using LiveRooms.Protocol.Hub;
using LiveRooms.Rules;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Rooms;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Edge.Tests.Outbound;

/// <summary>
/// A relay's feed beside a naive one that forgets nothing, and viewers left behind at every page. While the room is huge, two of
/// a page's lines are shown besides the host's; viewers 1 and 2 have spoken here, viewer 3 elsewhere.
/// </summary>
internal sealed class FeedBench
{
    internal const int Kept = 6;
    private const int Viewers = 3;
    private const int Budget = 2;

    private readonly RelayFeed _feed;
    private readonly List<FeedEvent> _events = [];
    private readonly List<FeedLine> _lines = [];
    private readonly List<Standing> _standing = [];
    private RoomView _room = Make.Room();
    private long _epoch = 1;
    private long _last;
    private long _told;
    private long _start;
    private long _lineNumber;
    private bool _huge;
    private readonly HashSet<long> _leftOut = [];

    internal FeedBench()
    {
        _feed = new RelayFeed(Make.Show, Kept, lines => _huge ? Math.Min(lines, Budget) : lines);
        _feed.Speaks(Make.Viewer(1));
        _feed.Speaks(Make.Viewer(2));
        TakeReset(0);
    }

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
                    _lines.Add(Line(i));
                break;
            case FeedStepKind.Heat:
                _huge = step.Number > 0;
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

    private FeedLine Line(int number)
    {
        var line = Make.Line(++_last, ++_lineNumber);
        return line with
        {
            Line = number % 5 == 4
                ? line.Line with { Viewer = new(_room.Show.Settings.Creator.Value), Role = Role.Creator }
                : line.Line with { Viewer = Make.Viewer((number % 5) + 1) },
        };
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
        FeedLine[] said = [.. _lines.Where(l => l.Sequence > _told)];
        var leftOut = _feed.Apply(new FeedPage(
            null, _epoch, _last, false, [.. _events.Where(e => e.Sequence > _told)], [.. said], 0, 1, _room));
        var chosen = new bool[said.Length];
        ChatSample.Choose(
            [.. said.Select(l => l.Line)], _room.Show.Settings.Creator, _huge ? Budget : int.MaxValue, chosen);
        _leftOut.UnionWith(said.Where((_, i) => !chosen[i]).Select(l => l.Sequence));
        Assert.Equal(chosen.Count(c => !c), leftOut);
        Settle();
    }

    private void TakeReset(long after)
    {
        var page = new FeedPage(
            null, _epoch, _last, true, [.. _events.Where(e => e.Sequence > after)],
            [.. _lines.Where(l => l.Sequence > after).TakeLast(ShowLimits.ChatHistory)], 0, 1, _room);
        // A feed that starts over shows what the show has kept.
        _leftOut.Clear();
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
        var own = _lines.Where(l => l.Sequence > _start && _leftOut.Contains(l.Sequence) && l.Line.Viewer.Value is "viewer-1" or "viewer-2")
            .TakeLast(SampledChat.Kept).Where(l => l.Sequence > after).ToList();
        for (var viewer = 0; viewer <= Viewers; viewer++)
        {
            var frame = _feed.Frame(standing.Place, To(viewer), Make.Start);
            Assert.Equal((_epoch, after, _last), (frame.Epoch, frame.From, frame.Through));
            CheckItems(frame, after, viewer, own);
            CheckLatest(frame, standing);
            if (viewer > 0)
            {
                var expected = _events.Any(e => e.Sequence > after && e.To == To(viewer)) || own.Any(l => l.Line.Viewer == To(viewer));
                Assert.Equal(expected, directed?.Contains(Make.Viewer(viewer)) ?? false);
            }
        }
    }

    private void CheckItems(RoomFrame frame, long after, int viewer, List<FeedLine> own)
    {
        var events = _events.Where(e => e.Sequence > after && (e.To is null || e.To == To(viewer))).Select(Cards.Of).ToList();
        Assert.Equal(events, frame.Events ?? []);
        Assert.NotEqual(0, frame.Events?.Count ?? 1);
        if (events.Any(e => e.Kind == RoomEventKinds.Muted))
            Meet("directed");
        var lines = _lines.Where(l => l.Sequence > after).ToList();
        Assert.Equal(lines.Count, (frame.Chat?.Count ?? 0) + frame.SkippedChat);
        var mine = own.Where(l => l.Line.Viewer == To(viewer)).ToList();
        var shown = _lines.Where(l => l.Sequence > _start && !_leftOut.Contains(l.Sequence)).TakeLast(ShowLimits.ChatHistory)
            .Where(l => l.Sequence > after).Concat(mine).OrderBy(l => l.Sequence);
        Assert.Equal(shown.Select(l => Cards.Of(l.Line)), frame.Chat ?? []);
        if (frame.SkippedChat > 0)
            Meet("chat skipped");
        if (mine.Count > 0)
            Meet("own line kept");
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
