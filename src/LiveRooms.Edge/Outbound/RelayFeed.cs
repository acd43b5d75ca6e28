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
/// the stamp at which it last changed. Lines that the room's pace does not show are left out for all but those who said them here
/// (law 8). Composes frames from any place in the window. Called under the relay's lock.
/// </summary>
/// <param name="show">The room.</param>
/// <param name="kept">Critical events kept.</param>
/// <param name="mayShow">How many of so many lines are shown now, besides the room's own voices; null shows all.</param>
internal sealed class RelayFeed(ShowId show, int kept, Func<int, int>? mayShow = null)
{
    private const int HistoryLines = 100;

    // About as many bytes as the show, a drop or the counters take in a frame.
    private const int CardBytes = 400;

    private readonly RoomFeed<FeedEvent, FeedLine> _items = new(kept, ShowLimits.ChatHistory);
    private readonly SampledChat _chat = new(mayShow ?? (static lines => lines));
    private readonly Dictionary<DropId, DropMark> _drops = [];
    private RoomView? _latest;
    private RoomSnapshot? _snapshot;
    private long _showChanged;
    private long _countersChanged;

    /// <summary>Up to where the room is known. Its stamp counts the pages taken in, over all epochs.</summary>
    public FeedPlace Place { get; private set; } = FeedPlace.Start;

    /// <summary>The room's drops.</summary>
    public IEnumerable<DropId> Drops => _drops.Keys;

