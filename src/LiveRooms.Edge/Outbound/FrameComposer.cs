using LiveRooms.Protocol.Hub;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Rooms;

namespace LiveRooms.Edge.Outbound;

/// <summary>Makes the frames of one room from its feed. The relay's lock is held to compose one, never to encode or send it.</summary>
/// <param name="feed">The room.</param>
/// <param name="gate">The relay's lock.</param>
/// <param name="encoder">Writes the frames.</param>
/// <param name="time">The clock.</param>
/// <param name="maxPending">Bytes of critical events that a viewer may lack.</param>
internal sealed class FrameComposer(RelayFeed feed, Lock gate, FrameEncoder encoder, TimeProvider time, int maxPending)
{
    private readonly long _began = time.GetTimestamp();
    private FeedPlace _told = FeedPlace.Start;
    private long _toldBefore;

    /// <summary>The clock.</summary>
    public TimeProvider Time => time;

    /// <summary>Milliseconds since the room was opened, modulo 2^32.</summary>
    public uint Now => unchecked((uint)(long)time.GetElapsedTime(_began).TotalMilliseconds);

    /// <summary>Where the latest tick brings viewers to: who stands before it when it becomes free is behind.</summary>
    public FeedPlace Told => Volatile.Read(ref _told);

    /// <summary>Begins a tick.</summary>
    public void Tell()
    {
        lock (gate)
        {
            var told = _told;
            Volatile.Write(ref _toldBefore, told.Epoch == feed.Place.Epoch ? told.Sequence : 0);
            Interlocked.Exchange(ref _told, feed.Place);
        }
    }

    /// <summary>Whether a viewer that cannot be sent anything now lacks more critical events than are kept for one.</summary>
    public bool HasTooMuch(ViewerLane lane)
    {
        var (from, told) = (lane.Place, Told);
        // One of another epoch starts over: no event is kept for it.
        if (from.Epoch != told.Epoch)
            return false;
        if (told.CriticalBytes - from.CriticalBytes > maxPending)
            return true;
        // Events for it alone are looked at when there is a new one.
        if (!feed.Directed.HasApart(lane.Viewer, Volatile.Read(ref _toldBefore)))
            return false;
        lock (gate)
            return from.Epoch == feed.Place.Epoch && feed.CriticalBytes(from, lane.Viewer) > maxPending;
    }

    /// <summary>The step from a place; null when the window does not cover it: who stands there starts over.</summary>
    public FrameStep? From(FeedPlace from, LeanSize lean)
    {
        lock (gate)
        {
            if (from.Stamp == feed.Place.Stamp)
                return new FrameStep(feed.Place, null, null);
            if (!feed.Covers(from.Epoch, from.Sequence))
                return null;
            return new FrameStep(
                feed.Place, Make(feed.Frame(from, time.GetUtcNow(), lean.Bytes)), feed.OwnSince(from.Sequence, lean.Bytes is not null));
        }
    }

    /// <summary>The step of all who start over.</summary>
    public FrameStep Reset()
    {
        lock (gate)
            return new FrameStep(feed.Place, Make(feed.ResetFrame(time.GetUtcNow())), null);
    }

    /// <summary>
    /// One viewer's own step: the shared one, and what it is told besides. Null when some of that is gone, for the feed may have moved
    /// on meanwhile: then the viewer starts over.
    /// </summary>
    public FrameStep? Own(OutboundFrame shared, FeedPlace reached, ViewerId viewer)
    {
        lock (gate)
            return feed.OwnFrame(shared.Said, viewer) is { } own ? new FrameStep(reached, Make(own), null) : null;
    }

    private OutboundFrame Make(RoomFrame frame) => new(encoder, frame);
}
