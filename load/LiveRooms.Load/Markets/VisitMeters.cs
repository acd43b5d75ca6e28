using LiveRooms.Load.Gates;
using LiveRooms.Load.Measure;
using LiveRooms.Load.Runner;

namespace LiveRooms.Load.Markets;

/// <summary>What visits are measured by.</summary>
internal sealed class VisitMeters
{
    private readonly RunClock _clock;
    private readonly ILatency _join;
    private readonly ILatency _visit;
    private readonly ICounter _frames;
    private readonly ICounter _bytes;
    private readonly ICounter _visits;
    private readonly ICounter _acts;
    private readonly ICounter _again;
    private readonly Lock _gate = new();
    private readonly List<string> _strange = [];
    private long _strangeCount;
    private long _present;

    public VisitMeters(IRecorder recorder, RunClock clock)
    {
        _clock = clock;
        (_join, _visit) = (recorder.Latency(MetricNames.Join), recorder.Latency("visit"));
        (_frames, _bytes) = (recorder.Counter(MetricNames.Frames), recorder.Counter(MetricNames.FrameBytes));
        (_visits, _acts, _again) = (recorder.Counter("visits"), recorder.Counter("interactions"), recorder.Counter("visits-again"));
        recorder.Watch(MetricNames.Viewers, () => Interlocked.Read(ref _present));
    }

    /// <summary>Microseconds of the run's clock.</summary>
    public long Now => _clock.Now;

    /// <summary>Whether connections were lost or calls refused, so that visits were begun again.</summary>
    public bool Interrupted { get; private set; }

    /// <summary>A frame came.</summary>
    public void Frame(int bytes)
    {
        _frames.Add();
        _bytes.Add(bytes);
    }

    /// <summary>Somebody came in, so many microseconds after the begin.</summary>
    public void Joined(long after)
    {
        _join.Record(after);
        Interlocked.Increment(ref _present);
    }

    /// <summary>Something was done.</summary>
    public void Acted() => _acts.Add();

    /// <summary>A visit is over.</summary>
    public void Left(long begun, bool joined)
    {
        _visit.Record(Now - begun);
        _visits.Add();
        if (joined)
            Interlocked.Decrement(ref _present);
    }

    /// <summary>A visit goes on in another connection.</summary>
    public void Again()
    {
        Interrupted = true;
        _again.Add();
    }

    /// <summary>Something was seen that must not be.</summary>
    public void Strange(string what)
    {
        lock (_gate)
        {
            _strangeCount++;
            if (_strange.Count < Violation.MostExamples)
                _strange.Add(what);
        }
    }

    /// <summary>All that was strange.</summary>
    public IEnumerable<Violation> Violations()
    {
        lock (_gate)
            return _strangeCount == 0 ? [] : [new Violation(GateNames.InteractionsExact, _strangeCount, [.. _strange])];
    }
}
