namespace LiveRooms.Faults.Nemesis.History;

/// <summary>The run's clock: one process reads it, and it only goes forward, so that its order is real.</summary>
internal sealed class RunClock(TimeProvider time)
{
    private readonly long _zero = time.GetTimestamp();

    /// <summary>The wall clock when this one stood at zero.</summary>
    internal DateTimeOffset Zero { get; } = time.GetUtcNow();

    /// <summary>What waits go by.</summary>
    internal TimeProvider Time => time;

    /// <summary>Microseconds since the run began.</summary>
    internal long Now => (long)time.GetElapsedTime(_zero).TotalMicroseconds;
}
