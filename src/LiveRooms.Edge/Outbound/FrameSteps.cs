using LiveRooms.Rules.Rooms;

namespace LiveRooms.Edge.Outbound;

/// <summary>
/// The frames of one tick, each made when the first viewer needs it and shared by all partitions until <see cref="Release"/>.
/// </summary>
internal sealed class FrameSteps(FrameComposer composer)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(FeedPlace, LeanSize), FrameStep> _steps = [];
    private readonly List<FrameStep> _resets = [];

    /// <summary>Who composes them.</summary>
    public FrameComposer Composer => composer;

    /// <summary>The step from a place, for viewers about as slow.</summary>
    public FrameStep From(FeedPlace from, LeanSize lean)
    {
        lock (_gate)
        {
            if (_steps.TryGetValue((from, lean), out var known))
                return known;
            var step = composer.From(from, lean) ?? Reset(from);
            _steps.Add((from, lean), step);
            return step;
        }
    }

    /// <summary>
    /// The step of who starts over: wherever they fell behind, all with the same frame, but for those who stand past it already.
    /// </summary>
    public FrameStep Reset(FeedPlace from)
    {
        lock (_gate)
        {
            if (_resets is not [.., var reset] || reset.Reached.Stamp < from.Stamp)
                _resets.Add(reset = composer.Reset());
            return reset;
        }
    }

    /// <summary>Ends the tick: nobody sends its frames any more.</summary>
    public void Release()
    {
        lock (_gate)
        {
            // The frames that many start over with, from wherever, are released by themselves.
            foreach (var (_, step) in _steps)
            {
                if (!_resets.Contains(step))
                    step.Shared?.Release();
            }
            foreach (var reset in _resets)
                reset.Shared!.Release();
            _steps.Clear();
            _resets.Clear();
        }
    }
}
