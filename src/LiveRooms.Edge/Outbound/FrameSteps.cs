using LiveRooms.Rules.Rooms;

namespace LiveRooms.Edge.Outbound;

/// <summary>
/// The frames of one tick, each made when the first viewer needs it and shared by all partitions until <see cref="Release"/>.
/// </summary>
internal sealed class FrameSteps(FrameComposer composer)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(FeedPlace, LeanSize), FrameStep> _steps = [];
    private FrameStep? _reset;

    /// <summary>Who composes them.</summary>
    public FrameComposer Composer => composer;

    /// <summary>The step from a place, for viewers about as slow.</summary>
    public FrameStep From(FeedPlace from, LeanSize lean)
    {
        lock (_gate)
        {
            if (_steps.TryGetValue((from, lean), out var known))
                return known;
            // Wherever they fell behind, all of them start over with the same frame.
            var step = composer.From(from, lean) ?? (_reset ??= composer.Reset());
            _steps.Add((from, lean), step);
            return step;
        }
    }

    /// <summary>Ends the tick: nobody sends its frames any more.</summary>
    public void Release()
    {
        lock (_gate)
        {
            foreach (var (_, step) in _steps)
            {
                // The one frame that all start over with is released by itself.
                if (step != _reset)
                    step.Shared?.Release();
            }
            _reset?.Shared?.Release();
            _steps.Clear();
            _reset = null;
        }
    }
}
