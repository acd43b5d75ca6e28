using LiveRooms.Rules.Drops;

namespace LiveRooms.Rules.Tests.Drops;

/// <summary>Orders that a payment buys: none is lost, none counts twice, and nobody's units are sold to somebody who is late.</summary>
public sealed class DropPaymentTests
{
    private static readonly DropSettings Paid = Make.Drop(stock: 1, limit: 1) with { Payment = true };

    [Fact]
    public void A_payment_buys_what_is_held_and_its_viewer_alone_cannot()
    {
        var bench = new DropBench(Paid);
        var number = bench.Reserve(1);
        Assert.Equal(RefusalReason.PaymentRequired, bench.Refusal(new Confirm(Make.Op("c"), Make.Viewer(1), number)));
        Assert.Equal(PaymentOutcome.Confirmed, bench.Pay("p", number));
        Assert.Equal((new Stock(1, 0, 0, 1), 1_250L), (bench.Drop.Stock, bench.Drop.Revenue));
        Assert.Equal("p", bench.Drop.PaymentOf(bench.Drop.Find(number)!)!.Value.Value);
        Assert.Equal(RefusalReason.ReservationWrongState, bench.Refusal(new Confirm(Make.Op("c"), Make.Viewer(1), number)));
    }

    [Fact]
    public void What_costs_nothing_is_confirmed_without_a_payment()
    {
        var bench = new DropBench(Paid);
        bench.Do(new ChangePrice(Make.Host, Make.Op("free"), 0));
        var number = bench.Reserve(1);
        Assert.Equal(PaymentOutcome.RefundDue, bench.Pay("p", number, 1));
        bench.Confirm(number);
    }

    [Fact]
    public void A_payment_counts_once_whatever_its_notices_say_later()
    {
        var bench = new DropBench(Paid);
        var number = bench.Reserve(1);
        Assert.Equal(PaymentOutcome.Failed, bench.Pay("p", number, succeeded: false));
        Assert.Equal(PaymentOutcome.Unchanged, bench.Pay("p", number, succeeded: false));
        Assert.Equal(ReservationStatus.Held, bench.StatusOf(number));
        Assert.Equal(PaymentOutcome.Confirmed, bench.Pay("p", number));
        Assert.Equal(PaymentOutcome.Unchanged, bench.Pay("p", number));
        Assert.Equal(PaymentOutcome.Unchanged, bench.Pay("p", number, 7));
        Assert.Equal(PaymentOutcome.Unchanged, bench.Pay("p", number, succeeded: false));
        Assert.Equal(0, bench.Drop.RefundsDueCount);
    }

    [Fact]
    public void A_second_payment_and_a_wrong_one_are_to_be_given_back()
    {
        var bench = new DropBench(Paid);
        var number = bench.Reserve(1);
        var waiting = bench.Reserve(2);
        bench.Pay("low", number, 1_249);
        Assert.Equal(PaymentOutcome.RefundDue, DropRules.OutcomeOf(bench.Do(DropBench.Payment("usd", number, 1_250) with { Currency = "USD" }).Events[^1]));
        bench.Pay("early", waiting);
        bench.Pay("p", number);
        bench.Pay("again", number);
        bench.Do(new RefundReservation(Make.Host, Make.Op("back"), number, ToStock: false));
        bench.Pay("after", number, 5);
        Assert.Equal(
            [("low", RefundReason.Mismatch), ("usd", RefundReason.Mismatch), ("early", RefundReason.Mismatch), ("again", RefundReason.Twice), ("after", RefundReason.Twice)],
            bench.Drop.RefundsDue(0, 10).Select(due => (due.Payment.Value, due.Reason)));
        Assert.Equal(("again", 1_250L), (bench.Drop.RefundsDue(3, 1)[0].Payment.Value, bench.Drop.RefundsDue(3, 1)[0].Amount));
    }

    [Fact]
    public void One_payment_cannot_be_of_two_reservations()
    {
        var bench = new DropBench(Paid with { Stock = 2 });
        bench.Pay("p", bench.Reserve(1));
        Assert.Equal(RefusalReason.OperationConflict, bench.Refusal(DropBench.Payment("p", bench.Reserve(2), 1_250)));
    }

    [Fact]
    public void A_late_payment_is_honoured_at_the_held_price_from_units_nobody_else_is_owed()
    {
        var bench = new DropBench(Paid);
        var number = bench.Reserve(1);
        bench.Wait(60);
        bench.Settle();
        bench.Do(new ChangePrice(Make.Host, Make.Op("dear"), 9_900));
        Assert.Equal(PaymentOutcome.Honoured, bench.Pay("p", number));
        Assert.Equal((new Stock(1, 0, 0, 1), 1_250L), (bench.Drop.Stock, bench.Drop.Revenue));
        Assert.Equal((ReservationStatus.Confirmed, bench.Now), (bench.StatusOf(number), bench.Drop.Find(number)!.EndedAt));
    }

    [Fact]
    public void A_late_payment_takes_no_unit_from_whoever_waits()
    {
        var bench = new DropBench(Paid);
        var late = bench.Reserve(1);
        var next = bench.Reserve(2);
        bench.Wait(60);
        // The hold ends, and the next in line is let in, within the payment's own decision.
        Assert.Equal(PaymentOutcome.RefundDue, bench.Pay("p", late));
        Assert.Equal((ReservationStatus.Expired, ReservationStatus.Held), (bench.StatusOf(late), bench.StatusOf(next)));
        Assert.Equal(RefundReason.Late, bench.Drop.RefundsDue(0, 1)[0].Reason);
    }

