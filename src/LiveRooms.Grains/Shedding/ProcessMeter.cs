using LiveRooms.Rules.Shedding;

namespace LiveRooms.Grains.Shedding;

/// <summary>Looks at this process: its processor time over the last second, the memory it needs, and how long work waits for a thread.</summary>
internal sealed class ProcessMeter : ILoadMeter
{
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(1);

    // In less the steps in which processor time is counted, and a pause between the two clocks, are all that is seen.
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(100);

    private readonly TimeProvider _time;
    private readonly Queue<(long At, TimeSpan Used)> _looks = new();
    private double _cpu;

    public ProcessMeter(TimeProvider time)
    {
        _time = time;
        _looks.Enqueue((_time.GetTimestamp(), Environment.CpuUsage.TotalTime));
    }

    /// <inheritdoc/>
    public async ValueTask<LoadReading> Read(CancellationToken cancellation)
    {
        var asked = _time.GetTimestamp();
        // Goes to the end of the pool's queue, behind all that waits for a thread.
        await Task.Yield();
        var queue = _time.GetElapsedTime(asked);
        return new LoadReading(Cpu(), Held(), queue);
    }

    /// <summary>Since the newest look that is a second old, or the oldest that is kept; as before when that was just now.</summary>
    private double Cpu()
    {
        var (now, used) = (_time.GetTimestamp(), Environment.CpuUsage.TotalTime);
        _looks.Enqueue((now, used));
        while (_looks.Count > 2 && _time.GetElapsedTime(_looks.ElementAt(1).At, now) >= Memory)
            _looks.Dequeue();
        var since = _looks.Peek();
        var elapsed = _time.GetElapsedTime(since.At, now);
        if (elapsed >= Least)
            _cpu = Math.Max(0, (used - since.Used) / elapsed / Environment.ProcessorCount);
        return _cpu;
    }

    /// <summary>
    /// What a process needs of what is resident. The runtime keeps what a rush took long after the rush, for the next one, and gives it
    /// back when memory gets short: that reserve is no load. Before the first collection nothing is known of it.
    /// </summary>
    internal static long Held(long resident, long committed, long heap, bool isCollected) =>
        isCollected ? Math.Min(resident, heap + Math.Max(0, resident - committed)) : resident;

    private static double Held()
    {
        var memory = GC.GetGCMemoryInfo();
        var held = Held(Environment.WorkingSet, memory.TotalCommittedBytes, memory.HeapSizeBytes, memory.Index > 0);
        return memory.TotalAvailableMemoryBytes > 0 ? (double)held / memory.TotalAvailableMemoryBytes : 0;
    }
}
