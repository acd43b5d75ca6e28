using LiveRooms.Load.Measure;

namespace LiveRooms.Load.Runner;

/// <summary>Runs acts by their loads in this process.</summary>
public sealed class ScenarioRunner(Recorder recorder, RunClock clock, RunnerOptions options)
{
    // For acts that were cancelled to see it.
    private static readonly TimeSpan LastMoment = TimeSpan.FromSeconds(5);

    /// <summary>When what is measured begins: warm-ups, the longest from the run's begin on, end then. The same for all agents.</summary>
    public static long MeasuredFrom(IReadOnlyList<Act> acts, long beginAt) =>
        beginAt + acts.Select(act => Schedule.Micros(act.WarmUp)).DefaultIfEmpty().Max();

    /// <summary>When the last load is over, microseconds of the run's clock; acts may take longer.</summary>
    public static long LoadEnd(IReadOnlyList<Act> acts, long beginAt) =>
        MeasuredFrom(acts, beginAt) + acts.Select(act => Schedule.Length(act.Load)).DefaultIfEmpty().Max();

    /// <summary>Runs them; ends when the last act is over, or its time. Does not throw when it is cancelled: it ends early.</summary>
    /// <param name="acts">All of the scenario, also those that are others' to do.</param>
    /// <param name="beginAt">Microseconds of the run's clock.</param>
    /// <param name="cancelled">Ends it early.</param>
    /// <exception cref="ArgumentException">An act's load cannot be.</exception>
    public async Task Run(IReadOnlyList<Act> acts, long beginAt, CancellationToken cancelled)
    {
        LoadCheck.Verify(acts);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
        var underWay = new UnderWay(options.MostUnderWay);
        var lanes = Enumerable.Range(0, options.Threads).Select(_ => new List<Lane>()).ToArray();
        var measuredFrom = MeasuredFrom(acts, beginAt);
        for (var i = 0; i < acts.Count; i++)
        {
            if (acts[i].Alone && options.Share.Agent > 0)
                continue;
            var phase = acts[i].Alone ? 0 : (double)options.Share.Agent / options.Share.Agents;
            var plot = new Plot(acts[i], measuredFrom, phase, Seeds.Mix(options.Seed, options.Share.Agent, i));
            var run = new ActRun(acts[i], recorder, clock, underWay, ending.Token);
            for (var pacer = 0; pacer < lanes.Length; pacer++)
                lanes[pacer].Add(new OpenLane(run, plot, (pacer, lanes.Length)));
            if (acts[i].Load.Any(simulation => simulation is LoadSimulation.KeepConstant or LoadSimulation.RampingConstant))
                lanes[0].Add(new CopyLane(new Copies(run, plot, clock, underWay, ending.Token), plot));
        }

        await Task.WhenAll(lanes.Select((own, number) => Pace(new Pacer(clock, [.. own]), number, ending.Token)));
        await Ends(underWay.Drained(), options.Patience, cancelled);
        await ending.CancelAsync();
        await Ends(underWay.Drained(), LastMoment, CancellationToken.None);
    }

    // On a thread of its own: what viewers keep the pool busy with must not make acts late.
    private Task Pace(Pacer pacer, int number, CancellationToken cancelled)
    {
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                for (var next = pacer.Advance(cancelled); next != long.MaxValue; next = pacer.Advance(cancelled))
                    options.Wait(next - clock.Now, cancelled);
                over.SetResult();
            }
            catch (Exception fault)
            {
                over.SetException(fault);
            }
        })
        {
            IsBackground = true,
            Name = $"pacer {number}",
        };
        thread.Start();
        return over.Task;
    }

    private async Task Ends(Task drained, TimeSpan atMost, CancellationToken cancelled) =>
        await drained.WaitAsync(atMost, clock.Time, cancelled).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
