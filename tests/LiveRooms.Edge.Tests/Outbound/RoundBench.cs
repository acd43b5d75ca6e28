using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Grains.Shows;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Time.Testing;

namespace LiveRooms.Edge.Tests.Outbound;

/// <summary>
/// A room's feed, its viewers and the sending to them, without loops and threads: a test says when a page comes, when a tick is
/// and when a sender that has work gets a thread.
/// </summary>
internal sealed class RoundBench : IDisposable
{
    private readonly SemaphoreSlim _woken = new(0);
    private readonly List<IThreadPoolWorkItem> _queued = [];
    private readonly RelayFeed _feed;
    private readonly FrameComposer _composer;
    private readonly FrameRound _round;

    internal RoundBench(int kept = 64, FrameEncoder? encoder = null, AudienceShape? shape = null, int maxPendingBytes = 1_000_000)
    {
        _feed = new RelayFeed(Make.Show, kept);
        _composer = new FrameComposer(_feed, Gate, encoder ?? Frames.Encoder, Clock, maxPendingBytes);
        Audience = new Audience(_composer, shape ?? AudienceShape.Default, Queue, () => _woken.Release());
        _round = new FrameRound(Audience, _composer, Gate, Clock);
        _feed.Apply(Make.Reset(0));
    }

    internal Lock Gate { get; } = new();

    internal FakeTimeProvider Clock { get; } = new(Make.Start);

    internal Audience Audience { get; }

    internal FeedPlace Place => _feed.Place;

    /// <summary>Where the latest tick brings viewers to.</summary>
    internal FeedPlace Told => _composer.Told;

    /// <summary>Into how many partitions the audience is divided.</summary>
    internal int Parts => Sizes.Count;

    /// <summary>How many viewers each partition has.</summary>
    internal IReadOnlyList<int> Sizes => Audience.Sizes;

    /// <summary>Senders that have work and no thread yet.</summary>
    internal int Queued
    {
        get
        {
            lock (_queued)
                return _queued.Count;
        }
    }

    /// <summary>Whether a tick is not over.</summary>
    internal bool IsSending => _round.IsUnderWay;

    /// <summary>Ends when a sender has work, or is broken.</summary>
    internal Task Woken() => _woken.WaitAsync().Soon();

    internal ViewerLane Join(IViewerOutlet outlet, int viewer = 1, FrameEncoding encoding = FrameEncoding.Json)
    {
        lock (Gate)
        {
            var lane = new ViewerLane(outlet, encoding, Make.Viewer(viewer)) { Place = _feed.Place };
            Audience.Add(lane);
            return lane;
        }
    }

    internal ViewerLane Join(HubConnectionContext link, int viewer = 1) => Join(new PipeOutlet(link), viewer, FrameEncodings.Of(link));

    internal FakeLink Join(int viewer = 1)
    {
        var link = new FakeLink();
        Join(link, viewer);
        return link;
    }

    internal void Leave(ViewerLane lane)
    {
        lane.Leave();
        lock (Gate)
            Audience.Remove(lane);
    }

    internal void Take(FeedPage page)
    {
        lock (Gate)
            _feed.Apply(page);
    }

    /// <summary>Publishes events under the next numbers, in one page.</summary>
    internal void Publish(params (FeedEventKind Kind, int To)[] events) => Take(Make.Page(
        Place.Sequence + events.Length, epoch: Place.Epoch,
        events: [.. events.Select((e, i) => Make.Event(Place.Sequence + 1 + i, e.Kind, e.To == 0 ? null : Make.Viewer(e.To)))]));

    /// <summary>A viewer has said something here.</summary>
    internal void Speaks(int viewer)
    {
        lock (Gate)
            _feed.Speaks(Make.Viewer(viewer));
    }

    private static FeedLine Elsewhere(FeedLine line) => line with { Line = line.Line with { Viewer = Make.Viewer(999) } };

    /// <summary>Somebody elsewhere says lines under the next numbers, in one page.</summary>
    internal void Say(int lines) => Take(Make.Page(
        Place.Sequence + lines, epoch: Place.Epoch,
        lines: [.. Enumerable.Range(1, lines).Select(i => Elsewhere(Make.Line(Place.Sequence + i)))]));

    /// <summary>Begins a tick; queued senders run when they are told to.</summary>
    internal Task<RoundResult> Begin() => _round.Send().AsTask();

    /// <summary>Gives a thread to one of those queued; which, is the caller's choice.</summary>
    internal void Run(int choice = 0)
    {
        IThreadPoolWorkItem next;
        lock (_queued)
        {
            next = _queued[choice % _queued.Count];
            _queued.Remove(next);
        }
        next.Execute();
    }

    internal void RunAll()
    {
        while (Queued > 0)
            Run();
    }

    /// <summary>A whole tick.</summary>
    internal (int Sent, int Personal) Send()
    {
        var tick = Begin();
        RunAll();
        // Every sender is done; the result may still be on its way from another thread.
        var result = tick.GetAwaiter().GetResult();
        return (result.Sent, result.Personal);
    }

    public void Dispose() => _woken.Dispose();

    private void Queue(IThreadPoolWorkItem sender)
    {
        lock (_queued)
            _queued.Add(sender);
        _woken.Release();
    }
}
