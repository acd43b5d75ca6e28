namespace LiveRooms.Load.Runner;

/// <summary>Keeps a number of copies of an act busy, each beginning anew when it is over.</summary>
internal sealed class Copies(ActRun run, Plot plot, RunClock clock, UnderWay underWay, CancellationToken cancelled)
{
    // A copy that had nobody to do it, or failed, rests so long: else it would spin.
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(10);

    private readonly HashSet<int> _busy = [];
    private readonly Lock _gate = new();
    private int _wanted;
    private long _begun = -1;

    /// <summary>From now on so many: missing ones begin, those too many end when their act is over.</summary>
    public void Want(int copies)
    {
        lock (_gate)
        {
            _wanted = copies;
            for (var copy = 0; copy < copies; copy++)
            {
                if (_busy.Add(copy))
                    Begin(copy);
            }
        }
    }

    private void Begin(int copy)
    {
        underWay.Enter();
        _ = Task.Run(() => Repeat(copy), CancellationToken.None);
    }

    private async Task Repeat(int copy)
    {
        var chance = new Random(Seeds.Mix(plot.Seed, copy));
        while (IsWanted(copy))
        {
            var now = clock.Now;
            var outcome = await run.Finish(new Due(now, Interlocked.Increment(ref _begun), now >= plot.MeasuredFrom), chance);
            if (outcome.Kind is OutcomeKind.Skipped or OutcomeKind.Failed)
                await Task.Delay(Rest, clock.Time, cancelled).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        underWay.Leave();
    }

    private bool IsWanted(int copy)
    {
        lock (_gate)
        {
            if (copy < _wanted && !cancelled.IsCancellationRequested)
                return true;
            _busy.Remove(copy);
            return false;
        }
    }
}
