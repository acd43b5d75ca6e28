using LiveRooms.Client.Link;

namespace LiveRooms.Client.Tests.Link;

public sealed class BackoffTests
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private static Backoff New(int seed = 1) => new(First, Longest, new Random(seed));

    [Fact]
    public void Pauses_fill_a_bound_that_doubles_up_to_the_longest()
    {
        for (var failures = 0; failures < 40; failures++)
        {
            var bound = Math.Min(250 * Math.Pow(2, failures), 10_000);
            List<double> pauses = [];
            for (var seed = 0; seed < 200; seed++)
            {
                var backoff = New(seed);
                for (var before = 0; before < failures; before++)
                {
                    backoff.Next();
                }

                pauses.Add(backoff.Next().TotalMilliseconds);
            }

            Assert.All(pauses, pause => Assert.InRange(pause, 0, bound));
            // Full jitter: from near nothing to near the bound.
            Assert.InRange(pauses.Min(), 0, bound / 10);
            Assert.InRange(pauses.Max(), bound * 0.9, bound);
        }
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData(-5L, 0)]
    [InlineData(5_000L, 5_000)]
    [InlineData(long.MaxValue, 3_600_000)]
    public void What_the_server_asks_for_is_bounded(long? asked, long taken) =>
        Assert.Equal(TimeSpan.FromMilliseconds(taken), Backoff.Asked(asked));

    [Fact]
    public void A_reset_makes_pauses_short_again()
    {
        var backoff = New();
        for (var failures = 0; failures < 20; failures++)
        {
            backoff.Next();
        }

        backoff.Reset();
        Assert.InRange(backoff.Next().TotalMilliseconds, 0, 250);
    }

    [Fact]
    public void The_same_seed_gives_the_same_pauses()
    {
        var (one, two) = (New(7), New(7));
        Assert.All(Enumerable.Range(0, 10), _ => Assert.Equal(one.Next(), two.Next()));
    }
}
