using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Grains.Shows;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Edge.Tests.Outbound;

/// <summary>What happens next.</summary>
internal enum LaneStep
{
    Join,
    Leave,
    Event,
    Own,
    Lines,
    Tick,
    Run,
    Free,
    InFlight,
    Busy,
    Quick,
}

/// <summary>A room of many small partitions whose every step a test orders, and the check that each viewer saw all there was.</summary>
internal sealed class LaneStory : IDisposable
{
    private const int Viewers = 4;

    private readonly CountingPool _pool = new();
    private readonly RoundBench _bench;
    private readonly List<FeedEvent> _events = [];
    private readonly List<Stay> _stays = [];
    private readonly List<Stay> _here = [];
    private Task<RoundResult> _tick = Task.FromResult(default(RoundResult));

    internal LaneStory() =>
        _bench = new RoundBench(kept: 4_096, encoder: Frames.EncoderOver(_pool), shape: new AudienceShape(2, 4, 1));

    /// <summary>What a run met, by name.</summary>
    internal Dictionary<string, int> Met { get; } = [];

    internal void Do(LaneStep step, int number)
    {
        var chosen = _here.Count == 0 ? null : _here[number % _here.Count];
        switch (step)
        {
            case LaneStep.Join:
                var outlet = new FakeOutlet();
                var lane = _bench.Join(outlet, number % Viewers);
                _here.Add(new Stay(lane, outlet, number % Viewers, lane.Place.Sequence));
                _stays.Add(_here[^1]);
                break;
            case LaneStep.Leave when chosen is not null:
                Leave(chosen);
                break;
            case LaneStep.Event:
                Publish(FeedEventKind.DropRestocked, null);
                break;
            case LaneStep.Own:
                Publish(FeedEventKind.Muted, number % Viewers);
                break;
            case LaneStep.Lines:
                _bench.Say(1 + (number % 3));
                break;
            case LaneStep.Tick when !_bench.IsSending:
                Tick();
                break;
            case LaneStep.Run when _bench.Queued > 0:
                _bench.Run(number);
                break;
            case LaneStep.Free when chosen?.Outlet.Free() is true:
                Meet(_bench.Queued > 0 ? "caught up" : "freed");
                break;
            case LaneStep.InFlight when chosen is not null:
                chosen.Outlet.Answer = HandOver.InFlight;
                break;
            case LaneStep.Busy when chosen is not null:
                chosen.Outlet.Answer = HandOver.Busy;
                break;
            case LaneStep.Quick when chosen is not null:
                chosen.Outlet.Answer = HandOver.Sent;
                break;
        }
    }

    /// <summary>
    /// Everybody gets free: then all who are here know what the latest tick told. One more passes: then they know all, and nothing
    /// is out any more.
    /// </summary>
    internal void End()
    {
        _bench.RunAll();
        _tick.GetAwaiter().GetResult();
        foreach (var stay in _stays)
        {
            stay.Outlet.Answer = HandOver.Sent;
            stay.Outlet.Free();
        }
        _bench.RunAll();
        // The next tick would bring what a lost wake-up left behind.
        Assert.All(_here, stay => Assert.True(stay.Lane.Place.Stamp >= _bench.Told.Stamp, "A viewer who got free was not caught up."));
        _bench.Send();
        foreach (var stay in _stays)
            Check(stay);
        Assert.Equal((0, 0), (_pool.Out, _pool.Wrong));
        Assert.Equal(_here.Count, _bench.Sizes.Sum());
    }

    public void Dispose() => _bench.Dispose();

    private void Leave(Stay stay)
    {
        if (stay.Outlet.IsWaiting)
            Meet(stay.Outlet.Answer == HandOver.Busy ? "left busy" : "left in flight");
        _bench.Leave(stay.Lane);
        stay.Outlet.Left = true;
        _here.Remove(stay);
    }

    private void Publish(FeedEventKind kind, int? to)
    {
        var e = Make.Event(_bench.Place.Sequence + 1, kind, to is { } viewer ? Make.Viewer(viewer) : null);
        _events.Add(e);
        _bench.Take(Make.Page(e.Sequence, events: [e]));
    }

    private void Tick()
    {
        var before = _here.Select(s => s.Lane.Partition).ToArray();
        var last = _tick.GetAwaiter().GetResult();
        if (last.Skipped > 0)
            Meet("passed over");
        if (last.Personal > 0)
            Meet("personal");
        _tick = _bench.Begin();
        if (before.Where((p, i) => p != _here[i].Lane.Partition).Any())
            Meet("moved");
        if (_bench.Parts > 1)
            Meet("several partitions");
    }

    private void Check(Stay stay)
    {
        Assert.Null(stay.Outlet.Broken);
        var at = stay.From;
        var told = new List<RoomEvent>();
        foreach (var frame in stay.Outlet.Frames)
        {
            Assert.Equal((at, null), (frame.From, frame.Reset));
            told.AddRange(frame.Events ?? []);
            at = frame.Through;
        }
        if (_here.Contains(stay))
            Assert.Equal(_bench.Place.Sequence, at);
        var expected = _events.Where(e => e.Sequence > stay.From && e.Sequence <= at && (e.To is null || e.To == Make.Viewer(stay.Viewer)));
        Assert.Equal(expected.Select(e => e.Sequence), told.Select(e => e.Sequence));
    }

    private void Meet(string what) => Met[what] = Met.GetValueOrDefault(what) + 1;

    private sealed record Stay(ViewerLane Lane, FakeOutlet Outlet, int Viewer, long From);
}
