using CsCheck;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Rules.Tests.Shows;

public sealed class HeldTalliesTests
{
    /// <summary>Held or applied at once, in any order and with repeats: what is shown meanwhile and what is counted in the end is the same.</summary>
    [Fact]
    public void What_is_held_counts_as_if_it_had_been_applied() => Gen.Select(Reports, Reports, Gen.Int[0, 5]).Sample(
        (before, meanwhile, gone) =>
        {
            var (direct, late) = (new Tally(), new Tally());
            foreach (var (session, totals) in before)
            {
                direct.Apply(session, totals);
                late.Apply(session, totals);
            }

            direct.Retire(Session(gone));
            late.Retire(Session(gone));
            var held = new HeldTallies();
            foreach (var (session, totals) in meanwhile)
            {
                direct.Apply(session, totals);
                Assert.True(held.Hold(late, session, totals));
                Assert.Equal(direct.Of(session), held.Of(late, session));
                Assert.Equal(direct.Total, held.Over(late));
            }

            var released = held.Release();
            Assert.True(released.Count <= 6);
            foreach (var (session, totals) in released)
                late.Apply(session, totals);
            Assert.Equal(direct.Total, late.Total);
            Assert.Empty(held.Release());
            Assert.Equal(late.Total, held.Over(late));
        },
        iter: 1_000);

    [Fact]
    public void It_holds_no_more_new_sessions_than_the_tally_has_room_for()
    {
        var (tally, held) = (new Tally(), new HeldTallies());
        tally.Apply(Session(0), new ReactionTotals(1));
        for (var number = 1; number < Tally.MaxSessions; number++)
            Assert.True(held.Hold(tally, Session(number), new ReactionTotals(1)));
        Assert.False(held.Hold(tally, Session(Tally.MaxSessions), new ReactionTotals(1)));
        Assert.True(held.Hold(tally, Session(0), new ReactionTotals(2)));
        Assert.True(held.Hold(tally, Session(1), new ReactionTotals(3)));
        Assert.Equal(Tally.MaxSessions + 3, held.Over(tally).Heart);
    }

    private static RelaySession Session(int number) => new($"s{number}");

    private static Gen<(RelaySession Session, ReactionTotals Totals)[]> Reports => Gen.Select(
        Gen.Int[0, 5], Gen.Int[0, 20], Gen.Int[0, 20], (session, hearts, likes) => (Session(session), new ReactionTotals(hearts, likes))).Array[0, 30];
}
