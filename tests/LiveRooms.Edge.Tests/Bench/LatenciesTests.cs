using CsCheck;
using LiveRooms.Bench.Edge.Viewers;

namespace LiveRooms.Edge.Tests.Bench;

/// <summary>The bench's percentiles, beside a sorted list.</summary>
public sealed class LatenciesTests
{
    [Fact]
    public void Percentiles_are_those_of_the_sorted_times_within_a_hundredth() => Gen.Select(
            Gen.Long[0, 20_000_000].Array[1, 500], Gen.Double[0.01, 1])
        .Sample((times, share) =>
        {
            var latencies = Record(times);
            var exact = times.Order().ElementAt((int)Math.Ceiling(share * times.Length) - 1) / 1_000.0;
            Assert.InRange(latencies.Within(share), exact, (exact * 1.01) + 0.001);
        });

    [Fact]
    public void A_copy_knows_what_came_after_it()
    {
        var later = Record([5, 5, 5, 70_000]);
        Assert.Equal(70_000, later.Since(Record([5, 5, 5])).Within(0.5) * 1_000, 70_000 * 0.01);
    }

    [Fact]
    public void Sums_count_both()
    {
        var sum = Record([1, 2]);
        sum.Add(Record([3, 4]));
        Assert.Equal([1, 2, 3, 4], new[] { 0.25, 0.5, 0.75, 1 }.Select(share => Math.Round(sum.Within(share) * 1_000)));
    }

    [Fact]
    public void Of_nothing_there_is_no_percentile() => Assert.Equal(double.NaN, new Latencies().Within(0.5));

    private static Latencies Record(long[] times)
    {
        var latencies = new Latencies();
        foreach (var time in times)
            latencies.Record(time);
        return latencies;
    }
}
