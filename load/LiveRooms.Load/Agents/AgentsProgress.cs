using LiveRooms.Load.Measure;

namespace LiveRooms.Load.Agents;

/// <summary>
/// Lays the agents' seconds together while the run goes on. A second is told once all agents told it, or when later ones are so far
/// ahead that the display goes on without who has not: the reports have it all.
/// </summary>
/// <param name="agents">How many tell; fewer once some are lost.</param>
/// <param name="whole">Told each second once, in order.</param>
internal sealed class AgentsProgress(Func<int> agents, IProgress<TimelinePoint> whole) : IProgress<TimelinePoint>
{
    /// <summary>Seconds that are waited for an agent.</summary>
    private const int MostWaiting = 5;

    private readonly Lock _gate = new();
    private readonly SortedDictionary<int, List<TimelinePoint>> _waiting = [];
    private int _next;

    /// <inheritdoc/>
    public void Report(TimelinePoint value)
    {
        lock (_gate)
        {
            if (value.Second < _next)
                return;
            if (_waiting.TryGetValue(value.Second, out var told))
                told.Add(value);
            else
                _waiting[value.Second] = [value];
            while (_waiting.Count > 0)
            {
                var (second, points) = _waiting.First();
                if (points.Count < agents() && _waiting.Count <= MostWaiting)
                    return;
                _waiting.Remove(second);
                _next = second + 1;
                whole.Report(MeasurementsMerge.Of(second, points));
            }
        }
    }
}
