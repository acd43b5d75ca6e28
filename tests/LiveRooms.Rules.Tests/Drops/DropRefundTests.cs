using LiveRooms.Rules.Drops;

namespace LiveRooms.Rules.Tests.Drops;

/// <summary>Reservations that the creator ends.</summary>
public sealed class DropRefundTests
{
    [Fact]
    public void A_cancelled_hold_lets_the_next_in_and_does_not_count_against_the_limit()
    {
        var bench = new DropBench(Make.Drop(stock: 1, limit: 1));
        var held = bench.Reserve(1);
        var waiting = bench.Reserve(2);
        var cancel = new CancelReservation(Make.Host, Make.Op("x"), held);
        bench.Do(cancel);
        Assert.Equal([ReservationStatus.Cancelled, ReservationStatus.Held], [bench.StatusOf(held), bench.StatusOf(waiting)]);
        Assert.Empty(bench.Do(cancel).Events);
        Assert.Equal(RefusalReason.ReservationWrongState, bench.Refusal(cancel with { Operation = Make.Op("y") }));
        Assert.Equal(RefusalReason.ReservationWrongState, bench.Refusal(new Confirm(Make.Op("c"), Make.Viewer(1), held)));
        Assert.Equal(RefusalReason.ReservationWrongState, bench.Refusal(new Release(Make.Op("c"), Make.Viewer(1), held)));
        Assert.Equal(ReservationStatus.Waiting, bench.StatusOf(bench.Reserve(1)));
    }

    [Fact]
    public void Who_waits_may_be_cancelled_and_a_blocking_head_then_blocks_no_more()
    {
        var bench = new DropBench(Make.Drop(stock: 3, limit: 3));
        bench.Reserve(1, 2);
        var large = bench.Reserve(2, 3);
        var small = bench.Reserve(3, 1);
        bench.Do(new CancelReservation(Make.Keeper, Make.Op("x"), large));
        Assert.Equal([ReservationStatus.Cancelled, ReservationStatus.Held], [bench.StatusOf(large), bench.StatusOf(small)]);
    }

    [Fact]
    public void A_refund_to_stock_lets_the_next_in()
    {
        var bench = new DropBench(Make.Drop(stock: 1));
        var bought = bench.Confirm(bench.Reserve(1));
        var endedAt = bench.Drop.Find(bought)!.EndedAt;
        var waiting = bench.Reserve(2);
        bench.Wait(5);
        var refund = new RefundReservation(Make.Host, Make.Op("x"), bought, ToStock: true);
        bench.Do(refund);
        Assert.Equal([ReservationStatus.Refunded, ReservationStatus.Held], [bench.StatusOf(bought), bench.StatusOf(waiting)]);
        Assert.Equal(new Stock(1, 0, 1, 0), bench.Drop.Stock);
        Assert.Equal((1, endedAt), (bench.Drop.OrderCount, bench.Drop.Find(bought)!.EndedAt));

        Assert.Empty(bench.Do(refund).Events);
        Assert.Equal(RefusalReason.OperationConflict, bench.Refusal(refund with { ToStock = false }));
        Assert.Equal(RefusalReason.ReservationWrongState, bench.Refusal(refund with { Operation = Make.Op("y") }));
    }

    [Fact]
    public void A_refund_for_good_takes_the_units_out_of_the_stock()
    {
        var bench = new DropBench(Make.Drop(stock: 3, limit: 2));
        var bought = bench.Confirm(bench.Reserve(1, 2));
        bench.Do(new RefundReservation(Make.Host, Make.Op("x"), bought, ToStock: false));
        Assert.Equal(new Stock(1, 1, 0, 0), bench.Drop.Stock);
        bench.Reserve(1);
    }

    [Fact]
    public void After_the_close_a_refund_promotes_nobody()
    {
        var bench = new DropBench(Make.Drop(stock: 1));
        var bought = bench.Confirm(bench.Reserve(1));
        bench.Do(new CloseDrop(Make.Host));
        bench.Do(new RefundReservation(Make.Host, Make.Op("x"), bought, ToStock: true));
        Assert.Equal((new Stock(1, 1, 0, 0), 5L), (bench.Drop.Stock, bench.Drop.Revision - 1));
    }

    [Fact]
    public void Only_what_fits_is_cancelled_or_refunded()
    {
        var bench = new DropBench(Make.Drop(stock: 1));
        var bought = bench.Reserve(1);
        Assert.Equal(RefusalReason.ReservationWrongState, bench.Refusal(new RefundReservation(Make.Host, Make.Op("x"), bought, true)));
        bench.Confirm(bought);
        Assert.Equal(RefusalReason.ReservationWrongState, bench.Refusal(new CancelReservation(Make.Host, Make.Op("x"), bought)));
        Assert.Equal(RefusalReason.ReservationUnknown, bench.Refusal(new CancelReservation(Make.Host, Make.Op("x"), 9)));
        Assert.Equal(RefusalReason.ReservationUnknown, bench.Refusal(new RefundReservation(Make.Host, Make.Op("x"), 0, true)));
    }

    [Fact]
    public void A_repeated_confirmation_of_what_was_refunded_since_gets_its_reservation_also_after_a_restart()
    {
        var bench = new DropBench();
        var number = bench.Reserve(1);
        var confirm = new Confirm(Make.Op("c"), Make.Viewer(1), number);
        bench.Do(confirm);
        bench.Do(new RefundReservation(Make.Host, Make.Op("x"), number, true));
        var restored = Drop.FromSnapshot(bench.Drop.ToSnapshot());
        Assert.All([bench.Drop, restored], drop =>
        {
            var again = DropRules.Decide(drop, confirm, bench.Now);
            Assert.Equal((number, 0), (again.Number, again.Events.Length));
        });
    }
}
