using LiveRooms.Edge.Outbound;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Edge.Tests.Fakes;

/// <summary>
/// A viewer's way out that answers as it is told, keeps what it read of each frame, and minds the promises made to it: one sender
/// at a time, nothing while it is not free, nothing after its lane has left.
/// </summary>
internal sealed class FakeOutlet : IViewerOutlet
{
    private readonly Lock _gate = new();
    private readonly List<RoomFrame> _frames = [];
    private OutboundFrame? _kept;
    private IOutletWaiter? _waiter;
    private int _senders;

    /// <summary>How the next frames are answered.</summary>
    internal volatile HandOver Answer;

    /// <summary>Set once the lane's leave has returned.</summary>
    internal volatile bool Left;

    /// <summary>Done while a frame is being handed over.</summary>
    internal Action<IOutletWaiter>? OnSend { get; set; }

    internal bool Aborted { get; private set; }

    /// <summary>Why it was ended; null when it was not.</summary>
    internal CloseText? Ended { get; private set; }

    /// <summary>A promise that was broken; null when none.</summary>
    internal string? Broken { get; private set; }

    /// <summary>Whether a call back is due.</summary>
    internal bool IsWaiting
    {
        get
        {
            lock (_gate)
                return _waiter is not null;
        }
    }

    /// <summary>Frames taken, the ones in flight included.</summary>
    internal IReadOnlyList<RoomFrame> Frames
    {
        get
        {
            lock (_gate)
                return [.. _frames];
        }
    }

    public HandOver TrySend(OutboundFrame frame, FrameEncoding encoding, IOutletWaiter waiter)
    {
        if (Interlocked.Increment(ref _senders) != 1)
            Broken = "two senders";
        if (Left)
            Broken = "a frame after the leave";
        HandOver answer;
        lock (_gate)
        {
            if (_waiter is not null)
                Broken = "a frame while another is under way";
            answer = Answer;
            if (answer is HandOver.InFlight or HandOver.Busy)
                _waiter = waiter;
            if (answer is HandOver.InFlight)
                (_kept = frame).Retain();
            if (answer is HandOver.InFlight or HandOver.Sent)
                _frames.Add(Fakes.Frames.Read(frame));
        }
        OnSend?.Invoke(waiter);
        Interlocked.Decrement(ref _senders);
        return answer;
    }

    public void Abort() => Aborted = true;

    public void Dismiss(CloseText why, TimeProvider time) => Ended = why;

    /// <summary>What was under way has left, or the connection is over; false when nothing was.</summary>
    internal bool Free()
    {
        IOutletWaiter? waiter;
        lock (_gate)
        {
            (waiter, _waiter) = (_waiter, null);
            _kept?.Release();
            _kept = null;
        }
        waiter?.OnFree();
        return waiter is not null;
    }
}
