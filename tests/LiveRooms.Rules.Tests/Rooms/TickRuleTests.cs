using CsCheck;
using LiveRooms.Rules.Rooms;
using LiveRooms.Rules.Shedding;

namespace LiveRooms.Rules.Tests.Rooms;

public sealed class TickRuleTests
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(250);

    // From the longest tick to the shortest: the calm rounds, and so many steps of a tenth.
    private const int LongestWayDown = TickRule.CalmRounds + 24;

    [Fact]
    public void A_small_quiet_room_has_the_shortest_tick()
    {
        var rule = Rule();
        Assert.Equal((Shortest, TickReason.Quiet), (rule.Tick, rule.Reason));
        for (var round = 0; round < 50; round++)
            Assert.Equal(Shortest, rule.Next(new TickLoad(TimeSpan.FromMilliseconds(3), 999, 19.9)));
        Assert.Equal(TickReason.Quiet, rule.Reason);
    }

    [Theory]
    [InlineData(16, 0, 0, 32, TickReason.Sending)]
    [InlineData(0, 6_000, 0, 30, TickReason.Viewers)]
    [InlineData(0, 0, 70, 35, TickReason.Lines)]
    [InlineData(20, 6_000, 70, 40, TickReason.Sending)]
    [InlineData(16, 6_000, 70, 50, TickReason.Heat, RoomHeat.Large)]
    [InlineData(0, 0, 0, 100, TickReason.Heat, RoomHeat.Huge)]
    [InlineData(25, 0, 0, 50, TickReason.Sending, RoomHeat.Large)]
    public void It_rises_at_once_to_what_is_asked_for_most_and_says_what_that_is(
        int sending, int viewers, double lines, int tick, TickReason reason, RoomHeat heat = RoomHeat.Small)
    {
        var rule = Rule();
        Assert.Equal(TimeSpan.FromMilliseconds(tick), rule.Next(new TickLoad(TimeSpan.FromMilliseconds(sending), viewers, lines, heat)));
        Assert.Equal(reason, rule.Reason);
    }

    [Theory]
    [InlineData(20, 250, 50, 100)]
    [InlineData(80, 250, 80, 100)]
    [InlineData(150, 250, 150, 150)]
    [InlineData(20, 60, 50, 60)]
    [InlineData(5, 5, 5, 5)]
    public void A_large_room_waits_for_50_ms_and_a_huge_one_for_100_within_the_bounds(int shortest, int longest, int large, int huge)
    {
        foreach (var (heat, tick) in new[] { (RoomHeat.Large, large), (RoomHeat.Huge, huge) })
        {
            var rule = new TickRule(TimeSpan.FromMilliseconds(shortest), TimeSpan.FromMilliseconds(longest));
            Assert.Equal(tick, rule.Next(new TickLoad(default, 0, 0, heat)).TotalMilliseconds);
            Assert.Equal(tick == shortest ? TickReason.Quiet : TickReason.Heat, rule.Reason);
        }
    }

    [Fact]
    public void A_room_that_cools_eases_to_the_shortest_tick()
    {
        var rule = Rule();
        rule.Next(new TickLoad(default, 0, 0, RoomHeat.Large));
        for (var round = 1; round < TickRule.CalmRounds; round++)
            Assert.Equal((50, TickReason.Easing), (rule.Next(default).TotalMilliseconds, rule.Reason));
        Assert.Equal(45, rule.Next(default).TotalMilliseconds);
        for (var round = 0; round < LongestWayDown; round++)
            rule.Next(default);
        Assert.Equal((Shortest, TickReason.Quiet), (rule.Tick, rule.Reason));
    }

    [Fact]
    public void In_no_round_it_is_below_what_the_heat_sets() => Loads.Sample(
        loads =>
        {
            var rule = Rule();
            foreach (var load in loads)
                Assert.True(rule.Next(load).TotalMilliseconds >= (load.Heat switch { RoomHeat.Small => 20, RoomHeat.Large => 50, _ => 100 }));
        },
        iter: 3_000);

    [Fact]
    public void One_long_round_doubles_it_and_a_load_that_stays_takes_it_to_the_longest()
    {
        var rule = Rule();
        var ticks = Enumerable.Range(0, 5).Select(_ => rule.Next(new TickLoad(TimeSpan.FromSeconds(3), 0, 0)).TotalMilliseconds);
        Assert.Equal([40, 80, 160, 250, 250], ticks);
    }

    [Fact]
    public void It_falls_only_after_calm_rounds_and_by_a_tenth_a_round()
    {
        var rule = At(TimeSpan.FromMilliseconds(100));
        for (var round = 1; round < TickRule.CalmRounds; round++)
            Assert.Equal(100, rule.Next(default).TotalMilliseconds);
        Assert.Equal(TickReason.Easing, rule.Reason);
        Assert.Equal([90, 81, 72.9], Enumerable.Range(0, 3).Select(_ => rule.Next(default).TotalMilliseconds));
        rule.Next(Asking(TimeSpan.FromMilliseconds(65)));
        for (var round = 0; round < TickRule.CalmRounds - 1; round++)
            Assert.Equal(72.9, rule.Next(default).TotalMilliseconds);
        Assert.True(rule.Next(default).TotalMilliseconds < 72.9);
    }

    [Fact]
    public void Whatever_it_is_told_it_stays_within_its_bounds() => Gen.Select(Bounds, Loads).Sample(
        (bounds, loads) =>
        {
            var rule = new TickRule(bounds.Shortest, bounds.Longest);
            foreach (var load in loads)
            {
                Assert.InRange(rule.Next(load), bounds.Shortest, bounds.Longest);
                Assert.Equal(rule.Tick == bounds.Shortest, rule.Reason == TickReason.Quiet);
            }
        },
        iter: 3_000);

    [Fact]
    public void More_load_at_no_time_makes_it_shorter() => Gen.Select(Loads, Loads).Sample(
        (some, more) =>
        {
            var (one, other) = (Rule(), Rule());
            for (var i = 0; i < Math.Min(some.Length, more.Length); i++)
            {
                var least = one.Next(some[i]);
                var most = other.Next(new TickLoad(
                    some[i].Sending + more[i].Sending, Math.Max(some[i].Viewers, more[i].Viewers), some[i].LinesPerSecond + more[i].LinesPerSecond,
                    some[i].Heat > more[i].Heat ? some[i].Heat : more[i].Heat,
                    some[i].Level > more[i].Level ? some[i].Level : more[i].Level));
                Assert.True(least <= most, $"{least} > {most} in round {i}");
            }
        },
        iter: 3_000);

    [Fact]
    public void A_load_that_varies_within_the_band_moves_it_in_one_direction_only() =>
        Gen.Select(Loads, Gen.Double[1, 250], Gen.Double[TickRule.Band, 1].Array[60]).Sample(
            (before, top, noise) =>
            {
                var rule = Rule();
                foreach (var load in before)
                    rule.Next(load);
                // What was before is out of sight of the rule.
                for (var round = 0; round < TickRule.CalmRounds; round++)
                    rule.Next(Asking(TimeSpan.FromMilliseconds(top * noise[round])));
                var ticks = noise.Select(part => rule.Next(Asking(TimeSpan.FromMilliseconds(top * part)))).ToArray();
                var steps = ticks.Zip(ticks.Skip(1), (a, b) => Math.Sign((b - a).Ticks)).Where(step => step != 0).Distinct();
                Assert.True(steps.Count() <= 1, string.Join(' ', ticks.Select(t => t.TotalMilliseconds)));
            },
            iter: 3_000);

    [Fact]
    public void A_steady_load_settles_it_at_what_is_asked_for_or_within_the_band_above() => Gen.Select(Loads, Load).Sample(
        (before, load) =>
        {
            var rule = Rule();
            foreach (var earlier in before)
                rule.Next(earlier);
            for (var round = 0; round < LongestWayDown; round++)
                rule.Next(load);
            var settled = rule.Tick;
            for (var round = 0; round < 20; round++)
                Assert.Equal(settled, rule.Next(load));
            var fresh = Rule();
            for (var round = 0; round < 4; round++)
                fresh.Next(load);
            Assert.InRange(settled, fresh.Tick, fresh.Tick / TickRule.Band);
        },
        iter: 3_000);

    [Fact]
    public void When_the_load_ends_it_comes_back() => Loads.Sample(
        loads =>
        {
            var rule = Rule();
            foreach (var load in loads)
                rule.Next(load);
            for (var round = 0; round < LongestWayDown; round++)
                rule.Next(default);
            Assert.Equal((Shortest, TickReason.Quiet), (rule.Tick, rule.Reason));
        },
        iter: 3_000);

    [Fact]
    public void The_loads_reach_every_reason_and_both_bounds()
    {
        var reasons = new Dictionary<TickReason, int>();
        var longest = 0;
        foreach (var loads in Samples.Of(Loads, 300, 11))
        {
            var rule = Rule();
            foreach (var load in loads)
            {
                longest += rule.Next(load) == Longest ? 1 : 0;
                reasons[rule.Reason] = reasons.GetValueOrDefault(rule.Reason) + 1;
            }
        }
        Assert.All(Enum.GetValues<TickReason>(), reason => Assert.True(reasons.GetValueOrDefault(reason) >= 50, $"{reason}: {reasons.GetValueOrDefault(reason)}"));
        Assert.True(longest >= 50);
    }

    [Fact]
    public void Bounds_that_are_none_and_loads_below_nothing_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new TickRule(TimeSpan.Zero, Longest));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TickRule(Longest, Shortest));
        Assert.Throws<ArgumentOutOfRangeException>(() => Rule().Next(new TickLoad(TimeSpan.FromTicks(-1), 0, 0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Rule().Next(new TickLoad(default, -1, 0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Rule().Next(new TickLoad(default, 0, 0, (RoomHeat)3)));
    }

    private static Gen<TickLoad> Load => Gen.Select(
        Gen.Frequency((3, Gen.Double[0, 10]), (2, Gen.Double[10, 125]), (1, Gen.Double[0, 1e9])),
        Gen.Frequency((3, Gen.Int[0, 5_000]), (2, Gen.Int[5_000, 50_000]), (1, Gen.Int[0, int.MaxValue])),
        Gen.Frequency((3, Gen.Double[0, 40]), (2, Gen.Double[40, 500]), (1, Gen.Double[0, 1e12])),
        Gen.Frequency((3, Gen.Const(RoomHeat.Small)), (1, Gen.Const(RoomHeat.Large)), (1, Gen.Const(RoomHeat.Huge))),
        Gen.Frequency((4, Gen.Const(LoadLevel.Normal)), (1, Gen.Const(LoadLevel.Tight)), (1, Gen.Const(LoadLevel.Full))),
        (sending, viewers, lines, heat, level) => new TickLoad(TimeSpan.FromMilliseconds(sending), viewers, lines, heat, level));

    /// <summary>Loads that stay for a while, quiet times among them.</summary>
    private static Gen<TickLoad[]> Loads => Gen.Select(Gen.Frequency((2, Load), (1, Gen.Const(default(TickLoad)))), Gen.Int[1, 40])
        .Array[0, 8].Select(phases => phases.SelectMany(phase => Enumerable.Repeat(phase.Item1, phase.Item2)).ToArray());

    private static Gen<(TimeSpan Shortest, TimeSpan Longest)> Bounds => Gen.Select(
        Gen.Int[1, 1_000], Gen.Int[0, 1_000], (shortest, more) => (TimeSpan.FromMilliseconds(shortest), TimeSpan.FromMilliseconds(shortest + more)));

    private static TickRule Rule() => new(Shortest, Longest);

    /// <summary>A load that asks for just this tick.</summary>
    private static TickLoad Asking(TimeSpan tick) => new(tick * TickRule.SendingShare, 0, 0);

    private static TickRule At(TimeSpan tick)
    {
        var rule = Rule();
        for (var round = 0; round < 4; round++)
            rule.Next(Asking(tick));
        Assert.Equal(tick, rule.Tick);
        return rule;
    }
}
