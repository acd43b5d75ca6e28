using CsCheck;
using LiveRooms.Load.Gates;
using LiveRooms.Load.Gates.Fairness;

namespace LiveRooms.Load.Tests.Gates;

/// <summary>A network that is favoured is seen; chance, and what a delay explains, are not taken for it.</summary>
public sealed class FairByNetworkTests
{
    private const string NotJudged = "not judged: had late networks won next to nothing, chance or delay would still explain it";

    private static readonly FairByNetwork _fair = new(TimeSpan.FromSeconds(4));

    [Fact]
    public void A_good_evening_passes_with_its_figures() => new FairByNetwork(TimeSpan.FromSeconds(10)).Passes(
        Evening.Good, "Win rates differ by no more than chance and delay explain: good 300 of 3,000 (10 %), mobile 100 of 1,000 (10 %).");

    [Fact]
    public void A_lottery_that_favours_a_network_bites() => _fair.Bites(
        Lottery(new("good", 3_000, 360), new("mobile", 1_000, 40)),
        "drop drop-1 (lottery): good 360 of 3,000 (12 %), all others 40 of 1,000 (4 %); delay explains 0 points, the chance of so many wins is 1.8e-15",
        "drop drop-1 (lottery): mobile 40 of 1,000 (4 %), all others 360 of 3,000 (12 %); delay explains 0 points, the chance of so few wins is 1.8e-15");

    [Fact]
    public void The_same_rates_are_fair_where_first_come_is_first_served_and_phones_are_late()
    {
        // 120 ms and twice 80 ms of jitter: 14 points of a rush of four seconds at its densest.
        Wins[] rates = [new("good", 3_000, 1_500), new("mobile", 1_000, 400)];
        Assert.True(_fair.Judge(FirstCome(rates)).Passed);
        Assert.False(_fair.Judge(Lottery(rates)).Passed);
    }

