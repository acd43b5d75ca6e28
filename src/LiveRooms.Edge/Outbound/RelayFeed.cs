using LiveRooms.Grains.Shows;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Edge.Outbound;

/// <summary>
/// What a relay knows of its room: the show's feed up to <see cref="Sequence"/>, with a window of critical events and lines,
/// and for each latest-wins part the stamp at which it last changed. Composes frames from any place in the window. Called
/// under the relay's lock.
/// </summary>
internal sealed class RelayFeed(ShowId show, int kept)
{
    private const int HistoryLines = 100;

    private readonly RoomFeed<FeedEvent, FeedLine> _items = new(kept, kept);
    private readonly Dictionary<DropId, long> _dropChanged = [];
    private RoomView? _latest;
    private long _showChanged;
    private long _countersChanged;

    /// <summary>The feed's life; 0 before the first page.</summary>
    public long Epoch { get; private set; }

    /// <summary>The last sequence known.</summary>
    public long Sequence => _items.Last;

    /// <summary>Pages taken in: the clock of the latest-wins parts on this relay.</summary>
    public long Stamp { get; private set; }

    /// <summary>The room's drops.</summary>
    public IEnumerable<DropId> Drops => _latest?.Drops.Select(d => d.Settings.Id) ?? [];

    /// <summary>Takes a page of the feed in.</summary>
    public void Apply(FeedPage page)
    {
        Stamp++;
        if (page.Reset)
            Reset(page);
        TakeItems(page);
        if (page.Latest is { } latest)
            Update(latest);
    }

    /// <summary>Whether a viewer there can go on without having missed a critical event for good.</summary>
    public bool Covers(long epoch, long after) => epoch == Epoch && !_items.Since(after).CriticalLost;

    /// <summary>Critical events after a place, as one viewer may see them.</summary>
    public RoomEvent[] EventsFor(long after, ViewerId? viewer)
    {
        var events = new List<RoomEvent>();
        foreach (var e in _items.Since(after).Critical)
        {
            if (e.Item.To is not { } to || to == viewer)
                events.Add(Cards.Of(e.Item));
        }
        return [.. events];
    }

    /// <summary>Viewers with directed events after a place; null when there are none.</summary>
    public HashSet<ViewerId>? DirectedSince(long after)
    {
        HashSet<ViewerId>? viewers = null;
        foreach (var e in _items.Since(after).Critical)
        {
            if (e.Item.To is { } viewer)
                (viewers ??= []).Add(viewer);
        }
        return viewers;
    }

    /// <summary>Everything after a place, for all viewers (null) or for one, directed events included.</summary>
    public RoomFrame Frame(long from, long stamp, ViewerId? viewer, DateTimeOffset now)
    {
        var slice = _items.Since(from);
        var events = EventsFor(from, viewer);
        var drops = _latest!.Drops.Where(d => _dropChanged[d.Settings.Id] > stamp).Select(Cards.Of).ToArray();
        return new RoomFrame(
            show.Value, Epoch, from, Sequence, now.ToUnixTimeMilliseconds(),
            events.Length == 0 ? null : events, slice.Lines.Count == 0 ? null : Lines(slice.Lines), (int)slice.LostLines,
            _showChanged > stamp ? Cards.Of(_latest.Show) : null, drops.Length == 0 ? null : drops,
            _countersChanged > stamp ? Cards.Counters(_latest) : null);
    }

    /// <summary>A frame that starts a viewer over.</summary>
    public RoomFrame ResetFrame(DateTimeOffset now) =>
        new(show.Value, Epoch, Sequence, Sequence, now.ToUnixTimeMilliseconds(), Reset: Snapshot(now));

    /// <summary>The whole room as it stands.</summary>
    public RoomSnapshot Snapshot(DateTimeOffset now) => new(
        new Position(Epoch, Sequence), now.ToUnixTimeMilliseconds(), Cards.Of(_latest!.Show), [.. _latest.Drops.Select(Cards.Of)],
        Lines(_items.Since(0, HistoryLines).Lines), Cards.Counters(_latest));

    private static Protocol.Hub.ChatLine[] Lines(RingSlice<Numbered<FeedLine>> slice)
    {
        var lines = new Protocol.Hub.ChatLine[slice.Count];
        for (var i = 0; i < lines.Length; i++)
            lines[i] = Cards.Of(slice[i].Item.Line);
        return lines;
    }

    private void Reset(FeedPage page)
    {
        Epoch = page.Epoch;
        var first = page.Lines.IsEmpty ? page.Through : page.Lines[0].Sequence - 1;
        _items.Reset(Math.Min(first, page.Through));
        _dropChanged.Clear();
        _latest = null;
    }

    /// <summary>Both lists are in order; together they are taken in order too.</summary>
    private void TakeItems(FeedPage page)
    {
        var line = 0;
        foreach (var e in page.Events)
        {
            for (; line < page.Lines.Length && page.Lines[line].Sequence < e.Sequence; line++)
                _items.AppendLine(page.Lines[line].Sequence, page.Lines[line]);
            _items.AppendCritical(e.Sequence, e);
        }
        for (; line < page.Lines.Length; line++)
            _items.AppendLine(page.Lines[line].Sequence, page.Lines[line]);
        _items.SkipTo(page.Through);
    }

    private void Update(RoomView latest)
    {
        if (_latest?.Show.Version != latest.Show.Version)
            _showChanged = Stamp;
        if (_latest is null || _latest.Audience != latest.Audience || _latest.Tallies != latest.Tallies)
            _countersChanged = Stamp;
        foreach (var drop in latest.Drops)
        {
            if (_latest?.Drops.FirstOrDefault(d => d.Settings.Id == drop.Settings.Id)?.Version != drop.Version)
                _dropChanged[drop.Settings.Id] = Stamp;
        }
        _latest = latest;
    }
}
