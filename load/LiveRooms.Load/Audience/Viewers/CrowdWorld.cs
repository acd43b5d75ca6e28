using LiveRooms.Load.Audience.Calls;
using LiveRooms.Load.Audience.Checks;
using LiveRooms.Load.Audience.Frames;
using LiveRooms.Load.Audience.Rooms;
using LiveRooms.Load.Audience.Time;
using LiveRooms.Load.Audience.Transport;
using LiveRooms.Load.Measure;
using LiveRooms.Load.Runner;

namespace LiveRooms.Load.Audience.Viewers;

/// <summary>What all viewers of a crowd share.</summary>
internal sealed class CrowdWorld : IDisposable
{
    private readonly long _timedEvery;
    private long _joined;
    private long _interruptions;
    private long _stalest;
    private long _startedOver;

    /// <summary>Makes it.</summary>
    public CrowdWorld(CrowdPlan plan, IViewerTransport transport, RunClock clock, IRecorder recorder)
    {
        (Plan, Transport, Clock) = (plan, transport, clock);
        Wheel = new TimingWheel(clock);
        Rooms = new RoomWatches(Violations);
        Library = new FrameLibrary(Rooms);
        Wires = [.. NetworkProfile.All.Select(profile => new Wire(profile, plan.Whole.Seed, recorder))];
        Roles = [.. Enum.GetValues<Behaviour>().Select(_ => new Roster(which: 1))];
        (Frames, FrameBytes) = (recorder.Counter(MetricNames.Frames), recorder.Counter(MetricNames.FrameBytes));
        (Lines, SkippedLines) = (recorder.Counter(MetricNames.Lines), recorder.Counter(MetricNames.SkippedLines));
        Lost = recorder.Counter(MetricNames.Lost);
        (Resets, NotResumed) = (recorder.Counter(MetricNames.Resets), recorder.Counter(MetricNames.NotResumed));
        recorder.Watch(MetricNames.Viewers, () => Everyone.Count);
        _timedEvery = Math.Max(1, ((long)plan.Viewers + plan.Timed - 1) / plan.Timed);
    }

    public CrowdPlan Plan { get; }

    public IViewerTransport Transport { get; }

    public RunClock Clock { get; }

    public TimingWheel Wheel { get; }

    public RoomWatches Rooms { get; }

    public FrameLibrary Library { get; }

    public ViolationBook Violations { get; } = new();

    public ClaimBook Claims { get; } = new();

    public CallPool Calls { get; } = new();

    /// <summary>By the place in <see cref="NetworkProfile.All"/>.</summary>
    public Wire[] Wires { get; }

    /// <summary>Viewers in rooms.</summary>
    public Roster Everyone { get; } = new(which: 0);

    /// <summary>Those of them who do something, by <see cref="Behaviour"/>.</summary>
    public Roster[] Roles { get; }

    public ICounter Frames { get; }

    public ICounter FrameBytes { get; }

    public ICounter Lines { get; }

    public ICounter SkippedLines { get; }

    public ICounter Lost { get; }

    public ICounter Resets { get; }

    public ICounter NotResumed { get; }

    /// <summary>Whether it comes to rest: no connection is cut any more.</summary>
    public bool IsSettling { get; set; }

    /// <summary>Viewers who came into a room, each counted once.</summary>
    public long Joined => Volatile.Read(ref _joined);

    /// <summary>Connections that ended, in whatever way, before their viewers left.</summary>
    public long Interruptions => Volatile.Read(ref _interruptions);

    /// <summary>How often a viewer who reads as fast as it can was started over, though the feed lived on.</summary>
    public long StartedOver => Volatile.Read(ref _startedOver);

    /// <summary>The longest time, microseconds, that a viewer who reads as fast as it can lacked what others had.</summary>
    public long Stalest => Volatile.Read(ref _stalest);

    /// <summary>Whether a viewer's frames are timed.</summary>
    public bool IsTimed(long number) => number % _timedEvery == 0;

    /// <summary>One more came into a room.</summary>
    public void OnJoined() => Interlocked.Increment(ref _joined);

    /// <summary>A connection ended.</summary>
    public void OnInterrupted() => Interlocked.Increment(ref _interruptions);

    /// <summary>One was started over without need.</summary>
    public void OnStartedOver() => Interlocked.Increment(ref _startedOver);

    /// <summary>Somebody lacked something so long.</summary>
    public void OnStale(long micros)
    {
        for (var known = Stalest; micros > known; known = Stalest)
            Interlocked.CompareExchange(ref _stalest, micros, known);
    }

    /// <inheritdoc/>
    public void Dispose() => Wheel.Dispose();
}
