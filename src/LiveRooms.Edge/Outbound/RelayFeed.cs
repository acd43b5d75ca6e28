using LiveRooms.Edge.Outbound.Snapshots;
using LiveRooms.Grains.Shows;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Rooms;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Edge.Outbound;

/// <summary>
/// What a relay knows of its room: the show's feed with a window of critical events and lines, and for each latest-wins part
/// the stamp at which it last changed. Events that are directed to single viewers have a window of their own, and so have the
/// room's own voices: no crowd pushes others' events or the host's lines out. Lines that the room's pace does not show are left
/// out for all but those who said them here (law 8). Composes frames from any place in the window. Called under the relay's lock.
/// </summary>
internal sealed class RelayFeed
{
    // About as many bytes as the show, a drop or the counters take in a frame.
    private const int CardBytes = 400;

    // When many holds end together each gets an event or two; of all viewers together so many times more are kept than for all.
    private const int DirectedWindows = 8;

    // Of so many times more it is known who lacks one, so that only those start over.
    private const int LossWindows = 4;

    private readonly ShowId _show;
    private readonly int _keptDirected;
    private readonly RoomFeed<FeedEvent, FeedLine> _items;
    private readonly SampledChat _chat;
    private readonly Dictionary<DropId, DropMark> _drops = [];
    private volatile OwnItems<FeedEvent> _directed;
    private List<FeedLine> _history = [];
    private RoomView? _latest;
    private RoomSnapshot? _snapshot;
    private long _showChanged;
    private long _countersChanged;

    /// <summary>A feed that knows nothing yet.</summary>
    /// <param name="show">The room.</param>
    /// <param name="kept">Critical events for all viewers kept.</param>
    /// <param name="mayShow">How many of so many lines are shown now, besides the room's own voices; null shows all.</param>
    public RelayFeed(ShowId show, int kept, Func<int, int>? mayShow = null)
    {
        (_show, _keptDirected) = (show, DirectedWindows * kept);
        _items = new(kept, ShowLimits.ChatHistory, isVoice: IsOwnVoice);
        _chat = new(mayShow ?? (static lines => lines));
        _directed = new(_keptDirected, LossWindows * _keptDirected);
    }

    /// <summary>Up to where the room is known. Its stamp counts the pages taken in, over all epochs.</summary>
    public FeedPlace Place { get; private set; } = FeedPlace.Start;

    /// <summary>The room's drops.</summary>
    public IEnumerable<DropId> Drops => _drops.Keys;

    /// <summary>Viewers on all edges, as last heard of.</summary>
    public long RoomAudience => _latest?.Audience ?? 0;

    /// <summary>Events directed to one viewer each. Which viewer has some, anybody may ask.</summary>
    public OwnItems<FeedEvent> Directed => _directed;

    /// <summary>A viewer of this edge says something: should the line be left out, its author still gets it.</summary>
    public void Speaks(ViewerId viewer) => _chat.Speaks(viewer);

    /// <summary>Takes a page of the feed in; how many of its lines are left out.</summary>
    /// <exception cref="InvalidDataException">It does not go on from what is known; nothing was taken.</exception>
    public int Apply(FeedPage page)
    {
        Check(page);
        var stamp = Place.Stamp + 1;
        _snapshot = null;
        if (page.Reset)
            Reset(page);
        if (page.Latest is { } latest)
            Update(latest, stamp);
        var shown = page.Reset ? _chat.ShowAll(page.Lines) : _chat.Sample(page.Lines, _latest!.Show.Settings.Creator);
        TakeItems(page with { Lines = shown });
        Place = new FeedPlace(page.Epoch, _items.Last, stamp) { CriticalBytes = Place.CriticalBytes + NewBytes(page) };
        return page.Lines.Length - shown.Length;
    }

    /// <summary>Whether viewers there can go on, but for those whose own events are gone.</summary>
    public bool Covers(long epoch, long after) =>
        epoch == Place.Epoch && !_items.Since(after).CriticalLost && _directed.Forgotten <= after;

    /// <summary>Whether a viewer there can go on without having missed a critical event for good.</summary>
    public bool Covers(long epoch, long after, ViewerId viewer) => Covers(epoch, after) && !_directed.HasLost(viewer, after);

    /// <summary>Critical events after a place, as one viewer may see them, or as all may (null).</summary>
    public IReadOnlyList<RoomEvent> EventsFor(long after, ViewerId? viewer)
    {
        var slice = _items.Since(after).Critical;
        var events = new RoomEvent[slice.Count];
        for (var i = 0; i < events.Length; i++)
            events[i] = Cards.Of(slice[i].Item);
        return viewer is { } one ? WithOwn(events, one, after, long.MaxValue) : events;
    }

