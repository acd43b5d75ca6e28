using System.Text;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Packing;

/// <summary>
/// Writes what is sent and stored as packed bytes: numbers in as few bytes as they need, ids in seventeen. Its buffer is kept and
/// used again. Not safe for concurrent use.
/// </summary>
public sealed class PackedWriter
{
    private const int LongestNumber = 10;

    private byte[] _buffer;

    /// <summary>An empty one.</summary>
    /// <param name="capacity">Bytes to begin with, 16 or more.</param>
    public PackedWriter(int capacity = 256)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 16);
        _buffer = new byte[capacity];
    }

    /// <summary>Bytes written.</summary>
    public int Length { get; private set; }

    /// <summary>What was written, until the next change.</summary>
    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, Length);

    /// <summary>What was written, until the next change.</summary>
    public ReadOnlyMemory<byte> Memory => _buffer.AsMemory(0, Length);

    /// <summary>Begins anew, in the same buffer.</summary>
    public void Clear() => Length = 0;

    /// <summary>A copy of what was written.</summary>
    public byte[] ToArray() => Written.ToArray();

    /// <summary>One byte.</summary>
    public void Byte(byte value)
    {
        if (Length == _buffer.Length)
            Grow(1);
        _buffer[Length++] = value;
    }

    /// <summary>A number of 0 or more: 1 byte below 128, 2 below 16,384, 10 at most.</summary>
    public void Number(ulong value)
    {
        if (_buffer.Length - Length < LongestNumber)
            Grow(LongestNumber);
        var to = _buffer.AsSpan(Length);
        var at = 0;
        for (; value >= 0x80; value >>= 7)
            to[at++] = (byte)(value | 0x80);
        to[at++] = (byte)value;
        Length += at;
    }

    /// <summary>A number that is nearly always close to 0, on either side.</summary>
    public void Difference(long value) => Number((ulong)((value << 1) ^ (value >> 63)));

    /// <summary>Bytes as they are; how many must be known to the reader.</summary>
    public void Bytes(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Take(bytes.Length));

    /// <summary>An operation's id.</summary>
    public void Id(OperationId id) => id.Short.WriteTo(this);

    /// <summary>A viewer's id.</summary>
    public void Id(ViewerId id) => id.Short.WriteTo(this);

    /// <summary>Any other id's text, at most 64 letters.</summary>
    public void Text(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        var to = Take(1 + id.Length);
        to[0] = (byte)id.Length;
        Encoding.ASCII.GetBytes(id, to[1..]);
    }

    /// <summary>Room for bytes to be filled in at once.</summary>
    internal Span<byte> Take(int count)
    {
        if (_buffer.Length - Length < count)
            Grow(count);
        var taken = _buffer.AsSpan(Length, count);
        Length += count;
        return taken;
    }

    private void Grow(int needed) => Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, Length + needed));
}
