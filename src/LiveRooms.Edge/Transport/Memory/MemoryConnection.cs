using System.IO.Pipelines;
using System.Security.Claims;
using LiveRooms.Edge.Outbound;

namespace LiveRooms.Edge.Transport.Memory;

/// <summary>The edge's side of a connection without a socket.</summary>
internal sealed class MemoryConnection : LiveConnection
{
    private const int Idle = 0;
    private const int Offering = 1;
    private const int Freed = 2;
    private const int Held = 3;

    private readonly MemoryViewer _viewer;
    private readonly Action _whenOver;
    private readonly MemoryInput _input;
    private readonly MemoryOutput _output;
    private OutboundFrame? _frame;
    private IOutletWaiter? _waiter;
    private IOutletWaiter? _next;
    private int _state;
    private volatile bool _over;

    /// <summary>Makes it, to be run by <see cref="LiveConnections"/>.</summary>
    /// <param name="user">Who is signed in.</param>
    /// <param name="viewer">The viewer's side.</param>
    /// <param name="whenOver">Called once.</param>
    public MemoryConnection(ClaimsPrincipal user, MemoryViewer viewer, Action whenOver)
        : base(user)
    {
        _viewer = viewer;
        _whenOver = whenOver;
        _input = new MemoryInput(this);
        _output = new MemoryOutput(this);
    }

    /// <inheritdoc/>
    public override PipeReader Input => _input;

    /// <inheritdoc/>
    public override PipeWriter Output => _output;

    /// <summary>Whether nothing is sent to the viewer any more.</summary>
    public bool IsOver => _over;

    /// <inheritdoc/>
    public override HandOver TrySend(OutboundFrame frame, FrameEncoding encoding, IOutletWaiter waiter)
    {
        if (_over)
            return HandOver.Closed;
        if (Interlocked.CompareExchange(ref _state, Offering, Idle) != Idle && !Wait(waiter))
            return HandOver.Busy;
        if (Offer(frame.Message(encoding)))
        {
            Volatile.Write(ref _state, Idle);
            return HandOver.Sent;
        }
        frame.Retain();
        (_frame, _waiter) = (frame, waiter);
        if (Interlocked.CompareExchange(ref _state, Held, Offering) == Freed)
        {
            // It took its time, but not longer than this call.
            Drop();
            Volatile.Write(ref _state, Idle);
            return HandOver.Sent;
        }
        if (!_over || Interlocked.CompareExchange(ref _state, Offering, Held) != Held)
            return HandOver.InFlight;
        Drop();
        return HandOver.Closed;
    }

    /// <summary>The viewer has read what it held up.</summary>
    public void Free()
    {
        if (Interlocked.CompareExchange(ref _state, Freed, Offering) == Offering
            || Interlocked.CompareExchange(ref _state, Freed, Held) != Held)
            return;
        var waiter = Drop();
        Interlocked.Exchange(ref _state, Idle);
        waiter!.OnFree();
        Interlocked.Exchange(ref _next, null)?.OnFree();
    }

    /// <summary>Takes what the client sends; false when it is too much, or too late.</summary>
    public bool Receive(ReadOnlyMemory<byte> bytes) => _input.Receive(bytes);

    /// <summary>The client sends no more.</summary>
    public void EndInput() => _input.End();

    /// <summary>Gives the viewer a message of the connection's own.</summary>
    public void Deliver(ReadOnlyMemory<byte> message)
    {
        if (!_over)
            _viewer.OnMessage(message);
    }

    /// <summary>The hub ends the connection.</summary>
    public void BeginEnd() => OnEnding();

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        End();
        await base.DisposeAsync().ConfigureAwait(false);
        _whenOver();
        _viewer.OnClosed();
    }

    /// <inheritdoc/>
    protected override void Cut() => End();

    private void End()
    {
        _over = true;
        _input.End();
        Free();
    }

    /// <summary>Waits for the frame that the viewer holds; true when a frame may be offered after all, and nobody is to be told.</summary>
    private bool Wait(IOutletWaiter waiter)
    {
        // Only a lane whose viewer has left its room for another can be waiting: it has nothing to wait for any more.
        Interlocked.Exchange(ref _next, waiter)?.OnFree();
        if (Interlocked.CompareExchange(ref _state, Offering, Idle) != Idle)
            return false;
        if (Interlocked.CompareExchange(ref _next, null, waiter) == waiter)
            return true;
        Volatile.Write(ref _state, Idle);
        return false;
    }

    private bool Offer(ReadOnlyMemory<byte> frame)
    {
        try
        {
            return _viewer.OnFrame(frame);
        }
#pragma warning disable CA1031 // The viewer's code is not the room's: whatever it throws, it loses its own connection only.
        catch (Exception)
#pragma warning restore CA1031
        {
            Abort();
            return true;
        }
    }

    private IOutletWaiter? Drop()
    {
        var waiter = _waiter;
        _frame!.Release();
        (_frame, _waiter) = (null, null);
        return waiter;
    }
}
