using HdrHistogram;

namespace LiveRooms.Load.Measure;

/// <summary>A distribution in stripes of counts, emptied into a histogram now and then.</summary>
internal sealed class Latency : ILatency
{
    // Made when a processor records here for the first time.
    private readonly int[]?[] _stripes = new int[]?[Stripes.Count];

    public void Record(long micros)
    {
        var stripe = Stripes.Current;
        var counts = Volatile.Read(ref _stripes[stripe]) ?? Make(stripe);
        Interlocked.Increment(ref counts[Buckets.Index(micros)]);
    }

    /// <summary>Moves all that was recorded into a histogram. One thread at a time; others may record meanwhile.</summary>
    public void DrainInto(LongHistogram histogram)
    {
        for (var stripe = 0; stripe < Stripes.Count; stripe++)
        {
            if (Volatile.Read(ref _stripes[stripe]) is not { } counts)
                continue;
            for (var i = 0; i < counts.Length; i++)
            {
                if (Volatile.Read(ref counts[i]) != 0)
                    histogram.RecordValueWithCount(Buckets.Least(i), Interlocked.Exchange(ref counts[i], 0));
            }
        }
    }

    private int[] Make(int stripe)
    {
        var made = new int[Buckets.Count];
        return Interlocked.CompareExchange(ref _stripes[stripe], made, null) ?? made;
    }
}
