using System.IO.Pipelines;
using System.Net.Sockets;
using System.Threading.Tasks.Sources;
using LiveRooms.Edge.Transport.WebSockets;

namespace LiveRooms.Edge.Transport.Sockets;

/// <summary>
/// What a client sends, without WebSocket framing, as the hub reads it. It waits for the socket to become readable without a
/// buffer, and rents one only while there are bytes. One reader; reads may be cancelled by any thread.
/// </summary>
internal sealed partial class SocketInput : PipeReader, IValueTaskSource<ReadResult>, IDisposable
{
    /// <summary>The hub refuses a message when it sees more than the most it may have: so much more it is shown.</summary>
    private const int Beyond = 4_096;

    private readonly Socket _socket;
    private readonly SocketViewer _viewer;
    private readonly SocketSender _sender;
    private readonly Lock _gate = new();
    private readonly Readiness _readiness;
    private ManualResetValueTaskSourceCore<ReadResult> _read;
    private InboundBytes _bytes;
    private int _examined;
    private bool _waiting;
    private bool _armed;
    private bool _readable;
    private bool _cancelled;
    private bool _deaf;
    private volatile InputEnd _end;

    public SocketInput(Socket socket, SocketViewer viewer, SocketSender sender, int maxMessageBytes)
    {
        (_socket, _viewer, _sender) = (socket, viewer, sender);
        _readiness = new(this);
        _bytes = new(maxMessageBytes + Beyond);
    }

    /// <summary>How it ended.</summary>
    public InputEnd End => _end;

    /// <summary>What a close frame says that answers how it ended.</summary>
    public CloseCode CloseCode => _end switch
    {
        InputEnd.Closed => _bytes.Closed,
        InputEnd.Wrong => _bytes.Fault == CloseCode.None ? CloseCode.TooBig : _bytes.Fault,
        _ => CloseCode.Normal,
    };

    /// <summary>Whether a buffer is held.</summary>
    internal bool IsHolding => _bytes.IsHeld;

    /// <inheritdoc/>
    public override bool TryRead(out ReadResult result)
    {
        lock (_gate)
        {
            if (!_cancelled && !IsNews)
            {
                result = default;
                return false;
            }
            result = Result();
            return true;
        }
    }

    /// <summary>Waits for more than was examined, for the end, or to be cancelled.</summary>
    /// <param name="cancellationToken">Looked at on entry only; <see cref="CancelPendingRead"/> ends a wait.</param>
    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        bool arm;
        lock (_gate)
        {
            // In one step with the rest: a cancellation in between would find nobody who waits.
            if (_cancelled || IsNews)
                return new(Result());
            _read.Reset();
            _read.RunContinuationsAsynchronously = false;
            (_waiting, arm, _armed) = (true, !_armed, true);
        }
        var pending = new ValueTask<ReadResult>(this, _read.Version);
        if (arm)
            Pump();
        return pending;
    }

    /// <inheritdoc/>
    public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

    /// <inheritdoc/>
    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        lock (_gate)
        {
            var ready = _bytes.Ready;
            if (ready.IsEmpty)
                return;
            var read = (int)ready.Slice(0, consumed).Length;
            _examined = (int)ready.Slice(0, examined).Length - read;
            _bytes.Read(read);
            _bytes.Rest();
        }
    }

    /// <summary>Ends the read under way, or the next. The hub does so when it ends the connection.</summary>
    public override void CancelPendingRead()
    {
        _viewer.OnEnding();
        ReadResult result;
        lock (_gate)
        {
            _cancelled = true;
            if (!_waiting)
                return;
            _waiting = false;
            result = Result();
        }
        _read.RunContinuationsAsynchronously = true;
        _read.SetResult(result);
    }

    /// <summary>Nothing: what is held is given back by <see cref="Dispose"/>, when the connection is over.</summary>
    public override void Complete(Exception? exception = null)
    {
    }

    /// <summary>Reads and throws away what still comes, until the client's close frame or the end. Nobody else reads any more.</summary>
    public async Task Drain()
    {
        lock (_gate)
        {
            // What the hub has refused and not read: it might be so much that no more would be taken.
            _bytes.Read(_bytes.Count);
            _examined = 0;
            if (_end == InputEnd.Wrong)
            {
                // Where its next frame begins is not known any more.
                _bytes.Drop();
                (_deaf, _end) = (true, InputEnd.None);
            }
            _bytes.Rest();
        }
        while (_end == InputEnd.None)
        {
            var read = await ReadAsync().ConfigureAwait(false);
            AdvanceTo(read.Buffer.End);
        }
    }

    /// <summary>Gives back what is held. The reader is done, and the socket is closed.</summary>
    public void Dispose()
    {
        lock (_gate)
            _bytes.Drop();
        _readiness.Dispose();
    }

    ReadResult IValueTaskSource<ReadResult>.GetResult(short token) => _read.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<ReadResult>.GetStatus(short token) => _read.GetStatus(token);

    void IValueTaskSource<ReadResult>.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _read.OnCompleted(continuation, state, token, flags);

    private bool IsNews => _end != InputEnd.None || _bytes.Count > _examined;

    private ReadResult Result()
    {
        var cancelled = _cancelled;
        _cancelled = false;
        return new(_bytes.Ready, cancelled, _end != InputEnd.None);
    }
}
