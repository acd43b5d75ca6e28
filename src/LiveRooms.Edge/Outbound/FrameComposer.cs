using LiveRooms.Protocol.Hub;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Edge.Outbound;

/// <summary>Makes the frames of one room from its feed. The relay's lock is held to compose one, never to encode or send it.</summary>
internal sealed class FrameComposer(RelayFeed feed, Lock gate, FrameEncoder encoder, TimeProvider time)
{
    private long _told;

    /// <summary>The stamp that the latest tick brings viewers to: who stands before it when it becomes free is behind.</summary>
    public long Told => Volatile.Read(ref _told);

    /// <summary>Begins a tick.</summary>
    public void Tell()
    {
        lock (gate)
            Interlocked.Exchange(ref _told, feed.Place.Stamp);
    }

    /// <summary>The step from a place; null when the window does not cover it: who stands there starts over.</summary>
    public FrameStep? From(FeedPlace from)
    {
        lock (gate)
        {
            if (from.Stamp == feed.Place.Stamp)
                return new FrameStep(feed.Place, null, null);
            return feed.Covers(from.Epoch, from.Sequence)
                ? new FrameStep(feed.Place, Make(feed.Frame(from, null, time.GetUtcNow())), feed.DirectedSince(from.Sequence))
                : null;
        }
    }

    /// <summary>The step of all who start over.</summary>
    public FrameStep Reset()
    {
        lock (gate)
            return new FrameStep(feed.Place, Make(feed.ResetFrame(time.GetUtcNow())), null);
    }

    /// <summary>One viewer's own step, directed events included. The feed may have moved on meanwhile, even out of its window.</summary>
    public FrameStep Own(FeedPlace from, ViewerId viewer)
    {
        lock (gate)
        {
            var frame = feed.Covers(from.Epoch, from.Sequence)
                ? feed.Frame(from, viewer, time.GetUtcNow())
                : feed.ResetFrame(time.GetUtcNow());
            return new FrameStep(feed.Place, Make(frame), null);
        }
    }

    private OutboundFrame Make(RoomFrame frame) => new(encoder, frame);
}
