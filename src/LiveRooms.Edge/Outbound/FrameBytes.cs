using System.Buffers;
using LiveRooms.Edge.Transport.WebSockets;

namespace LiveRooms.Edge.Outbound;

/// <summary>One message in pooled bytes, with room for its WebSocket header in front. Written by one, then only read.</summary>
internal sealed class FrameBytes(ArrayPool<byte> pool) : IBufferWriter<byte>
{
    private const int HeaderRoom = FrameHeader.MaxLength;
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
        _start = HeaderRoom - FrameHeader.LengthFor(length);
        FrameHeader.Write(_bytes.AsSpan(_start), text ? Opcode.Text : Opcode.Binary, length);
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
