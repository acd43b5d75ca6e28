using LiveRooms.Edge.Outbound;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Edge.Tests.Fakes;

/// <summary>A connection that takes what its buffer holds at once and passes so many bytes on in a second of the clock's time.</summary>
internal sealed class SlowOutlet(TimeProvider time, int bytesPerSecond, int buffer) : IViewerOutlet
{
    private readonly Queue<(long End, RoomFrame Frame)> _sent = [];
    private readonly long _began = time.GetTimestamp();
    private OutboundFrame? _kept;
    private IOutletWaiter? _waiter;
    private long _end;
    private double _left;
    private TimeSpan _looked;

    /// <summary>Why it was ended; null when it was not.</summary>
    internal CloseText? Ended { get; private set; }

    /// <summary>Done with each frame when its last byte has arrived.</summary>
    internal Action<RoomFrame> OnReceived { get; set; } = _ => { };

    public HandOver TrySend(OutboundFrame frame, FrameEncoding encoding, IOutletWaiter waiter)
    {
        Pass();
        _end += frame.Framed(encoding).Length;
        _sent.Enqueue((_end, Frames.Read(frame)));
        if (_end - _left <= buffer)
            return HandOver.Sent;
        (_kept = frame).Retain();
        _waiter = waiter;
        return HandOver.InFlight;
    }

    public void Abort()
    {
    }

    public void Dismiss(CloseText why, TimeProvider clock) => Ended = why;

    /// <summary>Lets the bytes arrive for which there was time.</summary>
    internal void Pass()
    {
        var now = time.GetElapsedTime(_began);
        // What was not used is lost: an idle connection is no faster later.
        _left = Math.Min(_end, _left + ((now - _looked).TotalSeconds * bytesPerSecond));
        _looked = now;
        while (_sent.TryPeek(out var first) && first.End <= _left)
            OnReceived(_sent.Dequeue().Frame);
        if (_waiter is not { } waiter || _end - _left > buffer)
            return;
        _kept!.Release();
        _waiter = null;
        waiter.OnFree();
    }
}
