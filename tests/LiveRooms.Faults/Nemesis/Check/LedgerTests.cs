using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Faults.Nemesis.Check;

/// <summary>The fold finds what no journal may hold.</summary>
public sealed class LedgerTests
{
    [Fact]
    public void More_held_than_there_is() =>
        Finds("law 3", new Play().Held(1, "ann", 2).Held(2, "bob", 2).Held(3, "cid", 2));

    [Fact]
    public void One_hold_sold_twice() =>
        Finds("reservation 1 is Confirmed", new Play().Held(1, "ann", 1).Confirmed(1).Confirmed(1, "again"));

    [Fact]
    public void More_than_a_viewer_may_have() =>
        Finds("may have 2", new Play().Held(1, "ann", 2).Held(2, "ann", 1));

    [Fact]
    public void A_viewer_who_gave_back_may_have_others()
    {
        var play = new Play().Held(1, "ann", 2).Released(1).Held(2, "ann", 2).Expired(2, 60).Held(3, "ann", 2);
        Assert.DoesNotContain(play.Findings, finding => finding.What.Contains("may have", StringComparison.Ordinal));
    }

    [Fact]
    public void A_number_left_out() => Finds("reservations came before", new Play().Held(2, "ann", 1));

    [Fact]
    public void A_promotion_out_of_turn() => Finds("somebody waits longer", new Play()
        .Held(1, "ann", 2).Held(2, "bob", 2).Waits(3, "cid", 2).Waits(4, "dan", 2).Released(1).Promoted(4));

    [Fact]
    public void A_hold_past_those_who_wait() => Finds("1 wait", new Play()
        .Held(1, "ann", 2).Held(2, "bob", 2).Waits(3, "cid", 2).Held(4, "dan", 1));

    [Fact]
    public void A_wait_for_what_is_free() => Finds("nobody waits", new Play().Waits(1, "ann", 1));

    [Fact]
    public void A_longer_line_than_allowed() => Finds("2 wait", new Play()
        .Held(1, "ann", 2).Held(2, "bob", 2).Waits(3, "cid", 2).Waits(4, "dan", 2).Waits(5, "eve", 2));

    [Fact]
    public void An_end_before_its_time() => Finds("the hold ends at", new Play().Held(1, "ann", 1).Expired(1, 10));

    [Fact]
    public void A_sale_after_the_end() => Finds("the hold ended at", Later(new Play().Held(1, "ann", 1), 60).Confirmed(1));

    [Fact]
    public void A_sale_of_what_waits() => Finds("reservation 3 is Waiting", new Play()
        .Held(1, "ann", 2).Held(2, "bob", 2).Waits(3, "cid", 2).Confirmed(3));

    [Fact]
    public void A_sale_of_nothing() => Finds("there is no reservation 7", new Play().Confirmed(7));

    /// <summary>A second goes by with each event.</summary>
    private static Play Later(Play play, int seconds)
    {
        for (var i = 0; i < seconds; i++)
            play.Event(at => new DropRestocked(at, new OperationId($"s{i}"), new ViewerId("ana"), 1));
        return play;
    }

    private static void Finds(string what, Play play) =>
        Assert.Contains(play.Findings, finding => finding.What.Contains(what, StringComparison.Ordinal));
}
