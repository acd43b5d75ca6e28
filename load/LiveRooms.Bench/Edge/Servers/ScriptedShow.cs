using LiveRooms.Grains;
using LiveRooms.Grains.Shows;
using LiveRooms.Grains.Warmth;
using LiveRooms.Rules;
using LiveRooms.Rules.Creators;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Bench.Edge.Servers;

/// <summary>A show in the edge's own process that says lines as it is told to and takes every report.</summary>
internal sealed class ScriptedShow : IShowGrain
{
    private const int Kept = 1_000;
    // At full speed: more lines for all viewers together between two follows than a machine can send.
    private const int FullSpeedDeliveries = 40_000;
    private const int MostLinesAtOnce = 50;

    private readonly Lock _gate = new();
    private readonly Queue<FeedLine> _lines = new();
    private TaskCompletionSource _news = NewSource();
    private long _epoch = 1;
    private long _last = BenchRoom.FirstSequence;
    private bool _fullSpeed;
    private long _audience = 1;
    private long _hearts;

    /// <summary>
    /// Answers every follow at once, with so many new lines that sending is the limit and not how often a relay asks: to a small
    /// room a frame is soon sent.
    /// </summary>
    public bool FullSpeed
    {
        get => _fullSpeed;
        set => Change(() => _fullSpeed = value);
    }

    /// <summary>As the latest report has it.</summary>
    public long Hearts => Interlocked.Read(ref _hearts);

    /// <summary>Says a line.</summary>
    public void Say() => Change(AddLine);

    /// <summary>Goes on as a show without history.</summary>
    public void Forget() => Change(() =>
    {
        _epoch++;
        _lines.Clear();
    });

    public async Task<FeedPage> Follow(FollowRequest request)
    {
        while (true)
        {
            Task news;
            lock (_gate)
            {
                if (_fullSpeed && request.Epoch == _epoch && request.After == _last)
                    AddLines();
                if (request.Epoch != _epoch || request.After < _last || request.Latest != BenchRoom.View.Show.Version)
                    return After(request);
                news = _news.Task;
            }

            await news;
        }
    }

    public Task<ReportReply> Report(RelayReport report)
    {
        Interlocked.Exchange(ref _audience, report.Audience);
        Interlocked.Exchange(ref _hearts, report.Totals.Heart);
        return Task.FromResult(new ReportReply(null, [.. report.Lines.Select(_ => (Refusal?)null)], false, report.Totals));
    }

    public Task<DateTimeOffset?> MutedUntil(ViewerId viewer) => Task.FromResult<DateTimeOffset?>(null);

    public Task<RoomView?> Describe() => Task.FromResult<RoomView?>(BenchRoom.View);

    public Task<Outcome<ShowView>> Create(Actor actor, ShowSettings settings) => throw ScriptedGrains.Unscripted();

    public Task<Outcome<ShowView>> GoLive(Actor actor) => throw ScriptedGrains.Unscripted();

    public Task<Outcome<ShowView>> End(Actor actor) => throw ScriptedGrains.Unscripted();

    public Task<Outcome<ShowView>> Pin(Actor actor, ProductSnapshot? product) => throw ScriptedGrains.Unscripted();

    public Task<Outcome<ShowView>> Mute(Actor actor, ViewerId viewer, TimeSpan duration) => throw ScriptedGrains.Unscripted();

    public Task<NewsReply> DropNews(DropNews news) => throw ScriptedGrains.Unscripted();

    public Task<WarmShow?> Warm() => throw ScriptedGrains.Unscripted();

    private FeedPage After(FollowRequest at)
    {
        var reset = at.Epoch != _epoch;
        var latest = reset || at.Latest != BenchRoom.View.Show.Version ? BenchRoom.View : null;
        return new FeedPage(
            null, _epoch, _last, reset, [], [.. _lines.Where(line => reset || line.Sequence > at.After)], 0, BenchRoom.View.Show.Version, latest);
    }

    private void AddLines()
    {
        var lines = Math.Clamp(FullSpeedDeliveries / Math.Max(1, Interlocked.Read(ref _audience)), 1, MostLinesAtOnce);
        for (var i = 0; i < lines; i++)
            AddLine();
    }

    private void AddLine()
    {
        _lines.Enqueue(BenchRoom.Line(++_last));
        if (_lines.Count > Kept)
            _lines.Dequeue();
    }

    private void Change(Action change)
    {
        lock (_gate)
        {
            change();
            _news.TrySetResult();
            _news = NewSource();
        }
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
