using LiveRooms.Protocol;

namespace LiveRooms.Edge.Outbound;

/// <summary>
/// Where a viewer's frames leave: a socket, or what stands for one. It never waits. Frames come from one sender at a time; the
/// connection's own messages may be under way meanwhile, and whole messages never mix.
/// </summary>
internal interface IViewerOutlet
{
    /// <summary>Hands a frame over, as far as that goes at once.</summary>
    /// <param name="frame">The caller's reference ends with the call; the outlet retains what it keeps.</param>
    /// <param name="encoding">What the viewer speaks.</param>
    /// <param name="waiter">Told when an answer of <see cref="HandOver.InFlight"/> or <see cref="HandOver.Busy"/> is over.</param>
    HandOver TrySend(OutboundFrame frame, FrameEncoding encoding, IOutletWaiter waiter);

    /// <summary>
    /// Ends the connection with a close message that has the viewer come again. Who does not take it is cut: on a connection of the
    /// edge's own after a few beats, on SignalR's when a write has lasted too long.
    /// </summary>
    void Abort();

    /// <summary>Ends the connection, and says why if it can still be heard. It does not wait for that.</summary>
    void Dismiss(CloseText why, TimeProvider time) => Abort();
}

/// <summary>Waits for an outlet.</summary>
internal interface IOutletWaiter
{
    /// <summary>
    /// Called once: the frame has left, or a frame may be tried again, or the connection is over. Perhaps before the call that was
    /// answered so has returned.
    /// </summary>
    void OnFree();
}

/// <summary>How far a frame got.</summary>
internal enum HandOver
{
    /// <summary>It has left as a whole.</summary>
    Sent,

    /// <summary>Part of it has left; the rest follows by itself, then <see cref="IOutletWaiter.OnFree"/>.</summary>
    InFlight,

    /// <summary>Nothing was taken: a message of the connection's own is under way. <see cref="IOutletWaiter.OnFree"/> follows.</summary>
    Busy,

    /// <summary>The connection is over; nothing follows.</summary>
    Closed,
}
