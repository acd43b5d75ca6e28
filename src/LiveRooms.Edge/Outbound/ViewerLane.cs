using LiveRooms.Rules.Ids;

namespace LiveRooms.Edge.Outbound;

/// <summary>
/// One viewer's way out, for one stay in a room. It holds no queue: at most one frame is in flight, and a viewer that lags is
/// caught up from the relay's window when its socket is free again (laws 7 and 8).
/// </summary>
internal sealed class ViewerLane(IViewerOutlet outlet, FrameEncoding encoding, ViewerId viewer) : IOutletWaiter
{
    private readonly Lock _gate = new();
    private volatile bool _inFlight;
    private volatile Action? _whenFree;
    private bool _left;

    public ViewerId Viewer { get; } = viewer;

    /// <summary>Up to where the viewer was sent. Set by the join, then only by the relay's one sending loop.</summary>
    public FeedPlace Place { get; set; }

    /// <summary>Whether the last frame has left.</summary>
    public bool IsFree => !_inFlight;

    /// <summary>Hands a frame to the connection without waiting for its socket; nothing when the viewer has left.</summary>
    /// <param name="frame">Encoded once per protocol and shared.</param>
    /// <param name="reached">Where it brings the viewer to.</param>
    /// <param name="whenFree">Called when a frame that did not leave at once has left.</param>
    public void Send(OutboundFrame frame, FeedPlace reached, Action whenFree)
    {
        lock (_gate)
        {
            if (_left)
                return;
            _whenFree = whenFree;
            _inFlight = true;
            switch (outlet.TrySend(frame, encoding, this))
            {
                case HandOver.Sent:
                    Place = reached;
                    _inFlight = false;
                    break;
                case HandOver.InFlight:
                    Place = reached;
                    break;
                case HandOver.Closed:
                    _left = true;
                    break;
                default:
                    break;
            }
        }
    }

    /// <inheritdoc/>
    public void OnFree()
    {
        _inFlight = false;
        _whenFree?.Invoke();
    }

    /// <summary>No frame is begun after this returns.</summary>
    public void Leave()
    {
        lock (_gate)
            _left = true;
    }

    /// <summary>Cuts the connection, so that the viewer comes again.</summary>
    public void Abort() => outlet.Abort();
}
