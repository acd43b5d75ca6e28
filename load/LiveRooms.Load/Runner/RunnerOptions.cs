using LiveRooms.Load.Scenarios;

namespace LiveRooms.Load.Runner;

/// <summary>How a process runs its acts.</summary>
public sealed record RunnerOptions
{
    /// <summary>Which part of the acts is this process's. Rates and copies are given for it; acts done alone are the first one's.</summary>
    public Share Share { get; init; } = Share.Whole;

    /// <summary>Of all chance.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Threads that begin open acts.</summary>
    public int Threads { get; init; } = Math.Clamp(Environment.ProcessorCount / 2, 1, 2);

    /// <summary>Acts under way at once in this process; what is due beyond is not begun and counts as failed (<c>too-many-under-way</c>).</summary>
    public int MostUnderWay { get; init; } = 1_000_000;

    /// <summary>How long acts under way at the end may still take; then they are cancelled and count as failed (<c>unfinished</c>).</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Waits some microseconds or until it is cancelled; another one in tests, that moves their clock.</summary>
    internal Action<long, CancellationToken> Wait { get; init; } = static (micros, cancelled) =>
        cancelled.WaitHandle.WaitOne((int)Math.Clamp(micros / 1_000, 1, 100));
}
