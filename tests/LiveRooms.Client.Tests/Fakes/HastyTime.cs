using System.Collections.Concurrent;

namespace LiveRooms.Client.Tests.Fakes;

/// <summary>A clock that stands unless moved, whose timers fire at once, and that remembers how long they were to take.</summary>
/// <param name="endless">Timers of just this length never fire.</param>
internal sealed class HastyTime(TimeSpan? endless = null) : TimeProvider
{
    private readonly ConcurrentQueue<TimeSpan> _pauses = [];
    private readonly TaskCompletionSource _stuck = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _now;

    internal IReadOnlyList<TimeSpan> Pauses => [.. _pauses];

    /// <summary>Ends when a timer was begun that never fires.</summary>
    internal Task Stuck => _stuck.Task;

    internal void Pass(TimeSpan time) => Interlocked.Add(ref _now, time.Ticks);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref _now);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _pauses.Enqueue(dueTime);
        if (dueTime != endless)
        {
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }

        _stuck.TrySetResult();
        return base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period);
    }
}
