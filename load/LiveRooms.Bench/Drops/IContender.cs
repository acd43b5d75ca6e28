namespace LiveRooms.Bench.Drops;

/// <summary>A way to sell one item.</summary>
internal interface IContender : IAsyncDisposable
{
    string Name { get; }

    /// <summary>A new item with more stock than a run can sell.</summary>
    /// <param name="sync">Answered when it is on the disk; else the last moments may be lost with the machine.</param>
    Task Prepare(bool sync);

    /// <summary>Reserves as fast as it can.</summary>
    Task<Sample> Run(TimeSpan time);

    /// <summary>Forgets the item, so that the next contender does not carry its weight.</summary>
    Task Clear();
}

/// <summary>What one run gave.</summary>
/// <param name="PerSecond">Reservations answered as made, a second.</param>
/// <param name="CpuMicros">Processor microseconds of all server processes, a reservation.</param>
internal sealed record Sample(double PerSecond, double CpuMicros)
{
    /// <summary>Runs <paramref name="work"/>, which answers how many reservations it made, beside a look at the servers' clocks.</summary>
    public static async Task<Sample> Of(IReadOnlyList<int> servers, Func<Task<long>> work)
    {
        var cpu = Machine.ProcessorTime.Of(servers);
        var begun = System.Diagnostics.Stopwatch.GetTimestamp();
        var made = await work();
        var elapsed = System.Diagnostics.Stopwatch.GetElapsedTime(begun);
        cpu = Machine.ProcessorTime.Of(servers) - cpu;
        return new Sample(made / elapsed.TotalSeconds, cpu * 1e6 / Math.Max(1, made));
    }
}
