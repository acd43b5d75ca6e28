namespace LiveRooms.Bench.Edge.Viewers;

/// <summary>What viewers received. Counted by one thread, read by another: totals only grow.</summary>
internal sealed class Counts
{
    public long Frames { get; private set; }

    public long Lines { get; private set; }

    /// <summary>First lines and first reservations of viewers.</summary>
    public long FirstActs { get; private set; }

    /// <summary>When the last frame came, in microseconds; 0 when none has.</summary>
    public long LastAt { get; private set; }

    public Latencies Latencies { get; private init; } = new();

    public void OnFrame(long now)
    {
        Frames++;
        LastAt = now;
    }

    public void OnFirstAct() => FirstActs++;

    public void OnLine(long micros)
    {
        Lines++;
        Latencies.Record(micros);
    }

    /// <summary>As it stands now.</summary>
    public Counts Copy() => Since(new Counts());

    /// <summary>What was counted since an earlier copy.</summary>
    public Counts Since(Counts earlier) => new()
    {
        Frames = Frames - earlier.Frames,
        Lines = Lines - earlier.Lines,
        FirstActs = FirstActs - earlier.FirstActs,
        LastAt = LastAt,
        Latencies = Latencies.Since(earlier.Latencies),
    };

    /// <summary>Takes the other's in.</summary>
    public void Add(Counts other)
    {
        Frames += other.Frames;
        Lines += other.Lines;
        FirstActs += other.FirstActs;
        LastAt = Math.Max(LastAt, other.LastAt);
        Latencies.Add(other.Latencies);
    }
}