    [Fact]
    public void Units_kept_for_a_head_that_does_not_fit_yet_or_for_a_paused_line_stay_theirs()
    {
        var bench = new DropBench(Paid with { Stock = 3, PerViewerLimit = 2 });
        var late = bench.Reserve(1);
        bench.Reserve(2, 2);
        bench.Reserve(3, 2);
        bench.Wait(30);
        bench.Release(late);
        Assert.Equal((1, 1), (bench.Drop.Stock.Free, bench.Drop.Waiting));
        Assert.Equal(PaymentOutcome.RefundDue, bench.Pay("p1", late));

        bench.Do(new PauseDrop(Make.Host, Make.Op("pause")));
        bench.Wait(30);
        bench.Settle();
        Assert.Equal((3, 1), (bench.Drop.Stock.Free, bench.Drop.Waiting));
        Assert.Equal(PaymentOutcome.Honoured, bench.Pay("p2", late));
        Assert.Equal(PaymentOutcome.RefundDue, bench.Pay("p3", 2));
        bench.Do(new ResumeDrop(Make.Host, Make.Op("resume")));
        Assert.Equal(ReservationStatus.Held, bench.StatusOf(3));
    }

    [Fact]
    public void A_late_payment_keeps_the_per_viewer_limit()
    {
        var bench = new DropBench(Paid with { Stock = 5 });
        var late = bench.Reserve(1);
        bench.Release(late);
        bench.Reserve(1);
        Assert.Equal(PaymentOutcome.RefundDue, bench.Pay("p", late));
    }

    [Fact]
    public void A_closed_drop_honours_what_its_stock_allows_and_what_was_cancelled_too()
    {
        var bench = new DropBench(Paid with { Stock = 2 });
        var held = bench.Reserve(1);
        var cancelled = bench.Reserve(2);
        bench.Do(new CancelReservation(Make.Host, Make.Op("x"), cancelled));
        var third = bench.Reserve(3);
        bench.Do(new CloseDrop(Make.Host));
        Assert.Equal(PaymentOutcome.Confirmed, bench.Pay("p1", held));
        Assert.Equal(PaymentOutcome.RefundDue, bench.Pay("p2", cancelled));
        bench.Release(third);
        Assert.Equal(PaymentOutcome.Honoured, bench.Pay("p3", cancelled));
        Assert.Equal(new Stock(2, 0, 0, 2), bench.Drop.Stock);
    }

    [Fact]
    public void No_operation_of_a_viewers_choice_stands_in_a_payments_way()
    {
        var bench = new DropBench(Paid);
        var operation = SettlePayment.OperationOf(new("p"));
        Assert.Equal("pay-148de9c5a7a44d19e56cd9ae1a554bf6", operation.Value);
        bench.Do(new Reserve(operation, Make.Viewer(1), 1));
        Assert.Equal(PaymentOutcome.Confirmed, bench.Pay("p", 1));
        Drop.FromSnapshot(bench.Drop.ToSnapshot()).Verify();
    }

    [Fact]
    public void A_release_repeated_after_its_late_payment_gets_its_reservation_also_after_a_restart()
    {
        var bench = new DropBench(Paid);
        var release = new Release(Make.Op("r"), Make.Viewer(1), bench.Reserve(1));
        bench.Do(release);
        Assert.Equal(PaymentOutcome.Honoured, bench.Pay("p", 1));
        foreach (var drop in new[] { bench.Drop, Drop.FromSnapshot(bench.Drop.ToSnapshot()) })
            Assert.Equal(1, DropRules.Decide(drop, release, bench.Now).Number);
    }

    [Fact]
    public void At_their_bound_notices_are_refused_and_payments_in_time_are_not()
    {
        var bench = new DropBench(Paid with { Stock = 2 });
        var number = bench.Reserve(1);
        for (var i = 0; i < DropLimits.MaxRefundsDue; i++)
            bench.Pay($"low{i}", number, 1);
        for (var i = 0; i < DropLimits.MaxFailedPayments; i++)
            bench.Pay($"bad{i}", number, succeeded: false);
        Assert.Equal(RefusalReason.Busy, bench.Refusal(DropBench.Payment("low", number, 1)));
        Assert.Equal(RefusalReason.Busy, bench.Refusal(DropBench.Payment("bad", number, 1_250, succeeded: false)));
        Assert.Equal(PaymentOutcome.Confirmed, bench.Pay("p", number));
        Assert.Equal(PaymentOutcome.Unchanged, bench.Pay("bad0", number, succeeded: false));
    }

    [Fact]
    public void What_is_no_payment_is_refused()
    {
        var bench = new DropBench(Paid);
        var number = bench.Reserve(1);
        Assert.Equal(RefusalReason.Malformed, bench.Refusal(DropBench.Payment("p", number, -1)));
        Assert.Equal(RefusalReason.Malformed, bench.Refusal(DropBench.Payment("p", number, 1_250) with { Currency = "eur" }));
        Assert.Equal(RefusalReason.ReservationUnknown, bench.Refusal(DropBench.Payment("p", 9, 1_250)));
        Assert.Equal(RefusalReason.DropUnknown, DropRules.Decide(Drop.Initial, DropBench.Payment("p", 1, 1), Make.Start).Refusal!.Reason);
    }

    [Fact]
    public void Events_that_cannot_follow_are_damage()
    {
        var bench = new DropBench(Paid);
        bench.Pay("p", bench.Reserve(1));
        Assert.Throws<InvalidOperationException>(() => bench.Drop.Evolve(new ReservationPaidLate(Make.Start, 1, Make.Op("o"), new("q"))));
        Assert.Throws<InvalidOperationException>(() => bench.Drop.Evolve(new PaymentFailed(Make.Start, 1, Make.Op("o"), new("p"))));
        Assert.Throws<InvalidOperationException>(() => bench.Drop.Evolve(new PaymentFailed(Make.Start, 2, Make.Op("o"), new("q"))));
    }
}
