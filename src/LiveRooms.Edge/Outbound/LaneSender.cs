namespace LiveRooms.Edge.Outbound;

/// <summary>
/// Serves lanes one after the other from the frames of a tick, and counts. Lanes at the place of the one before cost no look-up.
/// Used by one sender.
/// </summary>
internal sealed class LaneSender
{
    private readonly Dictionary<FeedPlace, FrameStep> _known = new(ReferenceEqualityComparer.Instance);
    private FrameSteps? _steps;
    private FeedPlace? _from;
    private FrameStep? _step;
    private RoundCount _count;

    /// <summary>From now on frames are taken from these.</summary>
    public void Begin(FrameSteps steps)
    {
        _steps = steps;
        _known.Clear();
        (_from, _step) = (null, null);
    }

    /// <summary>Sends one viewer what it lacks, if its socket is free.</summary>
    public void Send(ViewerLane lane)
    {
        if (!lane.IsFree)
        {
            if (lane.IsWaiting)
                _count = _count with { Skipped = _count.Skipped + 1 };
            return;
        }
        var from = lane.Place;
        if (from != (object?)_from)
            (_from, _step) = (from, StepFrom(from));
        if (_step!.Shared is not { } shared)
            return;
        if (_step.Directed?.Contains(lane.Viewer) is true)
            SendOwn(lane, from);
        else if (lane.Send(shared, _step.Reached))
            _count = _count with { Sent = _count.Sent + 1 };
    }

    /// <summary>What was done since the count was last taken.</summary>
    public RoundCount TakeCount()
    {
        var count = _count;
        _count = default;
        return count;
    }

    private FrameStep StepFrom(FeedPlace from)
    {
        if (!_known.TryGetValue(from, out var step))
            _known.Add(from, step = _steps!.From(from));
        return step;
    }

    private void SendOwn(ViewerLane lane, FeedPlace from)
    {
        var own = _steps!.Composer.Own(from, lane.Viewer);
        if (lane.Send(own.Shared!, own.Reached))
            _count = _count with { Sent = _count.Sent + 1, Personal = _count.Personal + 1 };
        own.Shared!.Release();
    }
}
