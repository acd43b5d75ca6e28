using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Shows;
using LiveRooms.Grains.Warmth;
using LiveRooms.Rules;
using LiveRooms.Rules.Creators;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shows;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace LiveRooms.Grains.Tests.Cluster;

/// <summary>A drop's journal, its sender and its show, in one thread; calls and readings end when the world says so.</summary>
internal sealed class NewsWorld(Random random, int kept) : IShowGrain
{
    private readonly List<DropNotice> _journal = [];
    private readonly List<Action> _underWay = [];
    private readonly FakeTimeProvider _time = new();
    private NewsSender? _sender;
    private long _version;
    private long _told;

    /// <summary>Calls fail this often, before or after their effect.</summary>
    public double Faults { get; set; }

    public bool IsUnreachable { get; set; }

    public List<long> Heard { get; } = [];

    public int LargestCall { get; private set; }

    public int Replays { get; private set; }

    /// <summary>What those who follow the show are owed.</summary>
    public IEnumerable<long> Owed => _journal.Select(n => n.Version).Where(v => v > Start);

    public long Start { get; private set; }

    public void Happens(int events)
    {
        var notices = new List<DropNotice>();
        for (; events > 0; events--)
        {
            _version++;
            // One, none, or two, where the last unit is paid for.
            for (var more = random.Next(4); more > 1; more--)
                notices.Add(new DropNotice(_version, FeedEventKind.Expired, default));
        }
        _journal.AddRange(notices);
        Sender().Add(View, notices);
    }

    public void RestartDrop()
    {
        _sender?.Stop();
        _sender = null;
        if (_version > 0)
            Sender().Begin(View);
    }

    /// <summary>The show comes back knowing what the drop says of itself, or nothing.</summary>
    public void RestartShow(bool metLate)
    {
        Heard.Clear();
        Start = _told = metLate ? 0 : _version;
    }

    /// <summary>Ends one call or reading under way, if there is one.</summary>
    public void GoOn()
    {
        _time.Advance(TimeSpan.FromMilliseconds(500));
        if (_underWay.Count == 0)
            return;
        var at = random.Next(_underWay.Count);
        var next = _underWay[at];
        _underWay.RemoveAt(at);
        next();
    }

    public void Calm()
    {
        Faults = 0;
        IsUnreachable = false;
        for (var turns = 0; turns < 1_000; turns++)
            GoOn();
    }

    public Task<NewsReply> DropNews(DropNews news)
    {
        Assert.InRange(news.Notices.Length, 0, Grains.Shows.DropNews.MaxNotices);
        Assert.All(news.Notices, n => Assert.InRange(n.Version, news.FromVersion + 1, news.ThroughVersion));
        Assert.True(news.ThroughVersion <= news.View.Version);
        LargestCall = Math.Max(LargestCall, news.Notices.Length);
        return Later(() => Take(news));
    }

    public Task<Outcome<ShowView>> Create(Actor actor, ShowSettings settings) => throw new NotSupportedException();

    public Task<Outcome<ShowView>> GoLive(Actor actor) => throw new NotSupportedException();

    public Task<Outcome<ShowView>> End(Actor actor) => throw new NotSupportedException();

    public Task<Outcome<ShowView>> Pin(Actor actor, ProductSnapshot? product) => throw new NotSupportedException();

    public Task<Outcome<ShowView>> Mute(Actor actor, ViewerId viewer, TimeSpan duration) => throw new NotSupportedException();

    public Task<RoomView?> Describe() => throw new NotSupportedException();

    public Task<DateTimeOffset?> MutedUntil(ViewerId viewer) => throw new NotSupportedException();

    public Task<ReportReply> Report(RelayReport report) => throw new NotSupportedException();

    public Task<FeedPage> Follow(FollowRequest request) => throw new NotSupportedException();

    public Task<WarmShow?> Warm() => throw new NotSupportedException();

    private DropView View => new(RoomCluster.DropSettings("mug", "mugs", 1), DropStatus.Open, 1, 1, 0, 0, 0, null, _version);

    private NewsSender Sender() => _sender ??= new NewsSender(this, Replay, kept, _ => { }, _ => { }, _time, NullLogger.Instance);

    private NewsReply Take(DropNews news)
    {
        if (_told >= news.FromVersion && _told < news.ThroughVersion)
        {
            Heard.AddRange(news.Notices.Select(n => n.Version).Where(v => v > _told));
            _told = news.ThroughVersion;
        }
        return new NewsReply(_told);
    }

    private Task<(List<DropNotice> Notices, long Through)> Replay(long after, int max) => Later(() =>
    {
        Replays++;
        var notices = _journal.Where(n => n.Version > after).Take(max).ToList();
        var through = notices.Count == max ? notices[^1].Version : _version;
        return (_journal.Where(n => n.Version > after && n.Version <= through).ToList(), through);
    });

    /// <summary>The effect comes now or later; so does the answer, or none.</summary>
    private Task<T> Later<T>(Func<T> effect)
    {
        if (IsUnreachable || random.NextDouble() < Faults)
            return Task.FromException<T>(new TimeoutException());
        var early = random.Next(2) == 0 ? effect() : default(T?);
        var isEarly = early is not null && !early.Equals(default(T));
        var answered = new TaskCompletionSource<T>();
        _underWay.Add(() =>
        {
            var result = isEarly ? early! : effect();
            if (random.NextDouble() < Faults)
                answered.SetException(new TimeoutException());
            else
                answered.SetResult(result);
        });
        return answered.Task;
    }
}
