using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Grains.Shows;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Time.Testing;

namespace LiveRooms.Edge.Tests.Outbound;

/// <summary>A room's feed, its viewers and the sending to them, without loops: a test says when a page comes and when a tick is.</summary>
internal sealed class RoundBench : IDisposable
{
    private readonly SemaphoreSlim _woken = new(0);
    private readonly Audience _audience = new();
    private readonly RelayFeed _feed;
    private readonly FrameRound _round;

    internal RoundBench(int kept = 64, FrameEncoder? encoder = null)
    {
        _feed = new RelayFeed(Make.Show, kept);
        _round = new FrameRound(_feed, _audience, Gate, encoder ?? Frames.Encoder, new FakeTimeProvider(Make.Start), () => _woken.Release());
        _feed.Apply(Make.Reset(0));
    }

    internal Lock Gate { get; } = new();

    internal FeedPlace Place => _feed.Place;

    /// <summary>Ends when a viewer has become free again.</summary>
    internal Task Woken() => _woken.WaitAsync().Soon();

    internal ViewerLane Join(HubConnectionContext link, int viewer = 1)
    {
        var lane = new ViewerLane(new PipeOutlet(link), FrameEncodings.Of(link), Make.Viewer(viewer)) { Place = _feed.Place };
        lock (Gate)
            _audience.Add(lane);
        return lane;
    }

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
            _audience.Remove(lane);
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

    /// <summary>Says lines under the next numbers, in one page.</summary>
    internal void Say(int lines) => Take(Make.Page(
        Place.Sequence + lines, epoch: Place.Epoch,
        lines: [.. Enumerable.Range(1, lines).Select(i => Make.Line(Place.Sequence + i))]));

    internal (int Sent, int Personal) Send() => _round.Send();

    public void Dispose() => _woken.Dispose();
}
