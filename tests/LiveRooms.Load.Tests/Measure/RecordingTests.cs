using LiveRooms.Load.Measure;
using LiveRooms.Load.Runner;
using LiveRooms.Load.Tests.Runner;

namespace LiveRooms.Load.Tests.Measure;

/// <summary>Seconds are told while a run lasts, and how the generator fared after it.</summary>
public sealed class RecordingTests
{
    [Fact]
    public async Task A_second_is_told_when_it_is_over_and_the_rest_at_the_end()
    {
        var (recorder, clock, told) = (new Recorder(), new RunClock(TimeProvider.System), new First());
        // What is measured began almost a second ago.
        using var recording = Recording.Start(recorder, clock, clock.Now - 990_000, told);
        var first = await told.Point.Task.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, first.Second);
        Assert.Contains(HealthWatch.GeneratorCpu, first.Watched.Keys);
        recorder.Latency("x").Record(5);
        var measured = recording.Stop();
        Assert.Equal(1, measured.Latencies.Single().Count);
        Assert.Equal(Enumerable.Range(0, measured.Timeline.Count), measured.Timeline.Select(point => point.Second));
        Assert.Equal(1, measured.Timeline[^1].Latencies["x"].Count);
        Assert.Equal(Environment.ProcessorCount, measured.Generator.Cores);
        Assert.InRange(measured.Generator.MostMemoryBytes, 1_000_000, long.MaxValue);
    }

    [Fact]
    public void Seconds_are_kept_when_nobody_wants_to_be_told()
    {
        var (recorder, clock) = (new Recorder(), new RunClock(TimeProvider.System));
        recorder.Watch("looked", () => 1);
        using var recording = Recording.Start(recorder, clock, clock.Now - 2_990_000, null);
        while (recorder.Sum(GeneratorHealth.Unknown).Timeline.Count < 3)
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        Assert.InRange(recording.Stop().Timeline.Count, 4, 60);
    }

    [Fact]
    public async Task What_came_while_nobody_looked_is_spread_over_the_seconds()
    {
        var (recorder, time, told) = (new Recorder(), new ManualTime(), new First());
        time.Pass(TimeSpan.FromSeconds(1));
        var clock = new RunClock(time);
        var counter = recorder.Counter("n");
        using var recording = Recording.Start(recorder, clock, clock.Now - 1_000_000, told);
        await told.Point.Task.WaitAsync(TestContext.Current.CancellationToken);
        counter.Add(8);
        time.Pass(TimeSpan.FromSeconds(3.5));
        var timeline = recording.Stop().Timeline;
        Assert.Equal(Enumerable.Range(0, 5), timeline.Select(point => point.Second));
        Assert.Equal(8, timeline.Sum(point => point.Rates.GetValueOrDefault("n")));
        Assert.InRange(timeline.Max(point => point.Rates.GetValueOrDefault("n")), 2, 3);
    }

    [Fact]
    public void One_that_never_began_ends_too()
    {
        var (recorder, clock) = (new Recorder(), new RunClock(TimeProvider.System));
        using var recording = Recording.Start(recorder, clock, clock.Now + 3_600_000_000, null);
        Assert.Single(recording.Stop().Timeline);
    }

    [Fact]
    public async Task Stops_of_all_threads_are_heard_of()
    {
        using var pauses = new PauseListener();
        double longest;
        for (longest = 0; longest == 0 && !TestContext.Current.CancellationToken.IsCancellationRequested; longest = pauses.TakeLongest())
        {
            GC.Collect();
            await Task.Yield();
        }

        Assert.InRange(longest, 0.0001, 60_000);
    }

    private sealed class First : IProgress<TimelinePoint>
    {
        public TaskCompletionSource<TimelinePoint> Point { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Report(TimelinePoint value) => Point.TrySetResult(value);
    }
}
