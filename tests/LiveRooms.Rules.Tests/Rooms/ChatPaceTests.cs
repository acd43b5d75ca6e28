using CsCheck;
using LiveRooms.Rules.Rooms;

namespace LiveRooms.Rules.Tests.Rooms;

public sealed class ChatPaceTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void In_any_time_no_more_lines_are_shown_than_a_second_and_that_time_allow() =>
        Gen.Select(Gen.Int[1, 100], Gen.Select(Gen.Int[0, 50], Gen.Int[0, 400]).Array[1, 60], Gen.Int[0, 60]).Sample(
            (perSecond, ticks, from) =>
            {
                var budget = new ChatBudget();
                var taken = ticks.Select(tick => budget.Take(tick.Item1, TimeSpan.FromMilliseconds(tick.Item2), perSecond)).ToArray();
                var time = ticks.Skip(from + 1).Sum(tick => tick.Item2) / 1_000.0;
                Assert.True(taken.Skip(from).Sum() <= perSecond * (1 + time) + 1e-6);
                Assert.All(taken.Zip(ticks), pair => Assert.InRange(pair.First, 0, pair.Second.Item1));
            },
            iter: 3_000);

    [Fact]
    public void A_chat_that_keeps_to_the_pace_loses_nothing_and_a_faster_one_is_shown_at_the_pace()
    {
        var budget = new ChatBudget();
        Assert.All(Enumerable.Range(0, 500), _ => Assert.Equal(1, budget.Take(1, Second / 20, 20)));
        budget.Take(20, TimeSpan.Zero, 20);
        Assert.InRange(Enumerable.Range(0, 500).Sum(_ => budget.Take(40, Second / 50, 20)), 199, 200);
        Assert.Equal(20, budget.Take(1_000, TimeSpan.FromHours(1), 20));
        Assert.Throws<ArgumentOutOfRangeException>(() => budget.Take(-1, Second, 20));
        Assert.Throws<ArgumentOutOfRangeException>(() => budget.Take(1, -Second, 20));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(50)]
    [InlineData(250)]
    [InlineData(1_000)]
    public void The_rate_of_a_steady_chat_is_found_whatever_the_tick(int milliseconds)
    {
        var rate = new RecentRate();
        for (var passed = 0; passed < 20_000; passed += milliseconds)
            rate.Add(milliseconds / 10, TimeSpan.FromMilliseconds(milliseconds));
        Assert.InRange(rate.PerSecond, 100, 130);
        rate.Add(0, TimeSpan.FromSeconds(20));
        Assert.InRange(rate.PerSecond, 0, 0.01);
    }

    [Fact]
    public void A_rate_counts_at_once_and_fades_with_time_however_that_is_cut() => Gen.Select(Gen.Int[0, 1_000], Gen.Int[0, 5_000], Gen.Int[0, 5_000]).Sample(
        (lines, first, second) =>
        {
            var (whole, cut) = (new RecentRate(), new RecentRate());
            whole.Add(lines, Second);
            cut.Add(lines, Second);
            Assert.Equal(lines / 2.0, whole.PerSecond);
            whole.Add(0, TimeSpan.FromMilliseconds(first + second));
            cut.Add(0, TimeSpan.FromMilliseconds(first));
            cut.Add(0, TimeSpan.FromMilliseconds(second));
            Assert.Equal(whole.PerSecond, cut.PerSecond, 9);
            Assert.True(whole.PerSecond <= lines / 2.0);
        },
        iter: 1_000);

    [Fact]
    public void A_rate_is_of_lines_and_times_that_are_not_below_nothing()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new RecentRate().Add(-1, Second));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RecentRate().Add(1, -Second));
    }
}
