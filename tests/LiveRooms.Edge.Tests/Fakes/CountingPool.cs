using System.Buffers;
using System.Collections.Concurrent;

namespace LiveRooms.Edge.Tests.Fakes;

/// <summary>A pool that knows what is out. What comes back is not given out again, so whoever reads it later reads rubbish.</summary>
internal sealed class CountingPool : ArrayPool<byte>
{
    private readonly ConcurrentDictionary<byte[], bool> _out = new(ReferenceEqualityComparer.Instance);
    private int _wrong;

    /// <summary>Arrays that are not back yet.</summary>
    internal int Out => _out.Count;

    /// <summary>Arrays that came back twice, or from elsewhere.</summary>
    internal int Wrong => _wrong;

    public override byte[] Rent(int minimumLength)
    {
        var array = new byte[minimumLength];
        _out[array] = true;
        return array;
    }

    public override void Return(byte[] array, bool clearArray = false)
    {
        if (!_out.TryRemove(array, out _))
            Interlocked.Increment(ref _wrong);
        array.AsSpan().Fill(0xEE);
    }
}