    /// <summary>Viewers on all edges, as last heard of.</summary>
    public long RoomAudience => _latest?.Audience ?? 0;

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
        var shown = page.Reset ? page.Lines : _chat.Sample(page.Lines, (page.Latest ?? _latest!).Show.Settings.Creator);
        TakeItems(page with { Lines = shown });
        if (page.Latest is { } latest)
            Update(latest, stamp);
        Place = new FeedPlace(page.Epoch, _items.Last, stamp) { CriticalBytes = Place.CriticalBytes + NewBytes(page) };
        return page.Lines.Length - shown.Length;
    }

    /// <summary>Whether a viewer there can go on without having missed a critical event for good.</summary>
    public bool Covers(long epoch, long after) => epoch == Place.Epoch && !_items.Since(after).CriticalLost;

    /// <summary>Critical events after a place, as one viewer may see them, or as all may (null).</summary>
    public RoomEvent[] EventsFor(long after, ViewerId? viewer)
    {
        List<RoomEvent>? events = null;
        foreach (var e in _items.Since(after).Critical)
        {
            if (e.Item.To is not { } to || to == viewer)
                (events ??= []).Add(Cards.Of(e.Item));
        }
        return events is null ? [] : [.. events];
    }

    /// <summary>About how many bytes of critical events one viewer lacks.</summary>
    public long CriticalBytes(long after, ViewerId viewer)
    {
        var bytes = 0L;
        foreach (var e in _items.Since(after).Critical)
        {
            if (e.Item.To is not { } to || to == viewer)
                bytes += EventSize.Of(e.Item);
        }
        return bytes;
    }

    /// <summary>Viewers with directed events, or lines shown to them alone, after a place; null when there are none.</summary>
    /// <param name="after">The place's sequence.</param>
    /// <param name="lean">Whether frames from there leave out chat: then also whoever said something here.</param>
    public HashSet<ViewerId>? DirectedSince(long after, bool lean = false)
    {
        HashSet<ViewerId>? viewers = null;
        foreach (var e in _items.Since(after).Critical)
        {
            if (e.Item.To is { } viewer)
                (viewers ??= []).Add(viewer);
        }
        _chat.AddAuthors(after, ref viewers);
        if (lean)
            _chat.AddSpeakers(_items.Since(after).Lines, ref viewers);
        return viewers;
    }

    /// <summary>Everything after a place the window covers, for all viewers (null) or for one, directed events included.</summary>
    /// <param name="from">The place.</param>
    /// <param name="viewer">The one viewer.</param>
    /// <param name="now">The time.</param>
    /// <param name="most">About as many bytes at most, if that can be had by leaving out chat; null without a bound.</param>
    public RoomFrame Frame(FeedPlace from, ViewerId? viewer, DateTimeOffset now, int? most = null)
    {
        var slice = _items.Since(from.Sequence);
        var events = EventsFor(from.Sequence, viewer);
        var lines = _chat.Among(slice.Lines, from.Sequence, viewer);
        var drops = _latest!.Drops.Where(d => _drops[d.Settings.Id].Changed > from.Stamp).Select(Cards.Of).ToArray();
        if (most is { } bytes)
            lines = Newest(lines, viewer, bytes - (Place.CriticalBytes - from.CriticalBytes) - (CardBytes * (drops.Length + 2)));
        return new RoomFrame(
            show.Value, Place.Epoch, from.Sequence, Place.Sequence, now.ToUnixTimeMilliseconds(),
            events.Length == 0 ? null : events, lines.Count == 0 ? null : [.. lines.Select(l => Cards.Of(l.Line))],
            (int)slice.LostLines - (lines.Count - slice.Lines.Count),
            _showChanged > from.Stamp ? Cards.Of(_latest.Show) : null, drops.Length == 0 ? null : drops,
            _countersChanged > from.Stamp ? Cards.Counters(_latest) : null);
    }

    /// <summary>A frame that starts a viewer over.</summary>
    public RoomFrame ResetFrame(DateTimeOffset now) => new(
        show.Value, Place.Epoch, Place.Sequence, Place.Sequence, now.ToUnixTimeMilliseconds(), Reset: Snapshot(now));

    /// <summary>The whole room as it stands; composed once a page, however many join.</summary>
    public RoomSnapshot Snapshot(DateTimeOffset now)
    {
        _snapshot ??= new SnapshotChat(Lines(_items.Since(0, HistoryLines).Lines)).Of(new RoomSnapshot(
            new Position(Place.Epoch, Place.Sequence), 0, Cards.Of(_latest!.Show), [.. _latest.Drops.Select(Cards.Of)], [],
            Cards.Counters(_latest)));
        return _snapshot with { At = now.ToUnixTimeMilliseconds() };
    }

    private List<FeedLine> Newest(List<FeedLine> lines, ViewerId? viewer, long bytes)
    {
        var chosen = new bool[lines.Count];
        LeanChat.Choose([.. lines.Select(l => l.Line)], _latest!.Show.Settings.Creator, bytes, chosen);
        // Who speaks sees itself, however slow it is.
        return [.. lines.Where((line, i) => chosen[i] || line.Line.Viewer == viewer)];
    }

    private static Protocol.Hub.ChatLine[] Lines(RingSlice<Numbered<FeedLine>> slice)
    {
        var lines = new Protocol.Hub.ChatLine[slice.Count];
        for (var i = 0; i < lines.Length; i++)
            lines[i] = Cards.Of(slice[i].Item.Line);
        return lines;
    }

    /// <summary>The page holds every critical event after its first item, so a viewer from there on misses none.</summary>
    private void Reset(FeedPage page)
    {
        var first = page.Through + 1;
        if (!page.Events.IsEmpty)
            first = Math.Min(first, page.Events[0].Sequence);
        if (!page.Lines.IsEmpty)
            first = Math.Min(first, page.Lines[0].Sequence);
        _items.Reset(first - 1);
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
        foreach (var (sequence, e, line) in InOrder(page))
        {
            if (e is not null)
                _items.AppendCritical(sequence, e);
            else
                _items.AppendLine(sequence, line!);
        }
        _items.SkipTo(page.Through);
    }

    private void Check(FeedPage page)
    {
        if ((page.Reset ? null : _latest) is null && page.Latest is null)
            throw new InvalidDataException("The first page of a feed carries the latest part.");
        var last = page.Reset ? 0 : _items.Last;
        foreach (var (sequence, _, _) in InOrder(page))
        {
            if (sequence <= last)
                throw new InvalidDataException($"Item {sequence} comes after {last}.");
            last = sequence;
        }
        if (page.Through < last || (!page.Reset && page.Epoch != Place.Epoch))
            throw new InvalidDataException($"The page ends at {page.Epoch}:{page.Through}, before {last} or in another feed.");
    }

    /// <summary>Each list is in order; here both together are.</summary>
    private static IEnumerable<(long Sequence, FeedEvent? Event, FeedLine? Line)> InOrder(FeedPage page)
    {
        var line = 0;
        foreach (var e in page.Events)
        {
            for (; line < page.Lines.Length && page.Lines[line].Sequence < e.Sequence; line++)
                yield return (page.Lines[line].Sequence, null, page.Lines[line]);
            yield return (e.Sequence, e, null);
        }
        for (; line < page.Lines.Length; line++)
            yield return (page.Lines[line].Sequence, null, page.Lines[line]);
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
