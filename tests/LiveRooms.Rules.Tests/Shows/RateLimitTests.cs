using CsCheck;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Rules.Tests.Shows;

public sealed class RateLimitTests
{
    [Fact]
    public void Chat_allows_five_at_once_then_one_a_second()
    {
        var limit = RateLimit.ForChat();
        for (var i = 0; i < 5; i++)
            Assert.True(limit.TryTake(Make.Start, out _));
        Assert.False(limit.TryTake(Make.Start, out var wait));
        Assert.Equal(TimeSpan.FromSeconds(1), wait);
        Assert.False(limit.TryTake(Make.At(0.75), out wait));
        Assert.Equal(TimeSpan.FromSeconds(0.25), wait);

        Assert.True(limit.TryTake(Make.At(1), out wait));
        Assert.Equal(TimeSpan.Zero, wait);
        Assert.False(limit.TryTake(Make.At(1), out _));
        for (var i = 0; i < 5; i++)
            Assert.True(limit.TryTake(Make.At(100), out _));
        Assert.False(limit.TryTake(Make.At(100), out _));
    }

    [Fact]
    public void Several_tokens_are_taken_together_or_not_at_all()
    {
        var limit = new RateLimit(5, TimeSpan.FromSeconds(1));
        Assert.True(limit.TryTake(Make.Start, 3, out _));
        Assert.False(limit.TryTake(Make.Start, 4, out var wait));
        Assert.Equal(TimeSpan.FromSeconds(2), wait);
        Assert.True(limit.TryTake(Make.Start, 2, out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => limit.TryTake(Make.Start, 6, out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => limit.TryTake(Make.Start, 0, out _));
    }

    [Fact]
    public void A_clock_that_goes_back_blocks_nobody_and_gives_nothing_away()
    {
        var limit = RateLimit.ForChat();
        for (var i = 0; i < 5; i++)
            Assert.True(limit.TryTake(Make.At(3_600), out _));
        Assert.False(limit.TryTake(Make.At(0), out var wait));
        Assert.Equal(TimeSpan.FromSeconds(1), wait);
        Assert.True(limit.TryTake(Make.At(1), out _));

        Assert.True(limit.TryTake(Make.At(1_000), out _));
        for (var i = 0; i < 4; i++)
            Assert.True(limit.TryTake(Make.At(0), out _));
        Assert.False(limit.TryTake(Make.At(0), out _));
    }

    [Fact]
    public void It_gives_what_a_bucket_of_drops_would() => Gen.Select(Gen.Int[1, 5], Gen.Int[0, 2_500].Array[1, 60]).Sample(
        (burst, waits) =>
        {
            var limit = new RateLimit(burst, TimeSpan.FromSeconds(1));
            long tokens = burst * 1_000L;
            var now = Make.Start;
            foreach (var wait in waits)
            {
                now = now.AddMilliseconds(wait);
                tokens = Math.Min(burst * 1_000L, tokens + wait);
                var expected = tokens >= 1_000;
                Assert.Equal(expected, limit.TryTake(now, out var retry));
                Assert.Equal(expected ? 0 : 1_000 - tokens, retry.TotalMilliseconds);
                tokens -= expected ? 1_000 : 0;
            }
        },
        iter: 5_000);
}
