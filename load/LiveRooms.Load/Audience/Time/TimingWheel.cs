using LiveRooms.Load.Runner;

namespace LiveRooms.Load.Audience.Time;

/// <summary>
/// Wakes millions of alarms with one timer, each at the first tick that is not before its time. It holds what is set and nothing else:
/// a viewer has a few at most, a call two. An alarm cannot be taken back; who is woken looks whether it still matters.
/// </summary>
internal sealed class TimingWheel : IDisposable
{
    /// <summary>How exact it is, microseconds.</summary>
    public const long Tick = 4_000;

    private const int Slots = 4_096;

    private readonly RunClock _clock;
    private readonly List<Alarm>[] _slots = [.. Enumerable.Range(0, Slots).Select(_ => new List<Alarm>())];
    private readonly List<Alarm> _due = [];
    private readonly ITimer _timer;
    private long _turned;
    private int _turning;

    /// <summary>Starts it.</summary>
    public TimingWheel(RunClock clock)
    {
        _clock = clock;
        _turned = clock.Now / Tick;
        var period = TimeSpan.FromMicroseconds(Tick);
        _timer = clock.Time.CreateTimer(static wheel => ((TimingWheel)wheel!).Turn(), this, period, period);
    }

    /// <summary>Wakes it once.</summary>
    /// <param name="alarm">Whom.</param>
    /// <param name="what">Handed to it.</param>
    /// <param name="at">When, microseconds of the run's clock; what is past is rung at the next tick.</param>
    public void Set(IAlarm alarm, int what, long at)
    {
        while (true)
        {
            var tick = Math.Max((at + Tick - 1) / Tick, Volatile.Read(ref _turned) + 1);
            var slot = _slots[tick % Slots];
            lock (slot)
            {
                // The turn to this tick may have begun meanwhile.
                if (tick <= Volatile.Read(ref _turned))
                    continue;
                slot.Add(new Alarm(alarm, what, tick));
                return;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private void Turn()
    {
        // A turn that takes longer than a tick is made up for by the next one.
        if (Interlocked.Exchange(ref _turning, 1) == 1)
            return;
        try
        {
            for (var now = _clock.Now / Tick; _turned < now;)
            {
                TakeDue(_turned + 1);
                foreach (var alarm in _due)
                    alarm.Whom.Ring(alarm.What);
                _due.Clear();
            }
        }
        finally
        {
            Volatile.Write(ref _turning, 0);
        }
    }

    private void TakeDue(long tick)
    {
        var slot = _slots[tick % Slots];
        lock (slot)
        {
            Volatile.Write(ref _turned, tick);
            var kept = 0;
            for (var i = 0; i < slot.Count; i++)
            {
                if (slot[i].Tick <= tick)
                    _due.Add(slot[i]);
                else
                    slot[kept++] = slot[i];
            }
            slot.RemoveRange(kept, slot.Count - kept);
        }
    }

    private readonly record struct Alarm(IAlarm Whom, int What, long Tick);
}
