namespace LiveRooms.Load.Measure;

/// <summary>A count in stripes.</summary>
internal sealed class Counter : ICounter
{
    // A cache line or two for each: the processors' own.
    private const int Apart = 16;

    private readonly long[] _counts = new long[(Stripes.Count + 1) * Apart];

    /// <summary>The sum, at some moment while this runs.</summary>
    public long Total
    {
        get
        {
            var total = 0L;
            for (var stripe = 1; stripe <= Stripes.Count; stripe++)
                total += Interlocked.Read(ref _counts[stripe * Apart]);
            return total;
        }
    }

    public void Add(long by = 1) => Interlocked.Add(ref _counts[(Stripes.Current + 1) * Apart], by);
}
