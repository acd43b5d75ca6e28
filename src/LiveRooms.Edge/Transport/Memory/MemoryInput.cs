using System.Buffers;
using System.IO.Pipelines;
using System.Threading.Tasks.Sources;

namespace LiveRooms.Edge.Transport.Memory;

/// <summary>
/// What a client in memory sends, read by the hub: the client's own bytes, one send after the other. Its lock is its own object,
/// and it waits for itself: nothing else is kept while nothing is sent.
/// </summary>
internal sealed class MemoryInput(MemoryConnection connection) : PipeReader, IValueTaskSource<ReadResult>, IThreadPoolWorkItem
{
    private ReadOnlyMemory<byte> _current;
    private Queue<ReadOnlyMemory<byte>>? _next;
    private Action<object?>? _continuation;
    private object? _state;
    private bool _fresh;
    private bool _waiting;
    private bool _ready;
    private bool _cancelled;
    private bool _ended;

    /// <summary>Takes a send; false when too many wait, or it is too late.</summary>
    public bool Receive(ReadOnlyMemory<byte> bytes)
    {
        lock (this)
        {
            if (_ended || _next?.Count >= MemoryTransport.MaxWaiting)
                return false;
            if (bytes.IsEmpty)
                return true;
            if (_current.IsEmpty)
                (_current, _fresh) = (bytes, true);
            else
                (_next ??= new(1)).Enqueue(bytes);
            Wake();
            return true;
        }
    }

    /// <summary>Nothing more is sent.</summary>
    public void End()
    {
        lock (this)
        {
            _ended = true;
            Wake();
        }
    }

    /// <inheritdoc/>
    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        lock (this)
        {
            if (HasNews)
                return new(Result());
            _waiting = true;
            return new(this, token: 0);
        }
    }

    /// <inheritdoc/>
    public override bool TryRead(out ReadResult result)
    {
        lock (this)
        {
            var news = HasNews;
            result = news ? Result() : default;
            return news;
        }
    }

    /// <inheritdoc/>
    public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

    /// <inheritdoc/>
    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        lock (this)
        {
            if (_current.IsEmpty)
                return;
            var all = new ReadOnlySequence<byte>(_current);
            _fresh = !all.Slice(examined).IsEmpty;
            _current = _current[^(int)all.Slice(consumed).Length..];
            if (_current.IsEmpty)
                _current = default;
        }
    }

    /// <inheritdoc/>
    public override void CancelPendingRead()
    {
        connection.BeginEnd();
        lock (this)
        {
            _cancelled = true;
            Wake();
        }
    }

    /// <inheritdoc/>
    public override void Complete(Exception? exception = null) => End();

    ReadResult IValueTaskSource<ReadResult>.GetResult(short token)
    {
        lock (this)
        {
            (_ready, _continuation, _state) = (false, null, null);
            return Result();
        }
    }

    ValueTaskSourceStatus IValueTaskSource<ReadResult>.GetStatus(short token)
    {
        lock (this)
            return _ready ? ValueTaskSourceStatus.Succeeded : ValueTaskSourceStatus.Pending;
    }

    void IValueTaskSource<ReadResult>.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        lock (this)
        {
            (_continuation, _state) = (continuation, state);
            if (_ready)
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    void IThreadPoolWorkItem.Execute() => _continuation!(_state);

    private bool HasNews => _fresh || _next is not null || _cancelled || _ended;

    /// <summary>The reader is called on a thread of the pool, never from within a client's send.</summary>
    private void Wake()
    {
        if (!_waiting)
            return;
        (_waiting, _ready) = (false, true);
        if (_continuation is not null)
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    private ReadResult Result()
    {
        if (!_fresh && _next is not null)
        {
            var next = _next.Dequeue();
            // The rest of a message that came in parts: the only bytes that are ever copied.
            _current = _current.IsEmpty ? next : (byte[])[.. _current.Span, .. next.Span];
            _fresh = true;
            if (_next.Count == 0)
                _next = null;
        }
        var cancelled = _cancelled;
        _cancelled = false;
        return new ReadResult(new ReadOnlySequence<byte>(_current), cancelled, isCompleted: _ended && _next is null);
    }
}
