using CsCheck;
using LiveRooms.Load.Gates.Fairness;

namespace LiveRooms.Load.Tests.Gates;

/// <summary>Tails are those of the distribution, counted out.</summary>
public sealed class WinTailsTests
{
    private static readonly Gen<(Tried Group, Tried Others)> _small =
        from groupTries in Gen.Int[1, 12]
        from groupWins in Gen.Int[0, groupTries]
        from restTries in Gen.Int[1, 12]
        from restWins in Gen.Int[0, restTries]
        select (new Tried(groupTries, groupWins), new Tried(restTries, restWins));

    [Fact]
    public void They_are_the_sums_of_all_ways_to_draw() => Gen.Select(_small, Gen.Double[0.1, 10]).Sample((tried, odds) =>
    {
        var ((group, rest), wins) = (tried, tried.Group.Wins + tried.Others.Wins);
        var ways = Enumerable.Range(0, (int)wins + 1)
            .Select(k => Choose(group.Tries, k) * Choose(rest.Tries, wins - k) * Math.Pow(odds, k)).ToList();
        Assert.Equal(ways.Take((int)group.Wins + 1).Sum() / ways.Sum(), WinTails.AtMost(group, rest, odds), 1e-9);
        Assert.Equal(ways.Skip((int)group.Wins).Sum() / ways.Sum(), WinTails.AtLeast(group, rest, odds), 1e-9);
    });

    [Fact]
    public void Millions_of_tries_are_counted_out_too()
    {
        var (group, rest) = (new Tried(2_000_000, 20_000), new Tried(3_000_000, 30_000));
        Assert.InRange(WinTails.AtMost(group, rest, 1), 0.5, 0.51);
        Assert.InRange(WinTails.AtLeast(group, rest, 1), 0.5, 0.51);
        Assert.InRange(WinTails.AtMost(new(2_000_000, 0), new(3_000_000, 50_000), 1), 0, 1e-100);
    }

    [Fact]
    public void Odds_make_the_gap_that_was_asked_for() => Gen.Select(_small, Gen.Double[-0.2, 0.2]).Sample((tried, gap) =>
    {
        var (group, rest) = tried;
        if (Handicap.Odds(group, rest, gap) is not { } odds || gap == 0)
            return;
        // The rates that keep the total and differ by the gap have just these odds.
        var share = (double)group.Tries / (group.Tries + rest.Tries);
        var theirs = (group + rest).Rate + (gap * share);
        var ours = odds * theirs / (1 - theirs) / (1 + (odds * theirs / (1 - theirs)));
        Assert.Equal(gap, theirs - ours, 1e-9);
    });

    [Theory]
    [InlineData("good", 0)]
    [InlineData("mobile", 280)]
    [InlineData("slow", 500)]
    [InlineData("unheard-of", 0)]
    public void Delays_are_those_of_the_networks(string network, int milliseconds) =>
        Assert.Equal(milliseconds, Handicap.Delay(network).TotalMilliseconds);

    [Fact]
    public void A_delay_as_long_as_the_rush_explains_everything()
    {
        Assert.Equal(1, Handicap.Loss(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(4)));
        Assert.Equal(1, Handicap.Loss(TimeSpan.FromSeconds(1), TimeSpan.Zero));
        Assert.Null(Handicap.Odds(new(5, 1), new(5, 1), 1));
    }

    private static double Choose(long n, long k) =>
        k > n || k < 0 ? 0 : Enumerable.Range(0, (int)k).Aggregate(1.0, (ways, i) => ways * (n - i) / (i + 1));
}
