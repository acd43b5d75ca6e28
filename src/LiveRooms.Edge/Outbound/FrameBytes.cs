using System.Buffers;
using System.Buffers.Binary;

namespace LiveRooms.Edge.Outbound;

/// <summary>One message in pooled bytes, with room for its WebSocket header in front. Written by one, then only read.</summary>
internal sealed class FrameBytes(ArrayPool<byte> pool) : IBufferWriter<byte>
{
    /// <summary>The longest header of a server's WebSocket frame (RFC 6455, 5.2).</summary>
    private const int HeaderRoom = 10;

    private const byte Final = 0x80;
    private const byte TextOpcode = 1;
    private const byte BinaryOpcode = 2;
    private const int FirstSize = 1_024;

    private byte[] _bytes = pool.Rent(FirstSize);
    private int _end = HeaderRoom;
    private int _start = HeaderRoom;

    /// <summary>The hub message alone.</summary>
    public ReadOnlyMemory<byte> Message => _bytes.AsMemory(HeaderRoom, _end - HeaderRoom);

    /// <summary>The same as one WebSocket frame, once <see cref="Seal"/> has been called.</summary>
    public ReadOnlyMemory<byte> Framed => _bytes.AsMemory(_start, _end - _start);

    /// <inheritdoc/>
    public void Advance(int count) => _end += count;

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(1, sizeHint));
        return _bytes.AsMemory(_end);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <summary>Puts the WebSocket header in front: nothing is written any more.</summary>
    public void Seal(bool text)
    {
        var length = _end - HeaderRoom;
        _start = HeaderRoom - (length < 126 ? 2 : length <= ushort.MaxValue ? 4 : HeaderRoom);
        var header = _bytes.AsSpan(_start, HeaderRoom - _start);
        header[0] = (byte)(Final | (text ? TextOpcode : BinaryOpcode));
        switch (header.Length)
        {
            case 2:
                header[1] = (byte)length;
                break;
            case 4:
                header[1] = 126;
                BinaryPrimitives.WriteUInt16BigEndian(header[2..], (ushort)length);
                break;
            default:
                header[1] = 127;
                BinaryPrimitives.WriteUInt64BigEndian(header[2..], (ulong)length);
                break;
        }
    }

    /// <summary>Gives the bytes back to the pool: nothing is read any more.</summary>
    public void Return()
    {
        pool.Return(_bytes);
        _bytes = [];
    }

    private void Reserve(int more)
    {
        if (_bytes.Length - _end >= more)
            return;
        var larger = pool.Rent(Math.Max(2 * _bytes.Length, _end + more));
        _bytes.AsSpan(0, _end).CopyTo(larger);
        pool.Return(_bytes);
        _bytes = larger;
    }
}