    [Fact]
    public void More_than_the_delay_explains_bites()
    {
        var verdict = _fair.Judge(FirstCome(new("good", 3_000, 1_800), new("mobile", 1_000, 200)));
        Assert.False(verdict.Passed);
        Assert.Equal(2, verdict.Evidence.Count);
        Assert.StartsWith(
            "drop drop-1 (firstCome): mobile 200 of 1,000 (20 %), all others 1,800 of 3,000 (60 %); delay explains 14 points, the chance of so few wins is ",
            verdict.Evidence[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_that_gains_by_its_delay_bites() => Assert.Contains(
        "mobile 500 of 1,000 (50 %), all others 900 of 3,000 (30 %); delay explains 0 points, the chance of so many wins",
        Assert.Single(_fair.Judge(FirstCome(new("good", 3_000, 900), new("mobile", 1_000, 500))).Evidence, text => text.Contains("mobile 5", StringComparison.Ordinal)
            && text.Contains("so many", StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public void More_winners_than_tries_bite() => _fair.Bites(
        Lottery(new("good", 5, 2), new("slow", 5, 6)), "drop drop-1: more viewers won than tried: slow 6 of 5 (120 %)");

    [Fact]
    public void A_card_that_was_not_read_bites() => _fair.Bites(
        Evening.With(seen => seen with { Wins = [new("drop-9", "good", 5, 1), new("drop-9", "slow", 5, 1)] }),
        "drop drop-9: tried for by 10 viewers, and its card was not read");

    [Fact]
    public void Nothing_to_compare_is_no_pass() => _fair.Bites(
        Lottery(new Wins("good", 3_000, 360)), "viewers of fewer than two networks tried for a drop");

    [Fact]
    public void Few_tries_prove_nothing_and_do_not_pass() => _fair.Bites(Lottery(new("good", 10, 5), new("slow", 3, 0)), NotJudged);

    [Fact]
    public void A_delay_that_explains_all_is_no_pass() =>
        _fair.Bites(FirstCome(new("good", 3_000, 300), new("mobile", 1_000, 100)), NotJudged);

    [Fact]
    public void What_could_not_be_judged_is_said() => new FairByNetwork(TimeSpan.FromSeconds(10)).Passes(
        FirstCome(new("good", 3_000, 300), new("mobile", 1_000, 100), new("slow", 60, 0)),
        "Win rates differ by no more than chance and delay explain: good 300 of 3,000 (10 %), mobile 100 of 1,000 (10 %), slow 0 of 60 (0 %). "
        + "Not judged, for want of tries or since delay explains all: that slow wins too little.");

    [Fact]
    public void Where_all_who_tried_won_nobody_was_at_a_disadvantage() => Assert.True(_fair.Judge(FirstCome(new("good", 30, 30), new("mobile", 10, 10))).Passed);

    [Fact]
    public void Others_are_late_as_much_as_they_are()
    {
        // Of a hundred others one is on a slow line: half of the rush would be explained by it, were it all of them.
        var verdict = _fair.Judge(FirstCome(new("good", 1_000, 300), new("mobile", 0, 0), new("slow", 10, 0), new("flapping", 990, 100)));
        Assert.Contains(verdict.Evidence, text => text.Contains("good 300 of 1,000 (30 %)", StringComparison.Ordinal) && text.Contains("delay explains 7.18 points", StringComparison.Ordinal));
    }

    // What flash sales are by default.
    [Theory]
    [InlineData("lottery")]
    [InlineData("firstCome")]
    public void At_the_settings_of_flash_sales_an_engine_that_serves_phones_last_bites(string mode)
    {
        var fair = new FairByNetwork(TimeSpan.FromSeconds(10));
        Wins[] even = [new("good", 3_250, 660), new("mobile", 1_500, 290), new("slow", 100, 20), new("flapping", 150, 30)];
        Assert.True(fair.Judge(Drop(mode, even)).Passed);
        Wins[] last = [new("good", 3_250, 880), new("mobile", 1_500, 60), new("slow", 100, 20), new("flapping", 150, 40)];
        Assert.Contains(fair.Judge(Drop(mode, last)).Evidence, text => text.Contains("mobile 60 of 1,500 (4 %)", StringComparison.Ordinal) && text.Contains("so few", StringComparison.Ordinal));
    }

    [Fact]
    public void Fair_draws_pass() => Gen.Select(Gen.Int[2, 60], Gen.Int[2, 60], Gen.Int[0, 120], Gen.Int).Sample((a, b, wins, seed) =>
    {
        var entries = Enumerable.Repeat(true, a).Concat(Enumerable.Repeat(false, b)).ToArray();
        new Random(seed).Shuffle(entries);
        var won = entries.Take(wins).Count(mobile => mobile);
        var verdict = _fair.Judge(Lottery(new("mobile", a, won), new("good", b, Math.Min(wins, a + b) - won)));
        Assert.True(verdict.Passed || verdict.Evidence.SequenceEqual([NotJudged]), verdict.Summary);
    });

    [Fact]
    public void Fair_rushes_pass_whatever_the_delay()
    {
        for (var seed = 0; seed < 20; seed++)
            Assert.True(_fair.Judge(Rush(new Random(seed), delay: 0.28)).Passed);
    }

    [Fact]
    public void An_engine_that_serves_phones_later_than_they_came_bites()
    {
        for (var seed = 0; seed < 20; seed++)
            Assert.False(_fair.Judge(Rush(new Random(seed), delay: 2)).Passed);
    }

    // 4,000 viewers, a third on phones, try within four seconds, most of them early; the first 1,200 to arrive win.
    private static GateReading Rush(Random chance, double delay)
    {
        var arrivals = Enumerable.Range(0, 4_000).Select(i => (Mobile: i % 3 == 0, At: Tried(chance.NextDouble()) + (i % 3 == 0 ? delay * chance.NextDouble() : 0)))
            .OrderBy(arrival => arrival.At).ToList();
        return FirstCome(Count("mobile", arrival => arrival.Mobile), Count("good", arrival => !arrival.Mobile));

        Wins Count(string network, Func<(bool Mobile, double At), bool> of) =>
            new(network, arrivals.Count(of), arrivals.Take(1_200).Count(of));

        // A rate that climbs for a fifth of the time and falls for the rest.
        static double Tried(double part) => part < 0.2 ? 4 * Math.Sqrt(0.2 * part) : 4 * (1 - Math.Sqrt(0.8 * (1 - part)));
    }

    private static GateReading Lottery(params Wins[] wins) => Drop("lottery", wins);

    private static GateReading FirstCome(params Wins[] wins) => Drop("firstCome", wins);

    private static GateReading Drop(string mode, Wins[] wins) => Evening.With(Evening.DropTruth with { Card = Evening.Card(4, 0, 4, mode) }) with
    {
        Evidence = Evening.Evidence with { Wins = [.. wins.Select(win => new WinCount(Evening.Drop, win.Network, win.Tries, win.Won))] },
    };

    private sealed record Wins(string Network, long Tries, long Won);
}
