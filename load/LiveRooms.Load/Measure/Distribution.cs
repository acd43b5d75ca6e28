using System.Buffers.Binary;
using System.IO.Compression;
using HdrHistogram;
using HdrHistogram.Utilities;

namespace LiveRooms.Load.Measure;

/// <summary>Histograms as they are reported, sent and merged.</summary>
internal static class Distribution
{
    public static LatencySummary Sum(string name, string? network, LongHistogram histogram)
    {
        long At(double percentile) => histogram.TotalCount == 0 ? 0 : histogram.GetValueAtPercentile(percentile);
        return new LatencySummary(
            name, network, histogram.TotalCount, histogram.TotalCount == 0 ? 0 : histogram.GetMean(), At(50), At(90), At(95), At(99), At(99.9), At(100),
            Encode(histogram));
    }

    public static SecondLatency Second(LongHistogram histogram) => new(
        histogram.TotalCount, histogram.GetValueAtPercentile(50), histogram.GetValueAtPercentile(99), histogram.GetValueAtPercentile(99.9));

    /// <summary>The histogram of a summary.</summary>
    /// <exception cref="FormatException">It holds none.</exception>
    public static LongHistogram Decode(LatencySummary summary)
    {
        var histogram = Buckets.Histogram();
        try
        {
            histogram.Add(HistogramEncoding.DecodeFromByteBuffer(ByteBuffer.Allocate(Unpack(Convert.FromBase64String(summary.Histogram))), 0));
        }
        catch (Exception fault) when (fault is not FormatException)
        {
            throw new FormatException($"The histogram of {summary.Name} cannot be read: {fault.Message}", fault);
        }

        return histogram;
    }

    // The library reads once from a stream that may give less at a time, and then takes a large histogram for a damaged one.
    private static byte[] Unpack(byte[] encoded)
    {
        var length = BinaryPrimitives.ReadInt32BigEndian(encoded.AsSpan(sizeof(int)));
        using var packed = new ZLibStream(new MemoryStream(encoded, 2 * sizeof(int), length), CompressionMode.Decompress);
        using var whole = new MemoryStream();
        packed.CopyTo(whole);
        return whole.ToArray();
    }

    private static string Encode(LongHistogram histogram)
    {
        var buffer = ByteBuffer.Allocate(histogram.GetNeededByteBufferCapacity());
        var length = histogram.EncodeIntoCompressedByteBuffer(buffer);
        var bytes = new byte[length];
        buffer.Position = 0;
        for (var i = 0; i < length; i++)
            bytes[i] = buffer.Get();
        return Convert.ToBase64String(bytes);
    }
}