    /// <summary>About how many bytes of critical events one viewer lacks there, in this epoch.</summary>
    public long CriticalBytes(FeedPlace from, ViewerId viewer) =>
        Place.CriticalBytes - from.CriticalBytes + _directed.Of(viewer, from.Sequence).Sum(e => (long)EventSize.Of(e));

    /// <summary>Who is told something after a place that others there are not; null when nobody.</summary>
    /// <param name="after">The place's sequence.</param>
    /// <param name="lean">Whether frames from there leave out chat: then also whoever said something here.</param>
    public OwnSince? OwnSince(long after, bool lean = false) =>
        Math.Max(_directed.NewestApart, lean ? _chat.Own.Newest : _chat.Own.NewestApart) > after
            ? new OwnSince(_directed, _chat.Own, after, lean)
            : null;

    /// <summary>Everything after a place the window covers that is told to all there.</summary>
    /// <param name="from">The place.</param>
    /// <param name="now">The time.</param>
    /// <param name="most">About as many bytes at most, if that can be had by leaving out chat; null without a bound.</param>
    public RoomFrame Frame(FeedPlace from, DateTimeOffset now, int? most = null)
    {
        var slice = _items.Since(from.Sequence);
        var events = EventsFor(from.Sequence, null);
        var lines = Lines(slice);
        // The numbers of events for single viewers are no lines.
        var missed = slice.LostLines - _directed.CountAfter(from.Sequence) + lines.Count;
        var drops = _latest!.Drops.Where(d => _drops[d.Settings.Id].Changed > from.Stamp).Select(Cards.Of).ToArray();
        if (most is { } bytes)
            lines = Newest(lines, bytes - (Place.CriticalBytes - from.CriticalBytes) - (CardBytes * (drops.Length + 2)));
        return new RoomFrame(
            _show.Value, Place.Epoch, from.Sequence, Place.Sequence, now.ToUnixTimeMilliseconds(),
            events.Count == 0 ? null : events, lines.Count == 0 ? null : CardsOf(lines), (int)(missed - lines.Count),
            _showChanged > from.Stamp ? Cards.Of(_latest.Show) : null, drops.Length == 0 ? null : drops,
            _countersChanged > from.Stamp ? Cards.Counters(_latest) : null);
    }

    /// <summary>
    /// A frame for all with what one viewer is told besides: it costs no look at what others are. Null when some of that is gone:
    /// only a start over helps.
    /// </summary>
    public RoomFrame? OwnFrame(RoomFrame shared, ViewerId viewer)
    {
        if (shared.Epoch != Place.Epoch || _directed.HasLost(viewer, shared.From))
            return null;
        var events = WithOwn(shared.Events ?? [], viewer, shared.From, shared.Through);
        var said = _chat.Own.Of(viewer, shared.From, shared.Through).ConvertAll(line => Cards.Of(line.Line));
        var chat = InOrder.Merge(shared.Chat ?? [], said, line => line.Number);
        return shared with
        {
            Events = events.Count == 0 ? null : events,
            Chat = chat.Count == 0 ? null : chat,
            SkippedChat = shared.SkippedChat - (chat.Count - (shared.Chat?.Count ?? 0)),
        };
    }

    /// <summary>A frame that starts a viewer over.</summary>
    public RoomFrame ResetFrame(DateTimeOffset now) => new(
        _show.Value, Place.Epoch, Place.Sequence, Place.Sequence, now.ToUnixTimeMilliseconds(), Reset: Snapshot(now));

    /// <summary>The whole room as it stands; composed once a page, however many join.</summary>
    public RoomSnapshot Snapshot(DateTimeOffset now)
    {
        if (_snapshot is null)
        {
            _history = RoomHistory.Of(Lines(_items.Since(0)), IsOwnVoice);
            _snapshot = new SnapshotChat(CardsOf(_history)).Of(new RoomSnapshot(
                new Position(Place.Epoch, Place.Sequence), 0, Cards.Of(_latest!.Show), [.. _latest.Drops.Select(Cards.Of)], [],
                Cards.Counters(_latest)));
        }
        return _snapshot with { At = now.ToUnixTimeMilliseconds() };
    }

    /// <summary>The room as a viewer finds it who comes, or comes again: who said something here lately sees that too.</summary>
    /// <param name="now">The time.</param>
    /// <param name="viewer">Who comes.</param>
    /// <param name="lastSeen">The sequence it stood at before, in this epoch; null at a first visit.</param>
    public RoomSnapshot SnapshotFor(DateTimeOffset now, ViewerId viewer, long? lastSeen)
    {
        var snapshot = Snapshot(now);
        if (_history.Count == 0 || !_chat.Own.Has(viewer, 0))
            return snapshot;
        var since = _history.Find(line => !IsOwnVoice(line))?.Sequence ?? _history[0].Sequence;
        var own = _chat.Own.Of(viewer, Math.Min(since, lastSeen ?? since)).TakeLast(RoomHistory.Rescued).ToList();
        var lines = InOrder.Merge(_history, own, line => line.Sequence);
        return lines.Count == _history.Count
            ? snapshot
            : snapshot with { Chat = CardsOf(RoomHistory.Of(lines, line => line.Line.Viewer == viewer || IsOwnVoice(line))) };
    }

