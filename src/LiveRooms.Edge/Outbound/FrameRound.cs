using LiveRooms.Protocol.Hub;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Edge.Outbound;

/// <summary>
/// One tick's sending. Viewers at the same place share one frame, encoded once; only a viewer with directed events gets one of
/// its own. The relay's lock is held to compose frames, never while they are written. Called by one loop.
/// </summary>
internal sealed class FrameRound(
    RelayFeed feed, Audience audience, Lock gate, FrameEncoder encoder, TimeProvider time, Action whenFree)
{
    private readonly Dictionary<FeedPlace, Step> _steps = [];
    private ViewerLane[] _lanes = [];
    private Step? _reset;

    /// <summary>Sends every viewer whose socket is free what it lacks.</summary>
    /// <returns>Frames handed over, and how many of them were for one viewer.</returns>
    public (int Sent, int Personal) Send()
    {
        int count;
        lock (gate)
            count = audience.CopyTo(ref _lanes);
        var sent = 0;
        var personal = 0;
        Step? step = null;
        foreach (var lane in _lanes.AsSpan(0, count))
        {
            if (!lane.IsFree)
                continue;
            var from = lane.Place;
            if (step is null || step.From != from)
                step = StepFrom(from);
            if (step.Shared is not { } shared)
                continue;
            sent++;
            if (step.Directed?.Contains(lane.Viewer) is true)
            {
                personal++;
                SendOwn(lane, from);
            }
            else
                lane.Send(shared, step.Reached, whenFree);
        }
        // Whoever has left meanwhile is not kept alive by the buffer.
        _lanes.AsSpan(0, count).Clear();
        foreach (var (_, made) in _steps)
            Release(made);
        _steps.Clear();
        _reset?.Shared?.Release();
        _reset = null;
        return (sent, personal);
    }

    private Step StepFrom(FeedPlace from)
    {
        if (_steps.TryGetValue(from, out var known))
            return known;
        var step = Compose(from);
        _steps.Add(from, step);
        return step;
    }

    private Step Compose(FeedPlace from)
    {
        lock (gate)
        {
            if (from == feed.Place)
                return new Step(from, from, null, null);
            if (feed.Covers(from.Epoch, from.Sequence))
            {
                var frame = Encode(feed.Frame(from, null, time.GetUtcNow()));
                return new Step(from, feed.Place, frame, feed.DirectedSince(from.Sequence));
            }
            // Wherever they fell behind, all of them start over with the same frame.
            _reset ??= new Step(from, feed.Place, Encode(feed.ResetFrame(time.GetUtcNow())), null);
            return _reset with { From = from };
        }
    }

    private void SendOwn(ViewerLane lane, FeedPlace from)
    {
        RoomFrame frame;
        FeedPlace reached;
        lock (gate)
        {
            // The feed may have moved on since the step was composed, even out of the viewer's window.
            frame = feed.Covers(from.Epoch, from.Sequence)
                ? feed.Frame(from, lane.Viewer, time.GetUtcNow())
                : feed.ResetFrame(time.GetUtcNow());
            reached = feed.Place;
        }
        var own = Encode(frame);
        lane.Send(own, reached, whenFree);
        own.Release();
    }

    private OutboundFrame Encode(RoomFrame frame) => new(encoder, frame);

    // The one frame that all start over with is released by itself.
    private void Release(Step step)
    {
        if (step.Shared != _reset?.Shared)
            step.Shared?.Release();
    }

    /// <summary>The way from one place to the newest.</summary>
    /// <param name="From">Where the viewers stand.</param>
    /// <param name="Reached">Where they stand after it.</param>
    /// <param name="Shared">The frame for all but those with directed events; null when there is nothing new.</param>
    /// <param name="Directed">Viewers that something in it is directed to.</param>
    private sealed record Step(FeedPlace From, FeedPlace Reached, OutboundFrame? Shared, HashSet<ViewerId>? Directed);
}
