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
/// a page's lines are shown besides the host's; viewers 1 and 2 have spoken here, viewer 3 elsewhere. Whatever a frame leaves out,
/// the last lines of the host and a viewer's own are in it, and it counts the others.
/// </summary>
internal sealed class FeedBench
{
    internal const int Kept = 6;
    private const int KeptDirected = 8 * Kept;
    private const int KnownLosses = 4 * KeptDirected;
    private const int Viewers = 3;
    private const int Budget = 2;

    private readonly RelayFeed _feed;
    private readonly List<FeedEvent> _events = [];
    private readonly List<FeedLine> _lines = [];
    private readonly List<FeedLine> _taken = [];
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
            case FeedStepKind.Rush:
                for (var i = 0; i < step.Number; i++)
                    _events.Add(Make.Event(++_last, FeedEventKind.Expired, Make.Viewer((i % Viewers) + 1)));
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
        _taken.AddRange(said);
        _leftOut.UnionWith(said.Where((_, i) => !chosen[i]).Select(l => l.Sequence));
        Assert.Equal(chosen.Count(c => !c), leftOut);
        Settle();
    }

    private void TakeReset(long after)
    {
        var page = new FeedPage(
            null, _epoch, _last, true, [.. _events.Where(e => e.Sequence > after)],
            [.. Shown([.. _lines.Where(l => l.Sequence > after)])], 0, 1, _room);
        // A feed that starts over shows what the show has kept.
        _leftOut.Clear();
        _taken.Clear();
        _taken.AddRange(page.Lines);
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
        var (epoch, after, _) = standing.Place;
        var forgotten = new[] { _start, Forgotten(e => e.To is null, Kept), Forgotten(e => e.To is not null, KeptDirected + KnownLosses) }.Max();
        var covered = epoch == _epoch && after >= forgotten;
        Assert.Equal(covered, _feed.Covers(epoch, after));
        Meet(covered ? "covered" : "not covered");
        if (!covered)
            return;
        if (_events.Count(e => e.Sequence > after && e.To is not null) > Kept)
            Meet("many directed");
        Check(standing, lean: false);
        Check(standing, lean: true);
    }

    private void Check(Standing standing, bool lean)
    {
        var after = standing.Place.Sequence;
        var shared = _feed.Frame(standing.Place, Make.Start, lean ? 500 : null);
        var own = _feed.OwnSince(after, lean);
        CheckFrame(shared, standing, 0, lean);
        for (var viewer = 1; viewer <= Viewers; viewer++)
        {
            var whole = after >= Lost(viewer);
            Assert.Equal(whole, _feed.Covers(standing.Place.Epoch, after, Make.Viewer(viewer)));
            if (!whole)
            {
                Meet("own lost");
                Assert.True(own!.MayConcern(Make.Viewer(viewer)));
                Assert.Null(_feed.OwnFrame(shared, Make.Viewer(viewer)));
                continue;
            }
            var frame = _feed.OwnFrame(shared, Make.Viewer(viewer))!;
            CheckFrame(frame, standing, viewer, lean);
            var isConcerned = own?.MayConcern(Make.Viewer(viewer)) is true;
            Assert.True(isConcerned || frame == shared with { Events = frame.Events, Chat = frame.Chat }, "it is told more than others");
            if (isConcerned && viewer == Viewers)
                Assert.Contains(_events, e => e.Sequence > after && e.To == Make.Viewer(viewer));
            if (!isConcerned)
                Assert.Equal((shared.Events?.Count, shared.Chat?.Count), (frame.Events?.Count, frame.Chat?.Count));
        }
    }

    /// <summary>The newest of a viewer's own events that is not kept any more; 0 when all are.</summary>
    private long Lost(int viewer)
    {
        var gone = Forgotten(e => e.To is not null, KeptDirected);
        return _events.FindLast(e => e.Sequence > _start && e.Sequence <= gone && e.To == To(viewer))?.Sequence ?? 0;
    }

    private long Forgotten(Func<FeedEvent, bool> which, int kept)
    {
        var known = _events.Where(e => e.Sequence > _start && e.Sequence <= _told && which(e)).ToList();
        return known.Count > kept ? known[^(kept + 1)].Sequence : 0;
    }

    private void CheckFrame(RoomFrame frame, Standing standing, int viewer, bool lean)
    {
        var after = standing.Place.Sequence;
        Assert.Equal((_epoch, after, _last), (frame.Epoch, frame.From, frame.Through));
        CheckLatest(frame, standing);
        var events = _events.Where(e => e.Sequence > after && (e.To is null || e.To == To(viewer))).Select(Cards.Of).ToList();
        Assert.Equal(events, frame.Events ?? []);
        Assert.NotEqual(0, frame.Events?.Count ?? 1);
        if (events.Any(e => e.Kind == RoomEventKinds.Muted))
            Meet("directed");
        Assert.Equal(_lines.Count(l => l.Sequence > after), (frame.Chat?.Count ?? 0) + frame.SkippedChat);
        if (frame.SkippedChat > 0)
            Meet("chat skipped");
        CheckLines([.. (frame.Chat ?? []).Select(line => line.Number)], after, viewer, lean);
    }

    private void CheckLines(List<long> told, long after, int viewer, bool lean)
    {
        var shown = Shown([.. _taken.Where(l => !_leftOut.Contains(l.Sequence))]).Where(l => l.Sequence > after).ToList();
        var mine = _taken.Where(l => l.Line.Viewer.Value is "viewer-1" or "viewer-2").TakeLast(SampledChat.Kept)
            .Where(l => l.Sequence > after && l.Line.Viewer == To(viewer)).ToList();
        var whole = shown.Concat(mine).DistinctBy(l => l.Sequence).OrderBy(l => l.Sequence).ToList();
        var dear = whole.Where(l => IsHost(l) || mine.Contains(l)).Select(l => l.Line.Number).ToList();
        if (lean)
        {
            Assert.Equal(told.Order(), told);
            Assert.Empty(told.Except(whole.Select(l => l.Line.Number)));
            Assert.Equal(dear, told.Intersect(dear));
        }
        else
            Assert.Equal(whole.Select(l => l.Line.Number), told);
        if (whole.Count > shown.Count)
            Meet("own line kept");
        if (shown.Count > ShowLimits.ChatHistory)
            Meet("host kept beyond the lines");
        if (mine.Any(l => !_leftOut.Contains(l.Sequence) && !shown.Contains(l)))
            Meet("own line kept beyond the lines");
        if (lean && told.Count < whole.Count)
            Meet("lean");
    }

    /// <summary>The last lines, and from before them the last of the host's.</summary>
    private static List<FeedLine> Shown(List<FeedLine> lines) =>
        [.. lines.SkipLast(ShowLimits.ChatHistory).Where(IsHost).TakeLast(ShowLimits.VoiceHistory), .. lines.TakeLast(ShowLimits.ChatHistory)];

    private static bool IsHost(FeedLine line) => line.Line.Role == Role.Creator;

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
