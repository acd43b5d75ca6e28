using System.Buffers;
using LiveRooms.Edge.Transport.WebSockets;

namespace LiveRooms.Edge.Transport.Sockets;

/// <summary>
/// What has come from a client and waits to be read, without WebSocket framing, and behind it the bytes that are no whole frame
/// yet. One pooled array, held only while there are any.
/// </summary>
/// <param name="most">Bytes that may wait at once.</param>
internal struct InboundBytes(int most)
{
    /// <summary>The largest frame: what a client may send as one. Of messages the hub keeps the bound, as they come.</summary>
    private const long MaxFrame = 16 * 1024 * 1024;

    private const int FirstSize = 1_024;

    /// <summary>Room for any frame's header, and for a control frame.</summary>
    private const int LeastSpace = 256;

    private FrameReader _frames = new(MaxFrame);
    private byte[]? _array;
    private int _start;
    private int _end;
    private int _raw;
    private int _rawEnd;

    /// <summary>Whether a pooled array is held.</summary>
    public readonly bool IsHeld => _array is not null;

    /// <summary>Bytes that wait to be read.</summary>
    public readonly int Count => _end - _start;

    /// <summary>The same bytes. Valid until the next call that changes them.</summary>
    public readonly ReadOnlySequence<byte> Ready => _array is null ? default : new(_array, _start, Count);

    /// <summary>Whether no more is taken before something is read.</summary>
    public readonly bool IsFull => _rawEnd - _start >= most;

    /// <summary>The code of the client's close frame.</summary>
    public readonly CloseCode Closed => _frames.Closed;

    /// <summary>What a wrong frame is answered with.</summary>
    public readonly CloseCode Fault => _frames.Fault;

    /// <summary>Where bytes from the client go, then told of by <see cref="Received"/>.</summary>
    public Span<byte> Space()
    {
        _array ??= ArrayPool<byte>.Shared.Rent(FirstSize);
        if (_array.Length - _rawEnd < LeastSpace)
            MakeRoom();
        return _array.AsSpan(_rawEnd);
    }

    /// <summary>So many bytes came. <see cref="Parse"/> is to be called until there is no more.</summary>
    public void Received(int count) => _rawEnd += count;

    /// <summary>Takes from what came: all data up to the first control frame, the first fault, or the end.</summary>
    /// <param name="payload">Of the control frame; valid until the next call.</param>
    public FrameStep Parse(out ReadOnlySpan<byte> payload)
    {
        while (true)
        {
            var step = _frames.Next(_array.AsSpan(_raw, _rawEnd - _raw), out var taken, out var part);
            _raw += taken;
            payload = part;
            if (step != FrameStep.Data)
            {
                if (step == FrameStep.More && _raw == _rawEnd)
                    (_raw, _rawEnd) = (_end, _end);
                return step;
            }
            if (_start == _end)
                _start = _end = _raw - part.Length;
            else
                part.CopyTo(_array.AsSpan(_end));
            _end += part.Length;
        }
    }

    /// <summary>So many bytes were read.</summary>
    public void Read(int count) => _start += count;

    /// <summary>Gives the array back when nothing is in it.</summary>
    public void Rest()
    {
        if (_start == _rawEnd)
            Drop();
    }

    /// <summary>Gives the array back whatever is in it.</summary>
    public void Drop()
    {
        if (_array is null)
            return;
        ArrayPool<byte>.Shared.Return(_array);
        _array = null;
        _start = _end = _raw = _rawEnd = 0;
    }

    private void MakeRoom()
    {
        var (ready, raw) = (Count, _rawEnd - _raw);
        var old = _array!;
        var room = old.Length - ready - raw >= old.Length / 2 ? old : ArrayPool<byte>.Shared.Rent(2 * old.Length);
        old.AsSpan(_start, ready).CopyTo(room);
        old.AsSpan(_raw, raw).CopyTo(room.AsSpan(ready));
        (_start, _end, _raw, _rawEnd) = (0, ready, ready, ready + raw);
        if (room == old)
            return;
        ArrayPool<byte>.Shared.Return(old);
        _array = room;
    }
}
