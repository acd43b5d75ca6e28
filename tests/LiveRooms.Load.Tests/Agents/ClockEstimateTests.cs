using CsCheck;
using LiveRooms.Load.Agents;

namespace LiveRooms.Load.Tests.Agents;

/// <summary>Half of the shortest way bounds the error, and clocks that may be the same are the same.</summary>
public sealed class ClockEstimateTests
{
    [Fact]
    public void It_errs_by_half_of_the_shortest_way_at_most() =>
        Gen.Select(Gen.Long[-1_000_000, 1_000_000], Gen.Select(Gen.Long[0, 50_000], Gen.Long[0, 50_000]).Array[1, 20]).Sample((behind, calls) =>
        {
            var estimate = new ClockEstimate();
            var now = 10_000_000L;
            foreach (var (there, back) in calls)
            {
                estimate.Add(now, now + there - behind, now + there + back);
                now += 1_000_000;
            }

            var half = (calls.Min(static call => call.Item1 + call.Item2) / 2) + 1;
            var expected = Math.Abs(estimate.Behind) > 0 || Math.Abs(behind) > 2 * half ? behind : 0;
            Assert.InRange(estimate.Behind, expected - half, expected + half);
        });

    [Fact]
    public void Clocks_of_one_machine_are_the_same() =>
        Gen.Select(Gen.Long[0, 50_000], Gen.Long[0, 50_000]).Array[1, 20].Sample(calls =>
        {
            var estimate = new ClockEstimate();
            foreach (var (there, back) in calls)
                estimate.Add(1_000_000, 1_000_000 + there, 1_000_000 + there + back);
            Assert.Equal(0, estimate.Behind);
        });

    [Fact]
    public void What_a_clock_went_since_is_never_said_to_be_more_than_it_was() =>
        Gen.Select(Gen.Long[-1_000_000, 1_000_000], Gen.Long[-500_000, 500_000], Gen.Select(Gen.Long[0, 50_000], Gen.Long[0, 50_000]).Array[1, 20]).Sample((behind, went, calls) =>
        {
            var estimate = new ClockEstimate();
            estimate.Add(1_000_000, 1_000_000 - behind, 1_000_000);
            estimate.Use();
            var used = estimate.Behind;
            foreach (var (there, back) in calls)
                estimate.Add(2_000_000, 2_000_000 + there - behind - went, 2_000_000 + there + back);
            Assert.Equal(used, estimate.Used);
            var shortest = calls.Min(static call => call.Item1 + call.Item2);
            var real = Math.Abs(behind + went - used);
            Assert.InRange(estimate.Drift, Math.Max(0, real - shortest), real);
        });

    [Fact]
    public void Nothing_asked_nothing_known() => Assert.Equal(0, new ClockEstimate().Behind);
}
