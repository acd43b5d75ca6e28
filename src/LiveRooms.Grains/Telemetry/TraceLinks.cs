using System.Diagnostics;

namespace LiveRooms.Grains.Telemetry;

/// <summary>
/// The traces of what goes together in one batch: the first that is kept is the batch's own, the others are linked to it, at most
/// <see cref="MaxLinks"/>. Costs nothing while nobody listens. Not safe for concurrent use.
/// </summary>
public sealed class TraceLinks
{
    /// <summary>Traces linked to one batch at most.</summary>
    public const int MaxLinks = 32;

    private ActivityContext _first;
    private List<ActivityLink>? _links;

    /// <summary>The trace of whoever asks now; none when it is not kept.</summary>
    public static ActivityContext Current => Activity.Current is { Recorded: true } activity ? activity.Context : default;

    /// <summary>Adds a trace of something in the batch; nothing when it is <c>default</c>.</summary>
    public void Add(ActivityContext trace)
    {
        if (trace == default)
            return;
        if (_first == default)
            _first = trace;
        else if (trace != _first && (_links?.Count ?? 0) < MaxLinks)
            (_links ??= []).Add(new ActivityLink(trace));
    }

    /// <summary>
    /// Begins the batch's part in these traces; null when none of them is kept. Whatever was under way before is not its parent.
    /// </summary>
    public Activity? Start(ActivitySource source, string name, ActivityKind kind) =>
        _first == default ? null : source.StartActivity(name, kind, _first, links: _links);
}
