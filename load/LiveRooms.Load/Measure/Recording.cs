using LiveRooms.Load.Runner;

namespace LiveRooms.Load.Measure;

/// <summary>A recorder's seconds, on a thread of its own, and the generator's health beside them.</summary>
public sealed class Recording : IDisposable
{
    private const long Second = 1_000_000;

    private readonly Recorder _recorder;
    private readonly RunClock _clock;
    private readonly long _from;
    private readonly IProgress<TimelinePoint>? _progress;
    private readonly HealthWatch _health;
    private readonly ManualResetEventSlim _stopping = new();
    private readonly Thread _thread;
    private int _second;

    private Recording(Recorder recorder, RunClock clock, long from, IProgress<TimelinePoint>? progress)
    {
        (_recorder, _clock, _from, _progress) = (recorder, clock, from, progress);
        _health = new HealthWatch(recorder, clock);
        _thread = new Thread(Beat) { IsBackground = true, Name = "recording" };
    }

    /// <summary>Begins; what comes before is forgotten when it is time.</summary>
    /// <param name="recorder">What is taken in.</param>
    /// <param name="clock">The run's.</param>
    /// <param name="from">When what is measured begins: <see cref="ScenarioRunner.MeasuredFrom"/>.</param>
    /// <param name="progress">Told each second.</param>
    public static Recording Start(Recorder recorder, RunClock clock, long from, IProgress<TimelinePoint>? progress)
    {
        var recording = new Recording(recorder, clock, from, progress);
        recording._thread.Start();
        return recording;
    }

    /// <summary>Ends it; what came since the last second is the last point, or the last ones where nobody looked for longer.</summary>
    public Measurements Stop()
    {
        End();
        _recorder.Beat(_second, 1 + Math.Max(0, Over() - _second));
        var measured = _recorder.Sum(GeneratorHealth.Unknown);
        return measured with { Generator = _health.Judge(measured) };
    }

    public void Dispose()
    {
        End();
        _stopping.Dispose();
        _health.Dispose();
    }

    private void End()
    {
        _stopping.Set();
        _thread.Join();
    }

    private void Beat()
    {
        if (!Reaches(_from))
            return;
        _recorder.Begin();
        _health.Begin();
        while (Reaches(_from + ((_second + 1) * Second)))
        {
            var missed = Over() - _second;
            _health.Look(missed);
            foreach (var point in _recorder.Beat(_second, missed))
                _progress?.Report(point);
            _second += missed;
        }
    }

    // How many seconds are over.
    private int Over() => (int)((_clock.Now - _from) / Second);

    // False when it was stopped before.
    private bool Reaches(long time)
    {
        for (var left = time - _clock.Now; left > 0; left = time - _clock.Now)
        {
            if (_stopping.Wait(TimeSpan.FromMicroseconds(left) + TimeSpan.FromMilliseconds(1)))
                return false;
        }

        return !_stopping.IsSet;
    }
}
