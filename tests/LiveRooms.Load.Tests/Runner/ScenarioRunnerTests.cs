using LiveRooms.Load.Measure;
using LiveRooms.Load.Runner;
using LiveRooms.Load.Scenarios;
using static LiveRooms.Load.Runner.LoadSimulation;

namespace LiveRooms.Load.Tests.Runner;

/// <summary>Acts run when they are due, whatever becomes of others, and what becomes of them is written down.</summary>
public sealed class ScenarioRunnerTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly ManualTime _time = new();
    private readonly Recorder _recorder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Open_acts_begin_when_due_and_never_wait_for_earlier_ones()
    {
        var begun = new List<(long Number, long At, long Now)>();
        var answers = new TaskCompletionSource<Outcome>();
        var clock = new RunClock(_time);
        var run = new ScenarioRunner(_recorder, clock, _time.Options).Run(
            [new Act("ask", [new Inject(10, Second, Second)], invocation =>
            {
                begun.Add((invocation.Number, invocation.DueAt, clock.Now));
                if (invocation.Number == 9)
                    answers.SetResult(Outcome.Ok);
                return new ValueTask<Outcome>(answers.Task);
            })], 5_000_000, Cancelled);
        await run;
        Assert.Equal(Enumerable.Range(0, 10).Select(i => ((long)i, 5_000_000 + (i * 100_000L), 5_000_000 + (i * 100_000L))), begun);
        Assert.Equal((10, 10), (Sum("ask").Planned, Sum("ask").Ok));
    }

    [Fact]
    public async Task A_stall_of_the_server_is_in_the_times_of_all_that_were_due_meanwhile()
    {
        // A server that answers each within a millisecond and one by one, and stands still for a second in the middle.
        var clock = new RunClock(_time);
        await new ScenarioRunner(_recorder, clock, _time.Options).Run(
            [new Act("ask", [new Inject(100, Second, 2 * Second)], invocation =>
            {
                _time.Pass(invocation.Number == 50 ? 1_000_000 : 1_000);
                return ValueTask.FromResult(Outcome.Ok);
            })], 0, Cancelled);
        var told = Latency("ask");
        // A runner that waits for answers before it asks again would have seen one slow answer of 200. About half were due while
        // it stood still or while it caught up; the first of them waited a second.
        Assert.Equal(200, told.Count);
        Assert.InRange(told.Max, 999_000, 1_002_000);
        Assert.InRange(told.P90, 750_000, 950_000);
        Assert.InRange(told.P50, 1_000, 300_000);
        Assert.InRange(Latency(MetricNames.Lateness).Max, 980_000, 1_000_000);
    }

    [Fact]
    public async Task A_warm_up_is_done_and_not_measured()
    {
        var numbers = new List<(long, long)>();
        var act = new Act("ask", [new Inject(10, Second, Second)], invocation =>
        {
            numbers.Add((invocation.Number, invocation.DueAt));
            return ValueTask.FromResult(Outcome.Ok);
        })
        { WarmUp = 0.5 * Second };
        var other = new Act("other", [new Inject(1, Second, Second)], _ => ValueTask.FromResult(Outcome.Ok)) { WarmUp = 2 * Second };
        Assert.Equal(2_000_000, ScenarioRunner.MeasuredFrom([act, other], 0));
        await new ScenarioRunner(_recorder, new RunClock(_time), _time.Options).Run([act, other], 0, Cancelled);
        Assert.Equal(Enumerable.Range(0, 15).Select(i => ((long)i, 1_500_000 + (i * 100_000L))), numbers);
        Assert.Equal((10, 10), (Sum("ask").Planned, Latency("ask").Count));
    }

    [Fact]
    public async Task What_is_due_while_too_many_are_under_way_is_said_not_queued()
    {
        var answers = new TaskCompletionSource<Outcome>();
        var options = _time.Options with
        {
            MostUnderWay = 3,
            Wait = (micros, _) =>
            {
                _time.Pass(micros);
                if (_time.GetTimestamp() >= 1_000_000)
                    answers.TrySetResult(Outcome.Ok);
            },
        };
        await new ScenarioRunner(_recorder, new RunClock(_time), options).Run(
            [new Act("ask", [new Inject(10, Second, 2 * Second)], _ => new ValueTask<Outcome>(answers.Task))], 0, Cancelled);
        // The first three of the first second, and all of the next.
        Assert.Equal((20, 13, 7), (Sum("ask").Planned, Sum("ask").Ok, Sum("ask").Failed[ActRun.TooMany]));
    }

    [Fact]
    public async Task What_becomes_of_acts_is_told_apart()
    {
        Act Of(string name, Func<Outcome> outcome) => new(name, [new Inject(3, Second, Second)], _ => ValueTask.FromResult(outcome()));
        await new ScenarioRunner(_recorder, new RunClock(_time), _time.Options).Run(
            [Of("yes", () => Outcome.Ok), Of("no", () => Outcome.Refused(17)), Of("none", () => Outcome.Skipped),
             Of("lost", () => Outcome.Failed("lost")), Of("throws", () => throw new TimeoutException()),
             Of("sent", () => Outcome.Ok) with { Unanswered = true }], 0, Cancelled);
        Assert.Equal((3, 3), (Sum("yes").Planned, Sum("yes").Ok));
        Assert.Equal(3, Sum("no").Refused["17"]);
        Assert.Equal(3, Sum("none").Skipped);
        Assert.Equal(3, Sum("lost").Failed["lost"]);
        Assert.Equal(3, Sum("throws").Failed["TimeoutException"]);
        Assert.Equal((3, 3), (Sum("sent").Planned, Sum("sent").Ok));
        _recorder.Beat(0);
        Assert.Equal(["lateness", "no", "yes"], _recorder.Sum(GeneratorHealth.Unknown).Latencies.Select(latency => latency.Name));
    }

    [Fact]
    public async Task What_is_done_alone_is_the_first_agents_and_the_rest_is_shared()
    {
        var done = new List<(int Agent, string Name, long At)>();
        for (var agent = 0; agent < 3; agent++)
        {
            var me = agent;
            Act Of(string name, bool alone, double rate) => new(name, [new Inject(rate, Second, Second)], invocation =>
            {
                done.Add((me, name, invocation.DueAt));
                return ValueTask.FromResult(Outcome.Ok);
            })
            { Alone = alone };
            var time = new ManualTime();
            await new ScenarioRunner(new Recorder(), new RunClock(time), time.Options with { Share = new Share(agent, 3) }).Run(
                [Of("open", true, 1), Of("ask", false, 10 / 3.0)], 0, Cancelled);
        }

        Assert.Equal([(0, "open", 0L)], done.Where(one => one.Name == "open"));
        Assert.Equal(10, done.Count(one => one.Name == "ask"));
        Assert.Equal(Enumerable.Range(0, 10).Select(i => i / 10.0), done.Where(one => one.Name == "ask").Select(one => Math.Round(one.At / 1e6, 3)).Order());
    }

    [Fact]
    public async Task Chance_is_that_of_the_seed()
    {
        async Task<int[]> Draw(int seed)
        {
            var drawn = new List<int>();
            var time = new ManualTime();
            await new ScenarioRunner(new Recorder(), new RunClock(time), time.Options with { Seed = seed }).Run(
                [new Act("draw", [new InjectRandom(5, 20, Second, Second)], invocation =>
                {
                    drawn.Add(invocation.Chance.Next());
                    return ValueTask.FromResult(Outcome.Ok);
                })], 0, Cancelled);
            return [.. drawn];
        }

        Assert.Equal(await Draw(7), await Draw(7));
        Assert.NotEqual(await Draw(7), await Draw(8));
    }

    [Fact]
    public async Task What_cannot_be_is_refused_by_name()
    {
        Task Try(params LoadSimulation[] load) => new ScenarioRunner(_recorder, new RunClock(_time), _time.Options).Run(
            [new Act("ask", load, _ => default)], 0, Cancelled);
        Assert.Contains("ask", (await Assert.ThrowsAsync<ArgumentException>(() => Try(new Inject(-1, Second, Second)))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => Try(new Inject(1, TimeSpan.Zero, Second)));
        await Assert.ThrowsAsync<ArgumentException>(() => Try(new InjectRandom(2, 1, Second, Second)));
        await Assert.ThrowsAsync<ArgumentException>(() => Try(new KeepConstant(-1, Second)));
        await Assert.ThrowsAsync<ArgumentException>(() => Try(new Pause(-Second)));
    }

    private ActSummary Sum(string act) => _recorder.Sum(GeneratorHealth.Unknown).Acts.Single(sum => sum.Name == act);

    private LatencySummary Latency(string name)
    {
        _recorder.Beat(0);
        return _recorder.Sum(GeneratorHealth.Unknown).Latencies.Single(latency => latency.Name == name);
    }
}
