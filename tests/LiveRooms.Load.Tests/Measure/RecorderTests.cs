using CsCheck;
using LiveRooms.Load.Measure;
using LiveRooms.Load.Runner;

namespace LiveRooms.Load.Tests.Measure;

/// <summary>What is recorded from many threads is in the sums, second by second and whole.</summary>
public sealed class RecorderTests
{
    private readonly Recorder _recorder = new();

    [Fact]
    public void Buckets_are_those_of_the_histogram() => Gen.Long[0, Buckets.Longest].Sample(micros =>
    {
        var histogram = Buckets.Histogram();
        Assert.Equal(histogram.LowestEquivalentValue(micros), Buckets.Least(Buckets.Index(micros)));
        Assert.InRange(Buckets.Index(micros), 0, Buckets.Count - 1);
    });

    [Fact]
    public void A_distribution_is_that_of_the_histogram_itself_and_survives_the_report() => Gen.Long[-5, 2 * Buckets.Longest].Array[1, 3_000].Sample(times =>
    {
        var expected = new HdrHistogram.LongHistogram(1, Buckets.Longest, 3);
        var recorder = new Recorder();
        foreach (var time in times)
        {
            recorder.Latency("x").Record(time);
            expected.RecordValue(Math.Clamp(time, 0, Buckets.Longest));
        }

        recorder.Beat(0);
        var told = recorder.Sum(GeneratorHealth.Unknown).Latencies.Single();
        Assert.Equal(
            (times.Length, expected.GetValueAtPercentile(50), expected.GetValueAtPercentile(99.9), expected.GetValueAtPercentile(100)),
            (told.Count, told.P50, told.P999, told.Max));
        var again = Distribution.Decode(told);
        Assert.Equal(expected.RecordedValues().Select(value => (value.ValueIteratedTo, value.CountAtValueIteratedTo)),
            again.RecordedValues().Select(value => (value.ValueIteratedTo, value.CountAtValueIteratedTo)));
    }, iter: 50);

    [Fact]
    public async Task Nothing_is_lost_between_threads_and_seconds()
    {
        var (latency, counter) = (_recorder.Latency("x"), _recorder.Counter("n"));
        var threads = Enumerable.Range(0, 8).Select(thread => Task.Run(() =>
        {
            for (var i = 0; i < 20_000; i++)
            {
                latency.Record((thread * 20_000) + i);
                counter.Add(2);
            }
        }, TestContext.Current.CancellationToken)).ToArray();
        var seconds = new List<TimelinePoint>();
        while (!threads.All(thread => thread.IsCompleted))
            seconds.Add(_recorder.Beat(seconds.Count));
        await Task.WhenAll(threads);
        seconds.Add(_recorder.Beat(seconds.Count));
        var sum = _recorder.Sum(GeneratorHealth.Unknown);
        Assert.Equal((160_000, 320_000), (sum.Latencies.Single().Count, sum.Counters["n"]));
        Assert.Equal(160_000, seconds.Sum(second => second.Latencies.GetValueOrDefault("x")?.Count ?? 0));
        Assert.Equal(320_000, seconds.Sum(second => second.Rates.GetValueOrDefault("n")));
        Assert.Equal(seconds.Count, sum.Timeline.Count);
    }

    [Fact]
    public void Networks_are_told_apart_and_together()
    {
        Assert.Same(_recorder.Latency("join", "good"), _recorder.Latency("join", "good"));
        for (var i = 1; i <= 100; i++)
        {
            _recorder.Latency("join", "good").Record(i);
            _recorder.Latency("join", "slow").Record(i * 10);
        }

        var second = _recorder.Beat(0);
        Assert.Equal((100, 100, 200), (second.Latencies["join/good"].Count, second.Latencies["join/slow"].Count, second.Latencies["join"].Count));
        var sums = _recorder.Sum(GeneratorHealth.Unknown).Latencies;
        Assert.Equal([(null, 200, 1_000), ("good", 100, 100), ("slow", 100, 1_000)], sums.Select(sum => (sum.Network, (int)sum.Count, (int)sum.Max)));
        // A whole of its own stands, and nothing counts twice.
        _recorder.Latency("join").Record(5_000);
        Assert.Equal(1, _recorder.Beat(1).Latencies["join"].Count);
        Assert.Equal(1, _recorder.Sum(GeneratorHealth.Unknown).Latencies[0].Count);
    }

    [Fact]
    public void What_came_before_the_begin_is_forgotten()
    {
        var act = _recorder.Act("ask");
        _recorder.Latency("x").Record(1);
        _recorder.Counter("n").Add();
        _recorder.Beat(0);
        _recorder.Latency("x").Record(1);
        _recorder.Counter("n").Add();
        _recorder.Begin();
        _recorder.Watch("viewers", () => 7);
        _recorder.Latency("x").Record(2);
        _recorder.Counter("n").Add(3);
        act.OnPlanned();
        act.OnEnd(Outcome.Refused(4), 9);
        var second = _recorder.Beat(0);
        Assert.Equal((1, 3, 1, 7), (second.Latencies["x"].Count, second.Rates["n"], second.Rates["ask-refused"], second.Watched["viewers"]));
        var sum = _recorder.Sum(GeneratorHealth.Unknown);
        Assert.Equal((1, 3), (sum.Latencies.Single(latency => latency.Name == "x").Count, sum.Counters["n"]));
        Assert.Equal(0, Assert.Single(sum.Timeline).Second);
    }

    [Fact]
    public void What_is_not_over_counts_as_failed()
    {
        var act = _recorder.Act("ask");
        for (var i = 0; i < 3; i++)
            act.OnPlanned();
        act.OnEnd(Outcome.Ok, 1);
        Assert.Equal(2, _recorder.Sum(GeneratorHealth.Unknown).Acts.Single().Failed[ActRun.Unfinished]);
    }
}
