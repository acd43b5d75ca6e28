using LiveRooms.Load.Runner;

namespace LiveRooms.Load.Tests.Runner;

/// <summary>A clock that only stands where it was put; a runner's waits move it on.</summary>
internal sealed class ManualTime : TimeProvider
{
    private long _micros;

    public override long TimestampFrequency => 1_000_000;

    public override long GetTimestamp() => Interlocked.Read(ref _micros);

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch;

    public void Pass(TimeSpan time) => Pass(time.Ticks / TimeSpan.TicksPerMicrosecond);

    public void Pass(long micros) => Interlocked.Add(ref _micros, micros);

    /// <summary>One thread that waits by moving the clock: the same run each time.</summary>
    public RunnerOptions Options => new() { Threads = 1, Wait = (micros, _) => Pass(micros) };
}
