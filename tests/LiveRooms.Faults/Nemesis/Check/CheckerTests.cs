using LiveRooms.Faults.Nemesis.History;
using LiveRooms.Rules;
using LiveRooms.Rules.Drops;

namespace LiveRooms.Faults.Nemesis.Check;

/// <summary>The checkers bite: each planted history has one fault, and it is found; the same without the fault is clean.</summary>
public sealed class CheckerTests
{
    [Fact]
    public void A_whole_life_is_clean()
    {
        var play = new Play()
            .Held(1, "ann", 2).Reserved(1, "ann", 2)
            .Held(2, "bob", 2).Reserved(2, "bob", 2)
            .Waits(3, "cid", 2).Reserved(3, "cid", 2, ReservationStatus.Waiting)
            .Confirmed(1).Bought(1, "ann")
            .Released(2).GaveBack(2, "bob")
            .Promoted(3)
            .Expired(3, 60)
            .Refused("over", "ann", 1, 6.5, 6.6, RefusalReason.OverViewerLimit);
        Assert.Empty(play.Findings);
    }

    [Fact]
    public void What_was_acknowledged_and_is_missing_is_found() => Finds("the journal has not got it", new Play()
        .Call(CallKind.Reserve, "r1", "ann", 1, 2.1, 2.9, Answer.Done(1, ReservationStatus.Held, 3)));

    [Fact]
    public void What_is_unknown_may_have_happened_or_not()
    {
        Assert.Empty(new Play().Call(CallKind.Reserve, "r1", "ann", 1, 2.1, 2.9, Answer.Unknown).Findings);
        Assert.Empty(new Play().Held(1, "ann", 1).Call(CallKind.Reserve, "r1", "ann", 1, 1.1, 1.9, Answer.Unknown).Findings);
    }

    [Fact]
    public void What_happened_and_nobody_asked_for_is_found() => Finds("nobody asked for it", new Play().Held(1, "ann", 1));

    [Fact]
    public void What_happened_to_somebody_else_than_asked_is_found() => Finds("is not what was asked for", new Play()
        .Held(1, "ann", 1).Call(CallKind.Reserve, "r1", "bob", 1, 2.1, 4, Answer.Unknown));

    [Fact]
    public void What_happened_twice_for_one_call_is_found() => Finds("happened before", new Play()
        .Held(1, "ann", 1).Reserved(1, "ann", 1).Held(2, "ann", 1, "r1"));

    [Fact]
    public void What_happened_although_refused_is_found() => Finds("every attempt was refused", new Play()
        .Held(1, "ann", 1).Refused("r1", "ann", 1, 2.1, 4, RefusalReason.DropNotOpen));

    [Fact]
    public void An_order_that_real_time_contradicts_is_found()
    {
        var play = new Play()
            .Held(1, "ann", 1).Call(CallKind.Reserve, "r1", "ann", 1, 5.1, 5.2, Answer.Done(1, ReservationStatus.Held, 3))
            .Held(2, "bob", 1).Call(CallKind.Reserve, "r2", "bob", 1, 4.1, 4.2, Answer.Done(2, ReservationStatus.Held, 4));
        Finds("stands before what was answered before it was asked for", play);
    }

    [Fact]
    public void Another_answer_to_the_same_operation_is_found() => Finds("made or touched reservation 1", new Play()
        .Held(1, "ann", 1).Reserved(1, "ann", 1).Held(2, "bob", 1).Reserved(2, "bob", 1)
        .Call(CallKind.Reserve, "r1", "ann", 1, 5, 6, Answer.Done(2, ReservationStatus.Held, 4)));

    [Fact]
    public void A_refusal_after_the_same_operation_was_done_is_found() => Finds("after it was known to be done", new Play()
        .Held(1, "ann", 1).Reserved(1, "ann", 1).Refused("r1", "ann", 1, 5, 6, RefusalReason.SoldOut));

    [Fact]
    public void An_answer_from_a_state_that_was_over_is_found()
    {
        var play = new Play().Held(1, "ann", 1).Reserved(1, "ann", 1).Confirmed(1).Bought(1, "ann");
        Assert.Empty(play.Findings);
        Finds("the reservation was Confirmed since 4", play
            .Call(CallKind.Reserve, "r1", "ann", 1, 5, 6, Answer.Done(1, ReservationStatus.Held, 3)));
    }

    [Theory]
    [InlineData("r9", 1, RefusalReason.SoldOut)]
    [InlineData("r9", 1, RefusalReason.OverViewerLimit)]
    [InlineData("r9", 1, RefusalReason.DropClosed)]
    [InlineData("r9", 1, RefusalReason.TooManyAttempts)]
    [InlineData("r9", 1, RefusalReason.OperationConflict)]
    public void A_refusal_that_no_state_excuses_is_found(string operation, int quantity, RefusalReason reason) => Finds(
        "excuses the refusal", new Play().Held(1, "ann", 1).Reserved(1, "ann", 1).Refused(operation, "ann", quantity, 3.5, 4, reason));

    [Theory]
    [InlineData(true, RefusalReason.ReservationExpired)]
    [InlineData(true, RefusalReason.ReservationWrongState)]
    [InlineData(false, RefusalReason.ReservationWrongState)]
    [InlineData(false, RefusalReason.ReservationUnknown)]
    [InlineData(true, RefusalReason.ReservationNotYours)]
    public void Nobody_is_refused_a_hold_that_is_alive_and_known(bool confirms, RefusalReason reason) => Finds(
        "excuses the refusal", new Play().Held(1, "ann", 1).Reserved(1, "ann", 1)
            .Call(confirms ? CallKind.Confirm : CallKind.Release, "t1", "ann", 1, 3.5, 4, Answer.Refused(reason)));

    [Fact]
    public void A_refusal_that_was_right_at_some_instant_of_the_call_is_clean()
    {
        var play = new Play().Held(1, "ann", 2).Reserved(1, "ann", 2).Held(2, "bob", 2).Reserved(2, "bob", 2)
            .Waits(3, "cid", 2).Reserved(3, "cid", 2, ReservationStatus.Waiting).Waits(4, "dan", 2)
            .Call(CallKind.Reserve, "r4", "dan", 2, 5.5, 6.5, Answer.Unknown)
            .Released(2).GaveBack(2, "bob").Promoted(3);
        Assert.Empty(play.Refused("r5", "eve", 1, 6.1, 6.3, RefusalReason.SoldOut).Findings);
        Assert.Empty(play.Refused("r6", "eve", 1, 4.0, 9.0, RefusalReason.SoldOut).Findings);
        Finds("excuses the refusal", play.Refused("r7", "eve", 1, 3.5, 3.6, RefusalReason.SoldOut));
    }

    private static void Finds(string what, Play play) =>
        Assert.Contains(play.Findings, finding => $"{finding}".Contains(what, StringComparison.Ordinal));
}
