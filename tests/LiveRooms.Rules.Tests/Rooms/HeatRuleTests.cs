using CsCheck;
using LiveRooms.Rules.Rooms;

namespace LiveRooms.Rules.Tests.Rooms;

public sealed class HeatRuleTests
{
    private static readonly HeatLimits Limits = new(1_000, 10_000, 20);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData(999, 999, 20, RoomHeat.Small)]
    [InlineData(10, 10, 1_999, RoomHeat.Small)]
    [InlineData(1_000, 0, 0, RoomHeat.Large)]
    [InlineData(1, 9_999, 0, RoomHeat.Large)]
    [InlineData(100, 100, 200, RoomHeat.Large)]
    [InlineData(10_000, 0, 0, RoomHeat.Huge)]
    [InlineData(1, 10_000, 0, RoomHeat.Huge)]
    [InlineData(2_000, 2_000, 100, RoomHeat.Huge)]
    public void A_room_is_as_hot_as_its_viewers_here_or_anywhere_or_its_lines_to_all_of_them(
        int viewers, long audience, double lines, RoomHeat heat) =>
        Assert.Equal(heat, After(Rule(), new HeatLoad(viewers, audience, lines), Second));

    [Fact]
    public void It_is_promoted_after_a_second_over_a_limit_and_demoted_after_ten_below_the_band()
    {
        var rule = Rule();
        var tick = TimeSpan.FromMilliseconds(250);
        var huge = new HeatLoad(10_000, 0, 0);
        Assert.Equal(
            [RoomHeat.Small, RoomHeat.Small, RoomHeat.Small, RoomHeat.Small, RoomHeat.Huge],
            Enumerable.Range(0, 5).Select(_ => rule.Next(huge, tick)));
        var inBand = new HeatLoad(7_000, 0, 0);
        for (var i = 0; i < 100; i++)
            Assert.Equal(RoomHeat.Huge, rule.Next(inBand, Second));
        var below = new HeatLoad(6_999, 0, 0);
        for (var i = 0; i < 10; i++)
            Assert.Equal(RoomHeat.Huge, rule.Next(below, Second));
        Assert.Equal(RoomHeat.Huge, rule.Next(inBand, Second));
        for (var i = 0; i < 10; i++)
            Assert.Equal(RoomHeat.Huge, rule.Next(below, Second));
        Assert.Equal(RoomHeat.Large, rule.Next(below, Second));
    }

    [Fact]
    public void A_short_rush_changes_nothing()
    {
        var rule = Rule();
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(RoomHeat.Small, rule.Next(new HeatLoad(50_000, 0, 0), Second));
            Assert.Equal(RoomHeat.Small, rule.Next(new HeatLoad(50_000, 0, 0), Second * 0.9));
            Assert.Equal(RoomHeat.Small, rule.Next(default, Second));
        }
    }

    [Fact]
    public void A_silence_is_part_neither_of_the_rush_nor_of_the_calm_after_it()
    {
        var rule = Rule();
        var rush = new HeatLoad(50_000, 0, 0);
        Assert.Equal(RoomHeat.Small, rule.Next(rush, Second * 3_600));
        Assert.Equal(RoomHeat.Huge, rule.Next(rush, HeatRule.PromoteAfter));
        Assert.Equal(RoomHeat.Huge, rule.Next(default, Second * 3_600));
        Assert.Equal(RoomHeat.Huge, rule.Next(rush, Second * 3_600));
        Assert.Equal(RoomHeat.Huge, rule.Next(default, Second * 3_600));
        Assert.Equal(RoomHeat.Small, rule.Next(default, HeatRule.DemoteAfter));
    }

    [Fact]
    public void More_load_at_no_time_makes_it_smaller() => Gen.Select(History, History).Sample(
        (some, more) =>
        {
            var (one, other) = (Rule(), Rule());
            for (var i = 0; i < Math.Min(some.Length, more.Length); i++)
            {
                var (load, elapsed) = some[i];
                var least = one.Next(load, elapsed);
                var most = other.Next(
                    new HeatLoad(Math.Max(load.Viewers, more[i].Load.Viewers), load.Audience + more[i].Load.Audience, load.LinesPerSecond + more[i].Load.LinesPerSecond),
                    elapsed);
                Assert.True(least <= most, $"{least} > {most} at {i}");
            }
        },
        iter: 3_000);

    [Fact]
    public void A_load_that_varies_within_the_band_changes_it_once_at_most_after_what_was_before_has_passed() =>
        Gen.Select(History, Gen.Double[1, 30_000], Gen.Select(Gen.Double[HeatRule.Band, 1], Gen.Int[1, 3_000]).Array[60]).Sample(
            (before, top, noise) =>
            {
                var rule = Rule();
                foreach (var (load, elapsed) in before)
                    rule.Next(load, elapsed);
                After(rule, new HeatLoad((int)Math.Ceiling(top), 0, 0), HeatRule.DemoteAfter);
                var changes = 0;
                foreach (var (part, milliseconds) in noise)
                {
                    var was = rule.Heat;
                    changes += rule.Next(new HeatLoad((int)Math.Ceiling(top * part), 0, 0), TimeSpan.FromMilliseconds(milliseconds)) == was ? 0 : 1;
                }
                Assert.True(changes <= 1);
            },
            iter: 3_000);

    [Fact]
    public void A_steady_load_settles_it_and_without_load_it_is_small_again() => Gen.Select(History, Load, Gen.Int[1, 4_000]).Sample(
        (before, load, milliseconds) =>
        {
            var rule = Rule();
            foreach (var (earlier, elapsed) in before)
                rule.Next(earlier, elapsed);
            Stay(load);
            var settled = rule.Heat;
            Stay(load);
            Assert.Equal(settled, rule.Heat);
            Assert.True(settled >= After(Rule(), load, Second));
            Stay(default);
            Assert.Equal(RoomHeat.Small, rule.Heat);

            void Stay(HeatLoad steady)
            {
                rule.Next(steady, Second);
                for (var passed = TimeSpan.Zero; passed < HeatRule.DemoteAfter; passed += TimeSpan.FromMilliseconds(milliseconds))
                    rule.Next(steady, TimeSpan.FromMilliseconds(milliseconds));
            }
        },
        iter: 2_000);

    [Fact]
    public void The_histories_reach_every_promotion_and_demotion()
    {
        var met = new Dictionary<(RoomHeat, RoomHeat), int>();
        foreach (var history in Samples.Of(History, 400, 12))
        {
            var rule = Rule();
            foreach (var (load, elapsed) in history)
            {
                var change = (rule.Heat, rule.Next(load, elapsed));
                met[change] = met.GetValueOrDefault(change) + 1;
            }
        }
        (RoomHeat, RoomHeat)[] all = [.. Enum.GetValues<RoomHeat>().SelectMany(from => Enum.GetValues<RoomHeat>().Select(to => (from, to)))];
        Assert.All(all, change => Assert.True(met.GetValueOrDefault(change) >= 5, $"{change}: {met.GetValueOrDefault(change)}"));
    }

    [Fact]
    public void A_huge_room_below_a_large_one_begins_where_that_does_and_nothing_is_below_nothing()
    {
        var rule = new HeatRule(new HeatLimits(100, 10, 20));
        Assert.Equal(RoomHeat.Small, After(rule, new HeatLoad(99, 0, 0), Second));
        Assert.Equal(RoomHeat.Huge, After(rule, new HeatLoad(100, 0, 0), Second));
        Assert.Throws<ArgumentOutOfRangeException>(() => rule.Next(new HeatLoad(-1, 0, 0), Second));
        Assert.Throws<ArgumentOutOfRangeException>(() => rule.Next(new HeatLoad(0, -1, 0), Second));
        Assert.Throws<ArgumentOutOfRangeException>(() => rule.Next(default, -Second));
    }

    private static Gen<HeatLoad> Load => Gen.Select(
        Gen.Frequency((3, Gen.Int[0, 1_500]), (2, Gen.Int[600, 12_000]), (1, Gen.Int[0, int.MaxValue])),
        Gen.Frequency((3, Gen.Long[0, 1_500]), (2, Gen.Long[600, 12_000]), (1, Gen.Long[0, int.MaxValue])),
        Gen.Frequency((5, Gen.Double[0, 10]), (2, Gen.Double[0, 200]), (1, Gen.Double[0, 1e12])),
        (viewers, audience, lines) => new HeatLoad(viewers, audience, lines));

    private static Gen<(HeatLoad Load, TimeSpan Elapsed)[]> History => Gen.Select(
            Gen.Frequency((3, Load), (1, Gen.Const(default(HeatLoad)))), Gen.Int[1, 4_000], Gen.Int[1, 8])
        .Array[0, 12].Select(phases => phases
            .SelectMany(phase => Enumerable.Repeat((phase.Item1, TimeSpan.FromMilliseconds(phase.Item2)), phase.Item3)).ToArray());

    private static HeatRule Rule() => new(Limits);

    /// <summary>The heat once the load has been so for this long.</summary>
    private static RoomHeat After(HeatRule rule, HeatLoad load, TimeSpan time)
    {
        rule.Next(load, TimeSpan.Zero);
        return rule.Next(load, time);
    }
}
