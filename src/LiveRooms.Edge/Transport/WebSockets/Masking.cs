using System.Numerics;
using System.Runtime.InteropServices;

namespace LiveRooms.Edge.Transport.WebSockets;

/// <summary>The mask that a client lays over what it sends (RFC 6455, 5.3).</summary>
internal static class Masking
{
    private const int BitsPerByte = 8;

    /// <summary>Takes the mask off in place, or lays it on: the same.</summary>
    /// <param name="bytes">Any part of a frame's payload.</param>
    /// <param name="mask">The mask for the first of these bytes, its first byte lowest.</param>
    /// <returns>The mask for the byte that follows.</returns>
    public static uint Apply(Span<byte> bytes, uint mask)
    {
        if (BitConverter.IsLittleEndian)
        {
            var vectors = MemoryMarshal.Cast<byte, Vector<uint>>(bytes);
            var wide = new Vector<uint>(mask);
            foreach (ref var vector in vectors)
                vector ^= wide;
            bytes = bytes[(vectors.Length * Vector<byte>.Count)..];
            var words = MemoryMarshal.Cast<byte, uint>(bytes);
            foreach (ref var word in words)
                word ^= mask;
            bytes = bytes[(words.Length * sizeof(uint))..];
        }
        foreach (ref var b in bytes)
        {
            b ^= (byte)mask;
            mask = BitOperations.RotateRight(mask, BitsPerByte);
        }
        return mask;
    }
}
