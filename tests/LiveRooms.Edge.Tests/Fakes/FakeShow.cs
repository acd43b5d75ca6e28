using LiveRooms.Grains;
using LiveRooms.Grains.Shows;
using LiveRooms.Grains.Warmth;
using LiveRooms.Rules;
using LiveRooms.Rules.Creators;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Edge.Tests.Fakes;

/// <summary>A show that keeps all it ever published in this epoch and tells it naively. A test may answer in its place.</summary>
internal sealed class FakeShow(string key) : IShowGrain
{
    private readonly Lock _gate = new();
    private readonly List<FeedEvent> _events = [];
    private readonly List<FeedLine> _lines = [];
    private readonly List<RelayReport> _reports = [];
    private readonly List<FollowRequest> _follows = [];
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private RoomView? _room = Make.Room(Make.ShowView(show: key));
    private bool _garbled;
    private long _epoch = 1;
    private long _last;
    private long _latest = 1;

    /// <summary>Answers a report in the show's place; null lets the show do it.</summary>
    internal Func<RelayReport, Task<ReportReply>?> OnReport { get; set; } = _ => null;

    /// <summary>Done before a follow is answered; may throw.</summary>
    internal Func<FollowRequest, Task> OnFollow { get; set; } = _ => Task.CompletedTask;

    internal DateTimeOffset? Muted { get; set; }

    /// <summary>Ends when the latest report is one of which this is true.</summary>
    internal Task Reported(Func<RelayReport, bool> wanted) => Patience.Until(() => Reports is [.., var last] && wanted(last));

    internal long Last
    {
        get
        {
            lock (_gate)
                return _last;
        }
    }

    internal IReadOnlyList<RelayReport> Reports => Copy(_reports);

    internal IReadOnlyList<FollowRequest> Follows => Copy(_follows);

    internal IReadOnlyList<FeedEvent> Events => Copy(_events);

    internal void Remove() => Change(() => _room = null);

    internal long Publish(FeedEventKind kind, ViewerId? to = null) =>
        Change(() => _events.Add(Make.Event(++_last, kind, to)));

    /// <summary>Publishes two events, and answers the next follow with both under one number.</summary>
    internal void PublishTwice() => Change(() =>
    {
        _events.Add(Make.Event(++_last, FeedEventKind.DropOpened));
        _events.Add(Make.Event(++_last, FeedEventKind.DropClosed));
        _garbled = true;
    });

    internal void Say(string text = "hello", ViewerId? viewer = null, Role role = Role.Viewer) => Change(() => _lines.Add(
        new FeedLine(++_last, new ChatLine(_lines.Count + 1, viewer ?? Make.Viewer(1), "Ada", role, text, Make.Start))));

    internal void Update(Func<RoomView, RoomView> change) => Change(() =>
    {
        _room = change(_room!);
        _latest++;
    });

    /// <summary>The show was activated anew.</summary>
    internal void Restart() => Change(() =>
    {
        _epoch++;
        _events.Clear();
        _lines.Clear();
        _last = 0;
        _latest = 1;
    });

    public async Task<FeedPage> Follow(FollowRequest request)
    {
        lock (_gate)
            _follows.Add(request);
        await OnFollow(request);
        while (true)
        {
            Task news;
            lock (_gate)
            {
                if (_room is null)
                    return new FeedPage(new Refusal(RefusalReason.ShowUnknown, "There is no such show."), 0, 0, true, [], [], 0, 0, null);
                if (request.Epoch != _epoch || request.After != _last || request.Latest != _latest)
                    return After(request);
                news = _news.Task;
            }
            await news;
        }
    }

    public Task<ReportReply> Report(RelayReport report)
    {
        lock (_gate)
            _reports.Add(report);
        return OnReport(report) ?? Task.FromResult(Taken(report));
    }

    /// <summary>The plain answer: everything is taken, the lines are said.</summary>
    internal ReportReply Taken(RelayReport report)
    {
        foreach (var line in report.Lines)
            Say(line.Text, line.Viewer, line.Role);
        return new ReportReply(null, [.. report.Lines.Select(_ => (Refusal?)null)], false, report.Totals);
    }

    public Task<DateTimeOffset?> MutedUntil(ViewerId viewer) => Task.FromResult(Muted);

    public Task<Outcome<ShowView>> Create(Actor actor, ShowSettings settings) => throw new NotSupportedException();

    public Task<Outcome<ShowView>> GoLive(Actor actor) => throw new NotSupportedException();

    public Task<Outcome<ShowView>> End(Actor actor) => throw new NotSupportedException();

    public Task<Outcome<ShowView>> Pin(Actor actor, ProductSnapshot? product) => throw new NotSupportedException();

    public Task<Outcome<ShowView>> Mute(Actor actor, ViewerId viewer, TimeSpan duration) => throw new NotSupportedException();

    public Task<RoomView?> Describe() => throw new NotSupportedException();

    public Task<NewsReply> DropNews(DropNews news) => throw new NotSupportedException();

    public Task<WarmShow?> Warm() => throw new NotSupportedException();

    private FeedPage After(FollowRequest at)
    {
        var reset = at.Epoch != _epoch;
        var after = reset ? 0 : at.After;
        if (_garbled)
        {
            _garbled = false;
            return new FeedPage(null, _epoch, _last, false, [.. _events.Select(e => e with { Sequence = _last })], [], 0, _latest, null);
        }
        return new FeedPage(
            null, _epoch, _last, reset, [.. _events.Where(e => e.Sequence > after)], [.. _lines.Where(l => l.Sequence > after)], 0, _latest,
            reset || at.Latest != _latest ? _room : null);
    }

    private long Change(Action change)
    {
        lock (_gate)
        {
            change();
            _news.TrySetResult();
            _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return _last;
        }
    }

    private T[] Copy<T>(List<T> list)
    {
        lock (_gate)
            return [.. list];
    }
}
