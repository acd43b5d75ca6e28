using LiveRooms.Load.Measure;

namespace LiveRooms.Load.Runner;

/// <summary>
/// A part of an act with times of its own, under its name among the latencies. Its time counts from its own begin: what it began late
/// by is in the act's. Made once, used by every invocation, from any thread.
/// </summary>
public sealed class Step(IRecorder recorder, RunClock clock, string name)
{
    private readonly ILatency _latency = recorder.Latency(name);
    private readonly ICounter _failed = recorder.Counter($"{name}-failed");

    /// <summary>Does it and measures; failures are counted as <c>name-failed</c> and have no time.</summary>
    public async ValueTask<Outcome> Run<T>(T state, Func<T, ValueTask<Outcome>> part)
    {
        var begun = clock.Now;
        Outcome outcome;
        try
        {
            outcome = await part(state);
        }
        catch
        {
            _failed.Add();
            throw;
        }

        if (outcome.Kind is OutcomeKind.Ok or OutcomeKind.Refused)
            _latency.Record(clock.Now - begun);
        else if (outcome.Kind is OutcomeKind.Failed)
            _failed.Add();
        return outcome;
    }
}
