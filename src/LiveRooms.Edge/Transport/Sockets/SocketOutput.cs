using System.Buffers;
using System.IO.Pipelines;
using LiveRooms.Edge.Transport.WebSockets;
using Microsoft.AspNetCore.Connections;

namespace LiveRooms.Edge.Transport.Sockets;

/// <summary>
/// The connection's own messages, as the hub writes them: what was written up to a flush is one WebSocket message. The flush
/// ends when the kernel has it all, so the hub writes no faster than its client reads. One writer at a time.
/// </summary>
internal sealed class SocketOutput(SocketViewer viewer, SocketSender sender) : PipeWriter
{
    private const int FirstSize = 1_024;

    private byte[]? _array;
    private int _end;
    private OwnMessage? _flushing;
    private volatile bool _cancelled;

    /// <inheritdoc/>
    public override bool CanGetUnflushedBytes => true;

    /// <inheritdoc/>
    public override long UnflushedBytes => _array is null ? 0 : _end - FrameHeader.MaxLength;

    /// <inheritdoc/>
    public override Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(1, sizeHint));
        return _array.AsMemory(_end);
    }

    /// <inheritdoc/>
    public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <inheritdoc/>
    public override void Advance(int bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes, _array is null ? 0 : _array.Length - _end);
        _end += bytes;
    }

    /// <summary>Sends what was written since the last flush as one message.</summary>
    /// <param name="cancellationToken">Ends the wait, not the sending.</param>
    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<FlushResult>(cancellationToken);
        var length = (int)UnflushedBytes;
        if (length == 0)
            return new(Result());
        var array = _array!;
        _array = null;
        var cancelledBefore = _cancelled;
        var start = FrameHeader.MaxLength - FrameHeader.LengthFor(length);
        FrameHeader.Write(array.AsSpan(start), viewer.ActiveFormat == TransferFormat.Binary ? Opcode.Binary : Opcode.Text, length);
        return sender.Send(array, start, FrameHeader.MaxLength + length) is { } message
            ? new(Wait(message, cancelledBefore, cancellationToken))
            : new(Result());
    }

    /// <inheritdoc/>
    public override void CancelPendingFlush()
    {
        _cancelled = true;
        Interlocked.MemoryBarrier();
        Volatile.Read(ref _flushing)?.TrySetResult();
    }

    /// <summary>Gives back what was written and never flushed.</summary>
    public override void Complete(Exception? exception = null)
    {
        if (_array is { } array)
            ArrayPool<byte>.Shared.Return(array);
        _array = null;
    }

    private async Task<FlushResult> Wait(OwnMessage message, bool cancelledBefore, CancellationToken cancellationToken)
    {
        // A full fence, here and in the cancellation: one of the two sees the other.
        Interlocked.Exchange(ref _flushing, message);
        // What was cancelled before the flush gives up no wait of its own: the hub's last words may be what is flushed.
        if (_cancelled && !cancelledBefore)
            message.TrySetResult();
        try
        {
            await message.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Volatile.Write(ref _flushing, null);
        }
        return Result();
    }

    private FlushResult Result()
    {
        var cancelled = _cancelled;
        if (cancelled)
            _cancelled = false;
        return new(cancelled, sender.IsOver);
    }

    private void Reserve(int more)
    {
        if (_array is null)
        {
            _array = ArrayPool<byte>.Shared.Rent(Math.Max(FirstSize, FrameHeader.MaxLength + more));
            _end = FrameHeader.MaxLength;
        }
        if (_array.Length - _end >= more)
            return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(2 * _array.Length, _end + more));
        _array.AsSpan(0, _end).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_array);
        _array = larger;
    }
}
