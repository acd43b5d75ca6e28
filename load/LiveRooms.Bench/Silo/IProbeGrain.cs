namespace LiveRooms.Bench.Silo;

/// <summary>A look into the silo's process.</summary>
[Alias("lr.bench.probe")]
internal interface IProbeGrain : IGrainWithIntegerKey
{
    /// <summary>Managed bytes that are reachable.</summary>
    [Alias("managed-bytes")]
    Task<long> ManagedBytes();

    /// <summary>Bytes allocated, milliseconds all threads were stopped for collections, and collections of the oldest, since the start.</summary>
    [Alias("collections")]
    Task<(long Bytes, double PauseMs, int Oldest)> Collections();

    /// <summary>Batches of requests that drops answered, and entries that journals took, since this was first asked.</summary>
    [Alias("work")]
    Task<(long Batches, long Appends)> Work();
}

/// <inheritdoc cref="IProbeGrain"/>
[GrainType("bench-probe")]
internal sealed class ProbeGrain : Grain, IProbeGrain
{
    public Task<long> ManagedBytes()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return Task.FromResult(GC.GetTotalMemory(forceFullCollection: true));
    }

    public Task<(long Bytes, double PauseMs, int Oldest)> Collections() => Task.FromResult(
        (GC.GetTotalAllocatedBytes(), GC.GetTotalPauseDuration().TotalMilliseconds, GC.CollectionCount(GC.MaxGeneration)));

    public Task<(long Batches, long Appends)> Work() => Task.FromResult(WorkCount.Value);
}
