namespace LiveRooms.Load.Markets;

/// <summary>The visits of shows that are live at once, mixed as evenly as their audiences are large. Safe from any thread.</summary>
internal sealed class WaveScript
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<ShowScript, (double Progress, int Show)> _next = new();

    /// <summary>Of some shows.</summary>
    public WaveScript(IEnumerable<PlannedShow> shows, int seed)
    {
        foreach (var show in shows)
            Queue(new ShowScript(show, seed));
    }

    /// <summary>The next visit; false when all have come.</summary>
    public bool TryNext(out Visit visit)
    {
        lock (_gate)
        {
            while (_next.TryDequeue(out var script, out _))
            {
                if (!script.TryNext(out visit))
                    continue;
                Queue(script);
                return true;
            }

            visit = default;
            return false;
        }
    }

    private void Queue(ShowScript script) => _next.Enqueue(script, (script.Progress, script.Show.Number));
}
