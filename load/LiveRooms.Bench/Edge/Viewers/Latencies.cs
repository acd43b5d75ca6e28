using System.Numerics;

namespace LiveRooms.Bench.Edge.Viewers;

/// <summary>How often which time was seen: counts in buckets that are at most one part in 128 wide.</summary>
internal sealed class Latencies
{
    private const int Steps = 128;
    private const int StepBits = 7;
    private const int Octaves = 32;

    private readonly long[] _counts = new long[Steps * (Octaves + 1)];

    public void Record(long micros) => _counts[Bucket(Math.Clamp(micros, 0, uint.MaxValue))]++;

    /// <summary>What was recorded since an earlier copy.</summary>
    public Latencies Since(Latencies earlier)
    {
        var result = new Latencies();
        for (var i = 0; i < _counts.Length; i++)
            result._counts[i] = _counts[i] - earlier._counts[i];
        return result;
    }

    /// <summary>Takes the other's counts in.</summary>
    public void Add(Latencies other)
    {
        for (var i = 0; i < _counts.Length; i++)
            _counts[i] += other._counts[i];
    }

    /// <summary>Milliseconds within which this share was; NaN when nothing was recorded.</summary>
    public double Within(double share)
    {
        var all = _counts.Sum();
        if (all == 0)
            return double.NaN;
        var (wanted, seen, at) = (Math.Ceiling(share * all), 0L, 0);
        while ((seen += _counts[at]) < wanted)
            at++;
        return Highest(at) / 1_000.0;
    }

    // The first two rows of buckets are one microsecond wide; each further row covers an octave.
    private static int Bucket(long micros)
    {
        var octave = Math.Max(0, BitOperations.Log2((ulong)micros | 1) - StepBits);
        return (octave * Steps) + (int)(micros >> octave);
    }

    private static long Highest(int bucket)
    {
        var octave = Math.Max(0, (bucket / Steps) - 1);
        return ((bucket - (octave * Steps) + 1L) << octave) - 1;
    }
}
