using CsCheck;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Rules.Tests.Shows;

public sealed class RateRuleTests
{
    private const long Second = TimeSpan.TicksPerSecond;
    private readonly RateRule _rule = RateRule.Of(5, 1);
    private long _full;

    [Fact]
    public void Five_at_once_then_one_a_second()
    {
        for (var i = 0; i < 5; i++)
            Assert.Null(Take(0));
        Assert.Equal(TimeSpan.FromSeconds(1), Take(0));
        Assert.Equal(TimeSpan.FromSeconds(0.25), Take(Second * 3 / 4));

        Assert.Null(Take(Second));
        Assert.NotNull(Take(Second));
        for (var i = 0; i < 5; i++)
            Assert.Null(Take(100 * Second));
        Assert.NotNull(Take(100 * Second));
        Assert.Equal(TimeSpan.FromSeconds(5), _rule.Whole);
    }

    [Fact]
    public void Several_tokens_are_taken_together_or_not_at_all()
    {
        Assert.Null(Take(0, 3));
        var before = _full;
        Assert.Equal(TimeSpan.FromSeconds(2), Take(0, 4));
        Assert.Equal(before, _full);
        Assert.Null(Take(0, 2));
    }

    [Fact]
    public void It_gives_what_a_bucket_of_drops_would() => Gen.Select(Gen.Int[1, 5], Gen.Int[0, 2_500].Array[1, 60]).Sample(
        (burst, waits) =>
        {
            var rule = new RateRule(burst, TimeSpan.FromSeconds(1));
            long tokens = burst * 1_000L;
            var (full, now) = (0L, 12_345L);
            foreach (var wait in waits)
            {
                now += wait * TimeSpan.TicksPerMillisecond;
                tokens = Math.Min(burst * 1_000L, tokens + wait);
                var expected = tokens >= 1_000;
                Assert.Equal(expected, rule.TryTake(full, now, 1, out full, out var retry));
                Assert.Equal(expected ? 0 : 1_000 - tokens, retry.TotalMilliseconds);
                tokens -= expected ? 1_000 : 0;
            }
        },
        iter: 5_000);

    private TimeSpan? Take(long now, int count = 1) => _rule.TryTake(_full, now, count, out _full, out var wait) ? null : wait;
}
