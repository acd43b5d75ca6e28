using System.Collections.Concurrent;

namespace LiveRooms.Client.Tests.Fakes;

/// <summary>A clock that stands unless moved, whose timers fire at once, and that remembers how long they were to take.</summary>
internal sealed class HastyTime : TimeProvider
{
    private readonly ConcurrentQueue<TimeSpan> _pauses = [];
    private long _now;

    internal IReadOnlyList<TimeSpan> Pauses => [.. _pauses];

    internal void Pass(TimeSpan time) => Interlocked.Add(ref _now, time.Ticks);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref _now);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _pauses.Enqueue(dueTime);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
