using System.Runtime.CompilerServices;
using LiveRooms.Load.Measure;

namespace LiveRooms.Load.Runner;

/// <summary>Does an act once and writes down what became of it.</summary>
internal sealed class ActRun(Act act, Recorder recorder, RunClock clock, UnderWay underWay, CancellationToken cancelled)
{
    /// <summary>It was due while as many acts as may be were under way: it was not begun.</summary>
    public const string TooMany = "too-many-under-way";

    /// <summary>The run ended before it did.</summary>
    public const string Unfinished = "unfinished";

    private readonly ActRecord _record = recorder.Act(act.Name, act.Unanswered);

    /// <summary>Begins it and returns, whether it is over or not. Never throws.</summary>
    public void Begin(Due due, Random chance)
    {
        if (due.Measured)
        {
            _record.OnPlanned();
            _record.OnBegun(clock.Now - due.At);
        }

        if (underWay.IsFull)
        {
            End(due, Outcome.Failed(TooMany));
            return;
        }

        var pending = Do(due, chance);
        if (pending.IsCompletedSuccessfully)
        {
            End(due, pending.Result);
            return;
        }

        underWay.Enter();
        _ = Wait(pending, due);
    }

    /// <summary>Does it at once; ends when it is over. Never throws.</summary>
    public async ValueTask<Outcome> Finish(Due due, Random chance)
    {
        if (due.Measured)
            _record.OnPlanned();
        var outcome = await Guarded(Do(due, chance));
        End(due, outcome);
        return outcome;
    }

    private ValueTask<Outcome> Do(Due due, Random chance)
    {
        try
        {
            return act.Run(new Invocation(due.Number, due.At, chance, cancelled));
        }
        catch (Exception fault)
        {
            return ValueTask.FromResult(Failure(fault));
        }
    }

    private async Task Wait(ValueTask<Outcome> pending, Due due)
    {
        var outcome = await Guarded(pending);
        End(due, outcome);
        underWay.Leave();
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Outcome> Guarded(ValueTask<Outcome> pending)
    {
        try
        {
            return await pending;
        }
        catch (Exception fault)
        {
            return Failure(fault);
        }
    }

    private Outcome Failure(Exception fault) =>
        Outcome.Failed(fault is OperationCanceledException && cancelled.IsCancellationRequested ? Unfinished : fault.GetType().Name);

    private void End(Due due, Outcome outcome)
    {
        if (due.Measured)
            _record.OnEnd(outcome, clock.Now - due.At);
    }
}
