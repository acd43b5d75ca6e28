using CsCheck;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Rules.Tests.Shows;

public sealed class TallyTests
{
    private static readonly Gen<ReactionTotals> Totals = Gen.Select(
        Gen.Long[0, 9], Gen.Long[0, 9], Gen.Long[0, 9], Gen.Long[0, 9], (heart, like, fire, share) => new ReactionTotals(heart, like, fire, share));

    private static readonly Gen<(RelaySession Session, ReactionTotals Totals)[]> Reports =
        Gen.Select(Gen.Int[0, 3].Select(n => new RelaySession($"s{n}")), Totals).Array[0, 12];

    [Fact]
    public void Reports_commute_and_repeat_without_effect() => Gen.Select(Reports, Gen.Int[0, 1_000_000]).Sample(
        (reports, seed) =>
        {
            var shuffled = reports.Concat(reports).ToArray();
            new Random(seed).Shuffle(shuffled);
            Assert.Equal(Of(reports).Total, Of(shuffled).Total);
        },
        iter: 5_000);

    [Fact]
    public void Reports_of_one_session_may_be_merged_before_they_arrive() => Gen.Select(Reports, Reports).Sample(
        (early, late) =>
        {
            var merged = early.Concat(late).GroupBy(r => r.Session)
                .Select(g => (g.Key, g.Select(r => r.Totals).Aggregate((a, b) => a.Greater(b)))).ToArray();
            Assert.Equal(Of([.. early, .. late]).Total, Of(merged).Total);
        },
        iter: 5_000);

    [Fact]
    public void Merging_is_a_semilattice_and_adding_is_commutative() => Gen.Select(Totals, Totals, Totals).Sample(
        (a, b, c) =>
        {
            Assert.Equal(a.Greater(b), b.Greater(a));
            Assert.Equal(a.Greater(b).Greater(c), a.Greater(b.Greater(c)));
            Assert.Equal(a, a.Greater(a));
            Assert.Equal(a.Plus(b), b.Plus(a));
            Assert.Equal(a.Plus(b).Plus(c), a.Plus(b.Plus(c)));
            Assert.Equal(a, a.Plus(default));
        },
        iter: 5_000);

    [Fact]
    public void A_total_never_falls_not_even_when_sessions_retire() => Gen.Select(Reports, Gen.Int[0, 1_000_000]).Sample(
        (reports, seed) =>
        {
            var chance = new Random(seed);
            var tally = new Tally();
            foreach (var (session, totals) in reports)
            {
                var before = tally.Total;
                if (chance.Next(4) == 0)
                {
                    tally.Retire(session);
                    Assert.Equal(before, tally.Total);
                }

                Assert.Equal(tally.Apply(session, totals), tally.Total != before);
                Assert.Equal(tally.Total, before.Greater(tally.Total));
            }
        },
        iter: 5_000);

    [Fact]
    public void A_retired_session_counts_for_good_and_is_heard_no_more()
    {
        var tally = Of([(new("s1"), new ReactionTotals(Heart: 5)), (new("s2"), new ReactionTotals(Heart: 2))]);
        Assert.True(tally.Retire(new("s1")));
        Assert.False(tally.Retire(new("s1")));
        Assert.False(tally.Retire(new("unseen")));
        Assert.False(tally.Apply(new("s1"), new ReactionTotals(Heart: 50)));
        Assert.Equal((7, 5, 1), (tally.Total.Heart, tally.Retired.Heart, tally.Sessions));
        Assert.True(tally.IsRetired(new("s1")));
        Assert.Equal(5, tally.Of(new("s1")).Heart);
        Assert.False(tally.IsCounted(new("s1")));
        Assert.True(tally.IsCounted(new("s2")));
    }

    [Fact]
    public void Sessions_and_retired_ones_are_bounded()
    {
        var tally = new Tally();
        for (var i = 0; i <= Tally.MaxRetired; i++)
        {
            tally.Apply(new($"r{i}"), new ReactionTotals(Like: 1));
            tally.Retire(new($"r{i}"));
        }

        Assert.False(tally.IsRetired(new("r0")));
        Assert.True(tally.IsRetired(new("r1")));
        Assert.Equal(4_097, tally.Total.Like);
        for (var i = 0; i < Tally.MaxSessions; i++)
            tally.Apply(new($"s{i}"), default);
        Assert.False(tally.HasRoomFor(new("more")));
        Assert.True(tally.HasRoomFor(new("s0")));
        Assert.Throws<InvalidOperationException>(() => tally.Apply(new("more"), default));
    }

    [Fact]
    public void Totals_come_from_and_go_to_dictionaries()
    {
        var totals = ReactionTotals.From(new Dictionary<ReactionKind, long> { [ReactionKind.Fire] = 3, [ReactionKind.Share] = 4 });
        Assert.Equal(new ReactionTotals(0, 0, 3, 4), totals);
        Assert.Equal(totals, ReactionTotals.From(totals.ToDictionary()));
        Assert.Equal(4, totals.ToDictionary().Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => totals[(ReactionKind)4]);
        Assert.Throws<ArgumentOutOfRangeException>(() => totals.With((ReactionKind)4, 1));
    }

    [Fact]
    public void Every_kind_has_a_name()
    {
        Assert.Equal(Enum.GetValues<ReactionKind>(), ReactionNames.All);
        Assert.Equal(["heart", "like", "fire", "share"], ReactionNames.All.Select(kind => kind.Name()));
        foreach (var kind in ReactionNames.All)
        {
            Assert.True(ReactionNames.TryParse(kind.Name(), out var parsed));
            Assert.Equal(kind, parsed);
        }

        Assert.False(ReactionNames.TryParse("Heart", out _));
        Assert.False(ReactionNames.TryParse(null, out _));
    }

    [Fact]
    public void The_generator_reports_one_session_several_times_with_falling_and_rising_numbers()
    {
        var samples = Samples.Of(Reports, 1_000, stream: 4).ToList();
        Assert.True(samples.Count(reports => reports.GroupBy(r => r.Session).Any(g => g.Count() > 2)) > 100);
        Assert.True(samples.Count(reports => reports.Length > 1 && Of(reports).Sessions > 1) > 100);
        Assert.True(samples.Count(reports => reports.Zip(reports.Skip(1)).Any(p => p.First.Session == p.Second.Session && p.Second.Totals.Heart < p.First.Totals.Heart)) > 100);
    }

    private static Tally Of((RelaySession Session, ReactionTotals Totals)[] reports)
    {
        var tally = new Tally();
        foreach (var (session, totals) in reports)
            tally.Apply(session, totals);
        return tally;
    }
}
