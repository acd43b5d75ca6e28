using System.Buffers;
using System.IO.Pipelines;

namespace LiveRooms.Edge.Transport.Memory;

/// <summary>The connection's own messages, handed to the viewer as each is flushed. A buffer is rented while one is written.</summary>
internal sealed class MemoryOutput(MemoryConnection connection) : PipeWriter
{
    private const int FirstSize = 256;

    private byte[]? _buffer;
    private int _written;

    /// <inheritdoc/>
    public override void Advance(int bytes) => _written += bytes;

    /// <inheritdoc/>
    public override Memory<byte> GetMemory(int sizeHint = 0)
    {
        _buffer ??= ArrayPool<byte>.Shared.Rent(Math.Max(FirstSize, sizeHint));
        if (_buffer.Length - _written < Math.Max(1, sizeHint))
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(2 * _buffer.Length, _written + sizeHint));
            _buffer.AsSpan(0, _written).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }
        return _buffer.AsMemory(_written);
    }

    /// <inheritdoc/>
    public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <inheritdoc/>
    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        if (_buffer is { } buffer)
        {
            connection.Deliver(buffer.AsMemory(0, _written));
            Discard();
        }
        return new(new FlushResult(isCanceled: false, isCompleted: connection.IsOver));
    }

    /// <inheritdoc/>
    public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
    {
        connection.Deliver(source);
        return new(new FlushResult(isCanceled: false, isCompleted: connection.IsOver));
    }

    /// <inheritdoc/>
    public override void CancelPendingFlush()
    {
        // A flush is over when it returns.
    }

    /// <inheritdoc/>
    public override void Complete(Exception? exception = null) => Discard();

    private void Discard()
    {
        if (_buffer is { } buffer)
            ArrayPool<byte>.Shared.Return(buffer);
        (_buffer, _written) = (null, 0);
    }
}
