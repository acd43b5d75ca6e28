using CsCheck;
using LiveRooms.Rules.Rooms;

namespace LiveRooms.Rules.Tests.Rooms;

public sealed class DrainPlanTests
{
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private static Gen<(int Viewers, int Rate)> Houses => Gen.Select(Gen.Int[1, 1_000_000], Gen.Int[1, 20_000]);

    [Fact]
    public void A_small_house_is_told_at_the_rate_and_comes_again_at_once()
    {
        var plan = new DrainPlan(300, 100, Within, Longest, TimeSpan.Zero);
        Assert.Equal([1, 100, 200, 300], new[] { 0.0, 1, 2, 3 }.Select(s => plan.Due(TimeSpan.FromSeconds(s))));
        Assert.Equal(TimeSpan.Zero, plan.ComeAgain(199, TimeSpan.FromSeconds(2), 0));
    }

    [Fact]
    public void All_are_told_in_time_in_order_and_none_twice() => Gen.Select(Houses, Gen.Int[0, 1_000].Array[1, 50]).Sample((of, steps) =>
    {
        var plan = new DrainPlan(of.Viewers, of.Rate, Within, Longest, TimeSpan.Zero);
        var elapsed = TimeSpan.Zero;
        var told = 0;
        foreach (var step in steps)
        {
            elapsed += TimeSpan.FromMilliseconds(step);
            Assert.InRange(plan.Due(elapsed), Math.Max(1, told), of.Viewers);
            told = plan.Due(elapsed);
        }

        Assert.Equal(of.Viewers, plan.Due(Within));
    }, iter: 2_000);

    /// <summary>Also when all are told later than the longest slot.</summary>
    [Fact]
    public void They_come_again_one_after_the_other_at_the_rate_or_by_the_longest_slot() =>
        Gen.Select(Houses, Gen.Double[0, 1], Gen.UInt, Gen.Int[1, 600]).Sample((of, part, seed, seconds) =>
        {
            var jitter = TimeSpan.FromMilliseconds(500);
            var within = TimeSpan.FromSeconds(seconds);
            var longest = within > Longest ? within : Longest;
            var plan = new DrainPlan(of.Viewers, of.Rate, within, Longest, jitter);
            var number = (int)((of.Viewers - 1) * part);
            var slot = number / Math.Max(of.Rate, of.Viewers / longest.TotalSeconds);
            var told = Math.Min(within.TotalSeconds, slot);
            var at = told + plan.ComeAgain(number, TimeSpan.FromSeconds(told), seed).TotalSeconds;
            Assert.InRange(at, slot - 1e-6, slot + jitter.TotalSeconds + 1e-6);
            Assert.InRange(plan.ComeAgain(number, TimeSpan.FromHours(1), seed), TimeSpan.Zero, jitter);
            Assert.InRange(plan.ComeAgain(number, TimeSpan.Zero, seed), TimeSpan.Zero, longest + jitter);
        }, iter: 2_000);
}
