using CsCheck;
using LiveRooms.Load.Measure;

namespace LiveRooms.Load.Tests.Measure;

/// <summary>Seconds that nobody looked at are together what came in them, and none of them is a peak that never was.</summary>
public sealed class SpreadTests
{
    [Fact]
    public void The_parts_are_the_whole_and_even() =>
        Gen.Select(Gen.Long[0, 1_000_000], Gen.Long[0, 1_000], Gen.Int[1, 20]).Sample((frames, times, seconds) =>
        {
            var point = new TimelinePoint(
                7, new Dictionary<string, double> { ["viewers"] = 3 }, new Dictionary<string, long> { ["frames"] = frames },
                new Dictionary<string, SecondLatency> { ["delivery"] = new(times, 1, 2, 3) });
            var points = Spread.Over(point, seconds);
            Assert.Equal(Enumerable.Range(7, seconds), points.Select(one => one.Second));
            Assert.Equal(frames, points.Sum(one => one.Rates.GetValueOrDefault("frames")));
            Assert.Equal(times, points.Sum(one => one.Latencies.GetValueOrDefault("delivery")?.Count ?? 0));
            Assert.All(points, one => Assert.InRange(one.Rates.GetValueOrDefault("frames"), frames / seconds, (frames / seconds) + 1));
            Assert.All(points, one => Assert.Equal(3, one.Watched["viewers"]));
        });
}
