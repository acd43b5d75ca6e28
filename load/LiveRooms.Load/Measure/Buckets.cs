using System.Numerics;
using HdrHistogram;

namespace LiveRooms.Load.Measure;

/// <summary>
/// HdrHistogram's own buckets for times from zero to an hour at three digits, so that what threads counted each for itself can be
/// handed to it by the bucket.
/// </summary>
internal static class Buckets
{
    /// <summary>The longest time told apart, microseconds: an hour.</summary>
    public const long Longest = 3_600_000_000;

    private const int Digits = 3;
    // Enough steps that one in the first row is a 2,000th of the row's end, in a power of two.
    private const int StepBits = 11;
    private const int HalfBits = StepBits - 1;

    /// <summary>How many there are.</summary>
    public static readonly int Count = Index(Longest) + 1;

    /// <summary>A histogram of these buckets.</summary>
    public static LongHistogram Histogram() => new(1, Longest, Digits);

    /// <summary>Where a time belongs; below zero is zero, above the longest is the longest.</summary>
    public static int Index(long micros)
    {
        var value = Math.Clamp(micros, 0, Longest);
        var row = Math.Max(0, BitOperations.Log2((ulong)value | 1) - HalfBits);
        return (row << HalfBits) + (int)(value >> row);
    }

    /// <summary>The least time of a bucket.</summary>
    public static long Least(int index)
    {
        var row = Math.Max(0, (index >> HalfBits) - 1);
        return (long)(index - (row << HalfBits)) << row;
    }
}
