namespace LiveRooms.Load.Runner;

/// <summary>
/// The run's time in microseconds since 1970, which never goes back: the wall clock at the start and what passed since by the
/// monotonic one. On one machine all processes agree; on others what the agents' clocks differ by is set as <see cref="Offset"/>.
/// </summary>
public sealed class RunClock
{
    /// <summary>Both clocks are read so often, and the reading that took the shortest counts: a thread may be held up between the two.</summary>
    private const int Readings = 10;

    private readonly long _begun;
    private readonly long _origin;

    /// <param name="time">Where the times come from.</param>
    public RunClock(TimeProvider time)
    {
        Time = time;
        var shortest = TimeSpan.MaxValue;
        for (var i = 0; i < Readings; i++)
        {
            var begun = time.GetTimestamp();
            var wall = time.GetUtcNow();
            var took = time.GetElapsedTime(begun);
            if (took >= shortest)
                continue;
            shortest = took;
            _begun = begun;
            _origin = (wall - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        }
    }

    /// <summary>Where the times come from.</summary>
    public TimeProvider Time { get; }

    /// <summary>Added to each reading, microseconds: how far this machine's clock is behind the coordinator's.</summary>
    public long Offset { get; set; }

    /// <summary>Microseconds now.</summary>
    public long Now => _origin + Offset + (Time.GetElapsedTime(_begun).Ticks / TimeSpan.TicksPerMicrosecond);
}
