using System.Buffers.Binary;
using System.Numerics;

namespace LiveRooms.Grains.Journal;

/// <summary>
/// STORED FORMAT of an entry or snapshot in a store: its version (8 bytes, big-endian), CRC-32C of the bytes (4), the bytes.
/// So an entry out of its place, or cut short, is found when it is read.
/// </summary>
internal static class JournalFrame
{
    private const int HeaderBytes = 12;

    /// <summary>The length of the frame around so many bytes.</summary>
    public static int LengthOf(int bytes) => HeaderBytes + bytes;

    public static byte[] Wrap(long version, ReadOnlySpan<byte> bytes)
    {
        var frame = new byte[LengthOf(bytes.Length)];
        Wrap(version, bytes, frame);
        return frame;
    }

    /// <summary>Writes the frame where there is room for <see cref="LengthOf"/>.</summary>
    public static void Wrap(long version, ReadOnlySpan<byte> bytes, Span<byte> frame)
    {
        BinaryPrimitives.WriteInt64BigEndian(frame, version);
        BinaryPrimitives.WriteUInt32BigEndian(frame[8..], Checksum(bytes));
        bytes.CopyTo(frame[HeaderBytes..]);
    }

    /// <exception cref="JournalDamagedException">The frame is another version's, or its bytes are not what was stored.</exception>
    public static ReadOnlyMemory<byte> Unwrap(JournalKey key, long version, ReadOnlyMemory<byte> frame)
    {
        if (frame.Length < HeaderBytes)
            throw new JournalDamagedException(key, $"version {version} is cut short to {frame.Length} bytes.");
        var stored = BinaryPrimitives.ReadInt64BigEndian(frame.Span);
        if (stored != version)
            throw new JournalDamagedException(key, $"version {stored} stands where version {version} belongs.");
        var bytes = frame[HeaderBytes..];
        if (BinaryPrimitives.ReadUInt32BigEndian(frame.Span[8..]) != Checksum(bytes.Span))
            throw new JournalDamagedException(key, $"the bytes of version {version} do not match their checksum.");
        return bytes;
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        while (bytes.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }
        foreach (var single in bytes)
            crc = BitOperations.Crc32C(crc, single);
        return ~crc;
    }
}
