using LiveRooms.Load.Measure;
using LiveRooms.Load.Runner;
using static LiveRooms.Load.Runner.LoadSimulation;

namespace LiveRooms.Load.Tests.Runner;

/// <summary>Closed loads keep as many copies busy as they say, each one act at a time.</summary>
public sealed class CopiesTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task As_many_are_busy_as_wanted_and_each_begins_anew_when_it_is_over()
    {
        var (time, recorder, busy) = (new ManualTime(), new Recorder(), new Busy(3));
        var options = time.Options with
        {
            // A copy that is missing would keep this waiting: time passes only when three were busy at once, and did much.
            Wait = (micros, cancelled) =>
            {
                busy.Done.Wait(cancelled);
                time.Pass(micros);
            },
        };
        await new ScenarioRunner(recorder, new RunClock(time), options).Run(
            [new Act("ask", [new KeepConstant(3, Second)], _ => busy.Do())], 0, TestContext.Current.CancellationToken);
        var sum = recorder.Sum(GeneratorHealth.Unknown).Acts.Single();
        Assert.Equal((busy.Begun, busy.Begun), (sum.Planned, sum.Ok));
        Assert.InRange(busy.Begun, 30, long.MaxValue);
        Assert.Equal((3, 0), (busy.Most, busy.Now));
    }

    [Fact]
    public async Task Those_too_many_end_and_come_back_when_wanted_again()
    {
        using var cancelled = new CancellationTokenSource();
        var clock = new RunClock(TimeProvider.System);
        var (recorder, busy, underWay) = (new Recorder(), new Busy(1), new UnderWay(10));
        var act = new Act("ask", [new KeepConstant(3, Second)], _ => busy.Do());
        var copies = new Copies(new ActRun(act, recorder, clock, underWay, cancelled.Token), new Plot(act, 0, 0, 1), clock, underWay, cancelled.Token);
        copies.Want(3);
        copies.Want(1);
        copies.Want(2);
        busy.Done.Wait(TestContext.Current.CancellationToken);
        copies.Want(0);
        await underWay.Drained().WaitAsync(TestContext.Current.CancellationToken);
        Assert.InRange(busy.Most, 1, 3);
        Assert.Equal(busy.Begun, recorder.Sum(GeneratorHealth.Unknown).Acts.Single().Ok);
    }

    [Fact]
    public async Task A_run_that_is_cancelled_ends_early_and_what_is_not_over_failed()
    {
        using var cancelled = new CancellationTokenSource();
        var (time, recorder) = (new ManualTime(), new Recorder());
        await new ScenarioRunner(recorder, new RunClock(time), time.Options).Run(
            [new Act("ask", [new Inject(10, Second, Second)], invocation =>
            {
                if (invocation.Number == 4)
                    cancelled.Cancel();
                return Forever(invocation.Cancelled);
            })], 0, cancelled.Token);
        var sum = recorder.Sum(GeneratorHealth.Unknown).Acts.Single();
        Assert.Equal((5, 5), (sum.Planned, sum.Failed[ActRun.Unfinished]));
    }

    [Fact]
    public async Task A_step_has_times_of_its_own()
    {
        var (time, recorder) = (new ManualTime(), new Recorder());
        var clock = new RunClock(time);
        var step = new Step(recorder, clock, "ask-pay");
        foreach (var outcome in (Outcome[])[Outcome.Ok, Outcome.Refused(1), Outcome.Failed("x"), Outcome.Skipped])
        {
            var told = await step.Run(outcome, state =>
            {
                time.Pass(7_000);
                return ValueTask.FromResult(state);
            });
            Assert.Equal(outcome, told);
        }

        await Assert.ThrowsAsync<TimeoutException>(async () => await step.Run(0, _ => throw new TimeoutException()));
        recorder.Beat(0);
        var sum = recorder.Sum(GeneratorHealth.Unknown);
        Assert.Equal((2, 7_003), (sum.Latencies.Single().Count, sum.Latencies.Single().Max));
        Assert.Equal(2, sum.Counters["ask-pay-failed"]);
    }

    private static async ValueTask<Outcome> Forever(CancellationToken cancelled)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancelled);
        return Outcome.Ok;
    }

    /// <summary>An act that counts how many do it at once; nobody goes on before so many did.</summary>
    private sealed class Busy(int together)
    {
        private const int Much = 30;

        private readonly TaskCompletionSource _together = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _now;
        private int _most;
        private long _begun;

        public int Now => _now;

        public int Most => _most;

        public long Begun => _begun;

        /// <summary>Set when it was done often.</summary>
        public ManualResetEventSlim Done { get; } = new();

        public async ValueTask<Outcome> Do()
        {
            var now = Interlocked.Increment(ref _now);
            for (var most = _most; now > most; most = _most)
                Interlocked.CompareExchange(ref _most, now, most);
            if (now == together)
                _together.TrySetResult();
            if (Interlocked.Increment(ref _begun) >= Much)
                Done.Set();
            await _together.Task;
            await Task.Yield();
            Interlocked.Decrement(ref _now);
            return Outcome.Ok;
        }
    }
}
