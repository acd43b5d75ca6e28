namespace LiveRooms.Grains.Tests.Cluster;

/// <summary>
/// A test's clock as reminders read it. Orleans waits for a reminder's time in whole milliseconds and looks again until it has come:
/// where a test's clock stands still less than one before that time it would look for ever, and the clock's advance would never end.
/// Who looked so often is told that the millisecond is over.
/// </summary>
internal sealed class ReminderClock(TimeProvider clock) : TimeProvider
{
    private const long Stuck = 100_000;

    private readonly Lock _gate = new();
    private DateTimeOffset _now;
    private long _looks;

    public override TimeZoneInfo LocalTimeZone => clock.LocalTimeZone;

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow()
    {
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            _looks = now == _now ? _looks + 1 : 0;
            _now = now;
            return _looks < Stuck ? now : now.AddMilliseconds(1);
        }
    }

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        clock.CreateTimer(callback, state, dueTime, period);
}