    private bool IsOwnVoice(FeedLine line) => ChatSample.IsOwnVoice(line.Line, _latest!.Show.Settings.Creator);

    private IReadOnlyList<RoomEvent> WithOwn(IReadOnlyList<RoomEvent> shared, ViewerId viewer, long after, long through)
    {
        var own = _directed.Of(viewer, after, through);
        return own.Count == 0 ? shared : InOrder.Merge(shared, own.ConvertAll(Cards.Of), e => e.Sequence);
    }

    private List<FeedLine> Newest(List<FeedLine> lines, long bytes)
    {
        var chosen = new bool[lines.Count];
        LeanChat.Choose([.. lines.Select(l => l.Line)], _latest!.Show.Settings.Creator, bytes, chosen);
        return [.. lines.Where((_, i) => chosen[i])];
    }

    /// <summary>The room's own voices from before the kept lines, and these.</summary>
    private static List<FeedLine> Lines(FeedSlice<FeedEvent, FeedLine> slice)
    {
        var lines = new List<FeedLine>(slice.Voices.Count + slice.Lines.Count);
        foreach (var voice in slice.Voices)
            lines.Add(voice.Item);
        foreach (var line in slice.Lines)
            lines.Add(line.Item);
        return lines;
    }

    private static Protocol.Hub.ChatLine[] CardsOf(List<FeedLine> lines) => [.. lines.Select(line => Cards.Of(line.Line))];

    /// <summary>The page holds every critical event after its first item, so a viewer from there on misses none.</summary>
    private void Reset(FeedPage page)
    {
        var first = page.Through + 1;
        if (!page.Events.IsEmpty)
            first = Math.Min(first, page.Events[0].Sequence);
        if (!page.Lines.IsEmpty)
            first = Math.Min(first, page.Lines[0].Sequence);
        _items.Reset(first - 1);
        _directed.Forget(long.MaxValue);
        _directed = new(_keptDirected, LossWindows * _keptDirected);
        _chat.Clear();
        _drops.Clear();
        _latest = null;
    }

    /// <summary>Of events for all viewers. A page that starts the feed over repeats some that were counted.</summary>
    private long NewBytes(FeedPage page)
    {
        var known = page.Epoch == Place.Epoch ? Place.Sequence : 0;
        var bytes = 0L;
        foreach (var e in page.Events)
        {
            if (e.To is null && e.Sequence > known)
                bytes += EventSize.Of(e);
        }
        return bytes;
    }

    private void TakeItems(FeedPage page)
    {
        foreach (var (sequence, e, line) in InOrder.Of(page))
        {
            if (e?.To is { } viewer)
                _directed.Add(viewer, sequence, e, apart: true);
            else if (e is not null)
                _items.AppendCritical(sequence, e);
            else if (_items.AppendLine(sequence, line!, out var gone))
                _chat.Part(gone!);
        }
        _items.SkipTo(page.Through);
    }

    private void Check(FeedPage page)
    {
        if ((page.Reset ? null : _latest) is null && page.Latest is null)
            throw new InvalidDataException("The first page of a feed carries the latest part.");
        var last = page.Reset ? 0 : _items.Last;
        foreach (var (sequence, _, _) in InOrder.Of(page))
        {
            if (sequence <= last)
                throw new InvalidDataException($"Item {sequence} comes after {last}.");
            last = sequence;
        }
        if (page.Through < last || (!page.Reset && page.Epoch != Place.Epoch))
            throw new InvalidDataException($"The page ends at {page.Epoch}:{page.Through}, before {last} or in another feed.");
    }

    private void Update(RoomView latest, long stamp)
    {
        if (_latest?.Show.Version != latest.Show.Version)
            _showChanged = stamp;
        if (_latest is null || _latest.Audience != latest.Audience || _latest.Tallies != latest.Tallies)
            _countersChanged = stamp;
        foreach (var drop in latest.Drops)
        {
            if (!_drops.TryGetValue(drop.Settings.Id, out var known) || known.Version != drop.Version)
                _drops[drop.Settings.Id] = new DropMark(drop.Version, stamp);
        }
        _latest = latest;
    }

    /// <summary>The version of a drop that is known, and since which page.</summary>
    private readonly record struct DropMark(long Version, long Changed);
}
