using LiveRooms.Protocol;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Rooms;

namespace LiveRooms.Edge.Outbound;

/// <summary>
/// One viewer's way out, for one stay in a room. It holds no queue: at most one frame is in flight, and a viewer that lags is
/// caught up from the relay's window when its socket is free again (laws 7 and 8). Its partition's sender sends; anybody may
/// free it or leave: who may do what next is one number, changed by compare and swap.
/// </summary>
internal sealed class ViewerLane(IViewerOutlet outlet, FrameEncoding encoding, ViewerId viewer) : IOutletWaiter
{
    // The lowest bits say how the lane is; while it sends, the thread that does stands above them.
    private const int Idle = 0;
    private const int Sending = 1;
    private const int FreedMeanwhile = 2;
    private const int Waiting = 3;
    private const int Left = 4;
    private const int Kinds = 7;
    private const int ThreadShift = 3;
    private const int SizeUnit = 16;

    private int _state;
    private AudiencePartition? _partition;

    // Of what it waits for: how large it is and since when. Small, for there is a lane for each viewer.
    private ushort _size;
    private uint _since;

    public ViewerId Viewer { get; } = viewer;

    /// <summary>Up to where the viewer was sent. Set by the join, then only by the sender.</summary>
    public FeedPlace Place { get; set; } = FeedPlace.Start;

    /// <summary>Who sends to it; null before it has joined and after it has left. Changed under that partition's lock.</summary>
    public AudiencePartition? Partition
    {
        get => Volatile.Read(ref _partition);
        set => Volatile.Write(ref _partition, value);
    }

    /// <summary>Where its partition keeps it. The partition's own, under its lock.</summary>
    public int Slot { get; set; }

    /// <summary>How large its next frame may be: without limit, unless it lags.</summary>
    public LeanSize Lean { get; private set; }

    /// <summary>Whether a frame may be begun.</summary>
    public bool IsFree => Volatile.Read(ref _state) == Idle;

    /// <summary>Whether the connection is not done with what it got last.</summary>
    public bool IsWaiting => Volatile.Read(ref _state) == Waiting;

    /// <summary>Hands a frame to the connection without waiting for its socket; nothing when the viewer has left.</summary>
    /// <param name="frame">Encoded once per protocol and shared.</param>
    /// <param name="reached">Where it brings the viewer to.</param>
    /// <returns>Whether the frame was taken.</returns>
    public bool Send(OutboundFrame frame, FeedPlace reached)
    {
        var sending = (Environment.CurrentManagedThreadId << ThreadShift) | Sending;
        if (Interlocked.CompareExchange(ref _state, sending, Idle) != Idle)
            return false;
        HandOver answer;
        try
        {
            answer = outlet.TrySend(frame, encoding, this);
        }
        catch
        {
            Rest(sending);
            throw;
        }
        var taken = answer is HandOver.Sent or HandOver.InFlight;
        if (taken)
            Place = reached;
        if (answer == HandOver.Sent)
        {
            Lean = default;
            Rest(sending);
        }
        else if (answer == HandOver.Closed)
            Volatile.Write(ref _state, Left);
        else
            Wait(sending, taken ? frame.Message(encoding).Length : 0);
        return taken;
    }

    /// <inheritdoc/>
    public void OnFree()
    {
        while (true)
        {
            var seen = Volatile.Read(ref _state);
            switch (seen & Kinds)
            {
                case Waiting:
                    Measure();
                    if (Interlocked.CompareExchange(ref _state, Idle, seen) != seen)
                        break;
                    Partition?.Free(this);
                    return;
                case Sending when Interlocked.CompareExchange(ref _state, (seen & ~Kinds) | FreedMeanwhile, seen) == seen:
                    return;
                case Sending:
                    break;
                default:
                    return;
            }
        }
    }

    /// <summary>
    /// No frame is begun after this returns. When one is being handed over at this moment it waits for that, which never blocks;
    /// called by that very hand-over it does not, and the frame is the last.
    /// </summary>
    public void Leave()
    {
        var spin = default(SpinWait);
        while (true)
        {
            var seen = Volatile.Read(ref _state);
            if (seen == Left)
                return;
            if ((seen & Kinds) is Sending or FreedMeanwhile && seen >> ThreadShift != Environment.CurrentManagedThreadId)
                spin.SpinOnce(sleep1Threshold: -1);
            else if (Interlocked.CompareExchange(ref _state, Left, seen) == seen)
                return;
        }
    }

    /// <summary>Leaves, and ends the connection with a reason. The viewer may come again and resume.</summary>
    public void Dismiss(CloseText why, TimeProvider time)
    {
        Leave();
        outlet.Dismiss(why, time);
    }

    /// <summary>Cuts the connection, so that the viewer comes again.</summary>
    public void Abort() => outlet.Abort();

    /// <summary>The connection calls back when it is done; perhaps it has already.</summary>
    private void Wait(int sending, int bytes)
    {
        _size = (ushort)Math.Min(ushort.MaxValue, (bytes + SizeUnit - 1) / SizeUnit);
        _since = Partition?.Now ?? 0;
        if (Interlocked.CompareExchange(ref _state, Waiting, sending) == sending)
            return;
        if (Rest(sending))
            Partition?.Free(this);
    }

    /// <summary>The hand-over is over, whether or not it was freed meanwhile; false when who left out of it has left for good.</summary>
    private bool Rest(int sending)
    {
        if (Interlocked.CompareExchange(ref _state, Idle, sending) == sending)
            return true;
        var freed = (sending & ~Kinds) | FreedMeanwhile;
        return Interlocked.CompareExchange(ref _state, Idle, freed) == freed;
    }

    /// <summary>One that missed nothing meanwhile does not lag, however long it took.</summary>
    private void Measure()
    {
        if (Partition is { } partition && partition.IsBehind(this))
            Lean = Lean.After(_size * SizeUnit, TimeSpan.FromMilliseconds(unchecked(partition.Now - _since)));
    }
}
