namespace LiveRooms.Simulation.Engine;

/// <summary>A node's wall clock, off by a skew that may jump; its timers run by true time, as those of a machine do.</summary>
internal sealed class NodeClock(World world, Node node) : TimeProvider
{
    /// <summary>How far ahead of the true time it is.</summary>
    public TimeSpan Skew { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => world.TrueTime + Skew;

    public override long GetTimestamp() => world.Now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(world, node, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Timer(World world, Node node, Action callback) : ITimer
    {
        private int _set;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (period != Timeout.InfiniteTimeSpan)
                throw new NotSupportedException("Timers here ring once.");
            var set = ++_set;
            if (dueTime != Timeout.InfiniteTimeSpan)
                world.After(dueTime, node, () => Ring(set));
            return true;
        }

        public void Dispose() => _set++;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Ring(int set)
        {
            if (set == _set)
                callback();
        }
    }
}
