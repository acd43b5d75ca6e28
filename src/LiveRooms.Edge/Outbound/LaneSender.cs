using LiveRooms.Protocol;
using LiveRooms.Rules.Rooms;

namespace LiveRooms.Edge.Outbound;

/// <summary>
/// Serves lanes one after the other from the frames of a tick, and counts. Lanes at the place of the one before cost no look-up.
/// Used by one sender.
/// </summary>
internal sealed class LaneSender
{
    private static readonly TimeSpan Jitter = TimeSpan.FromSeconds(1);

    private readonly Dictionary<(FeedPlace, LeanSize), FrameStep> _known = [];
    private FrameSteps? _steps;
    private FeedPlace? _from;
    private LeanSize _lean;
    private FrameStep? _step;
    private RoundCount _count;
    private uint _ended;

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
                PassOver(lane);
            return;
        }
        var (from, lean) = (lane.Place, lane.Lean);
        if (from != (object?)_from || lean != _lean)
            (_from, _lean, _step) = (from, lean, StepFrom(from, lean));
        if (_step!.Shared is not { } shared)
            return;
        if (_step.Own?.MayConcern(lane.Viewer) is true)
            SendOwn(lane, shared);
        else if (lane.Send(shared, _step.Reached))
            _count = _count with { Sent = _count.Sent + 1, LinesSkipped = _count.LinesSkipped + shared.Said.SkippedChat };
    }

    /// <summary>What was done since the count was last taken.</summary>
    public RoundCount TakeCount()
    {
        var count = _count;
        _count = default;
        return count;
    }

    private void PassOver(ViewerLane lane)
    {
        _count = _count with { Skipped = _count.Skipped + 1 };
        if (!_steps!.Composer.HasTooMuch(lane))
            return;
        _count = _count with { TooSlow = _count.TooSlow + 1 };
        lane.Dismiss(TooSlow(), _steps.Composer.Time);
    }

    /// <summary>Many may fall behind at once: they come back spread, also those of rooms in which it happened to one each.</summary>
    private CloseText TooSlow()
    {
        var seed = Spread.SeedOf(unchecked(_steps!.Composer.Now + _ended++));
        return new CloseText(
            ProblemCode.TooSlow, "The room went on faster than you took its messages: connect again.", Jitter + Spread.Over(Jitter, seed));
    }

    private FrameStep StepFrom(FeedPlace from, LeanSize lean)
    {
        if (!_known.TryGetValue((from, lean), out var step))
            _known.Add((from, lean), step = _steps!.From(from, lean));
        return step;
    }

    private void SendOwn(ViewerLane lane, OutboundFrame shared)
    {
        var own = _steps!.Composer.Own(shared, _step!.Reached, lane.Viewer);
        var step = own ?? _steps.Reset(lane.Place);
        if (lane.Send(step.Shared!, step.Reached))
            _count += new RoundCount(Sent: 1, 0, Personal: own is null ? 0 : 1, 0, step.Shared!.Said.SkippedChat);
        own?.Shared!.Release();
    }
}
