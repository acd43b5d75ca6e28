namespace LiveRooms.Edge.Tests.Fakes;

/// <summary>Says the same time until it is moved, while waits take the time they take: rates are exact, loops go on.</summary>
internal sealed class StillClock : TimeProvider
{
    private DateTimeOffset _now = Make.Start;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => _now.Ticks;

    internal void Advance(TimeSpan by) => _now += by;
}
