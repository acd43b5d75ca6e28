using System.Collections.Immutable;
using LiveRooms.Grains.Drops;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Rooms;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Grains.Shows;

/// <summary>
/// What a show publishes: durable critical events and chat lines under one counter, and the latest-wins part under a version
/// of its own. Lives as long as the activation; its epoch tells one life from another.
/// </summary>
internal sealed class ShowFeed
{
    private readonly int _keptEvents;
    private long _epoch;
    private RoomFeed<FeedEvent, FeedLine> _items = null!;
    private readonly List<DropId> _attached = [];
    private readonly Dictionary<DropId, DropView> _drops = [];
    private readonly Dictionary<DropId, long> _told = [];
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ShowView? _show;
    private ReactionTotals _tallies;
    private RoomView? _room;
    private long _latest;

    public ShowFeed(long epoch, int keptEvents)
    {
        _keptEvents = keptEvents;
        Renew(epoch);
    }

    /// <summary>What names this life of the feed.</summary>
    public long Epoch => _epoch;

    /// <summary>Completes at the next publication.</summary>
    public Task News => _news.Task;

    /// <summary>The latest-wins part; null before the show exists.</summary>
    public RoomView? Room => _room ??= Compose();

    /// <summary>The reactions shown.</summary>
    public ReactionTotals Tallies => _tallies;

    /// <summary>Viewers over all relays.</summary>
    public long Audience { get; private set; }

    /// <summary>Drops of the show that are not shown yet, because they could not be asked.</summary>
    public IEnumerable<DropId> Missing => _attached.Where(drop => !_drops.ContainsKey(drop));

    /// <summary>The version of a drop up to which its notices are told; null when the feed has not met it.</summary>
    public long? ToldVersion(DropId drop) => _told.TryGetValue(drop, out var version) ? version : null;

    /// <summary>A drop of the show; the room lists them in this order.</summary>
    public void Attach(DropId drop) => _attached.Add(drop);

    /// <summary>What happened to the drop up to the version is told, or nobody who follows this feed is owed it.</summary>
    public void Told(DropId drop, long version) => _told[drop] = version;

    /// <summary>
    /// Begins anew, without events and lines: whoever follows is given the room as it stands, and asks again for what is its own.
    /// </summary>
    public void Renew(long epoch)
    {
        _epoch = epoch;
        _items = new(_keptEvents, ShowLimits.ChatHistory, isVoice: IsOwnVoice);
    }

    /// <summary>The version at which the drop's store last lost something, as far as the feed shows it; 0 when it never did.</summary>
    public long LossOf(DropId drop) => _drops.TryGetValue(drop, out var view) ? view.LossVersion : 0;

    /// <summary>A drop's public state; one that is not newer than the known one changes nothing.</summary>
    public void Set(DropView drop)
    {
        if (_drops.TryGetValue(drop.Settings.Id, out var known) && known.Version >= drop.Version)
            return;
        _drops[drop.Settings.Id] = drop;
        Changed();
    }

    public void Set(ShowView show, ReactionTotals tallies)
    {
        if (_show?.Version == show.Version && _tallies == tallies)
            return;
        _show = show;
        _tallies = tallies;
        Changed();
    }

    public void SetAudience(long audience)
    {
        if (audience == Audience)
            return;
        Audience = audience;
        Changed();
    }

    public void Add(FeedEvent e) => _items.AppendCritical(e with { Sequence = _items.Last + 1 });

    public void Add(ChatLine line) => _items.AppendLine(new FeedLine(_items.Last + 1, line));

    /// <summary>All of it, for where it goes on.</summary>
    public FeedHandover HandOver() => new(Start(), _items.OldestPosition, [.. _told.Select(told => new DropTold(told.Key, told.Value))]);

    /// <summary>Goes on with a feed where it stood.</summary>
    /// <param name="handed">The feed.</param>
    /// <param name="keptEvents">Critical events kept.</param>
    /// <param name="attached">Drops of the show.</param>
    public static ShowFeed GoOn(FeedHandover handed, int keptEvents, IEnumerable<DropId> attached)
    {
        var (kept, feed) = (handed.Kept, new ShowFeed(handed.Kept.Epoch, keptEvents));
        feed._attached.AddRange(attached);
        foreach (var drop in kept.Latest!.Drops)
            feed._drops[drop.Settings.Id] = drop;
        foreach (var told in handed.Told)
            feed._told[told.Drop] = told.Version;
        (feed._show, feed._tallies, feed.Audience) = (kept.Latest.Show, kept.Latest.Tallies, kept.Latest.Audience);
        feed._items.Reset(handed.Oldest);
        feed.Take(kept);
        // Whoever follows is told the latest part once more.
        feed._latest = kept.LatestVersion + 1;
        return feed;
    }

    /// <summary>Wakes every follow.</summary>
    public void Publish()
    {
        var news = _news;
        _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
        news.SetResult();
    }

    /// <summary>Whether a relay there has something to learn.</summary>
    public bool HasNews(FollowRequest at) => at.Epoch != _epoch || at.After != _items.Last || at.Latest != _latest;

    /// <summary>Everything after the place.</summary>
    public FeedPage Since(FollowRequest at)
    {
        var slice = _items.Since(at.After);
        if (at.Epoch != _epoch || slice.CriticalLost)
            return Start();
        return new FeedPage(
            null, _epoch, slice.Through, false, Items(slice.Critical), Lines(slice), slice.LostLines, _latest,
            at.Latest == _latest ? null : Room);
    }

    private void Take(FeedPage kept)
    {
        var line = 0;
        // Lines from before the oldest place are history that nobody is owed.
        while (line < kept.Lines.Length && kept.Lines[line].Sequence <= _items.Last)
            line++;
        foreach (var e in kept.Events)
        {
            for (; line < kept.Lines.Length && kept.Lines[line].Sequence < e.Sequence; line++)
                _items.AppendLine(kept.Lines[line].Sequence, kept.Lines[line], out _);
            _items.AppendCritical(e.Sequence, e);
        }

        for (; line < kept.Lines.Length; line++)
            _items.AppendLine(kept.Lines[line].Sequence, kept.Lines[line], out _);
        _items.SkipTo(kept.Through);
    }

    private FeedPage Start()
    {
        var kept = _items.Since(_items.OldestPosition);
        return new FeedPage(null, _epoch, kept.Through, true, Items(kept.Critical), Lines(kept), 0, _latest, Room);
    }

    private bool IsOwnVoice(FeedLine line) => _show is { } show && ChatSample.IsOwnVoice(line.Line, show.Settings.Creator);

    private void Changed()
    {
        _latest++;
        _room = null;
    }

    private RoomView? Compose()
    {
        if (_show is null)
            return null;
        var drops = ImmutableArray.CreateBuilder<DropView>(_drops.Count);
        foreach (var id in _attached)
        {
            if (_drops.TryGetValue(id, out var drop))
                drops.Add(drop);
        }
        return new RoomView(_show, drops.ToImmutable(), Audience, _tallies);
    }

    private static ImmutableArray<FeedLine> Lines(FeedSlice<FeedEvent, FeedLine> slice) =>
        slice.Voices.Count == 0 ? Items(slice.Lines) : [.. Items(slice.Voices), .. Items(slice.Lines)];

    private static ImmutableArray<T> Items<T>(RingSlice<Numbered<T>> slice)
    {
        var items = ImmutableArray.CreateBuilder<T>(slice.Count);
        foreach (var numbered in slice)
            items.Add(numbered.Item);
        return items.MoveToImmutable();
    }
}
