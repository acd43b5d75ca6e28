using LiveRooms.Rules.Drops;

namespace LiveRooms.Rules.Tests.Drops;

public sealed class DropReserveTests
{
    [Fact]
    public void Free_units_are_held_until_the_hold_time_is_over()
    {
        var bench = new DropBench(Make.Drop(stock: 3, holdSeconds: 60));
        var number = bench.Reserve(1, 2);

        Assert.Equal(1, number);
        Assert.Equal(Make.At(60), bench.Drop.Find(1)!.Deadline);
        Assert.Equal(Make.At(60), bench.Drop.NextDeadline);
        Assert.Equal(new Stock(3, 1, 2, 0), bench.Drop.Stock);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(3)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void A_quantity_out_of_range_is_refused(int quantity) =>
        Assert.Equal(RefusalReason.QuantityInvalid, new DropBench(Make.Drop(limit: 2)).Refusal(new Reserve(Make.Op("a"), Make.Viewer(1), quantity)));

    [Fact]
    public void A_drop_that_was_never_made_refuses_everything()
    {
        DropCommand[] commands =
        [
            new OpenDrop(Make.Host), new CloseDrop(null), new RestockDrop(Make.Host, Make.Op("a"), 1), new Expire(),
            new Reserve(Make.Op("a"), Make.Viewer(1), 1), new Confirm(Make.Op("a"), Make.Viewer(1), 1), new Release(Make.Op("a"), Make.Viewer(1), 1),
        ];
        Assert.All(commands, command =>
            Assert.Equal(RefusalReason.DropUnknown, DropRules.Decide(Drop.Initial, command, Make.Start).Refusal!.Reason));
        Assert.Null(DropRules.Due(Drop.Initial, Make.Start));
        Assert.Throws<InvalidOperationException>(() => Drop.Initial.Settings);
        Assert.Throws<InvalidOperationException>(() => Drop.Initial.ToSnapshot());
    }

    [Fact]
    public void Before_opening_a_reservation_is_refused_with_the_time_to_wait()
    {
        var bench = new DropBench(Make.Drop(opens: Make.At(30)), open: false);
        var refusal = bench.Do(new Reserve(Make.Op("a"), Make.Viewer(1), 1)).Refusal!;

        Assert.Equal(RefusalReason.DropNotOpen, refusal.Reason);
        Assert.Equal(TimeSpan.FromSeconds(30), refusal.RetryAfter);
        Assert.True(refusal.Retryable);
    }

    [Fact]
    public void After_closing_a_reservation_is_refused()
    {
        var bench = new DropBench();
        bench.Do(new CloseDrop(Make.Host));
        Assert.Equal(RefusalReason.DropClosed, bench.Refusal(new Reserve(Make.Op("a"), Make.Viewer(1), 1)));
    }

    [Fact]
    public void At_the_closing_time_a_reservation_is_refused_even_when_nobody_closed_the_drop_yet()
    {
        var bench = new DropBench(Make.Drop(closes: Make.At(10)));
        bench.Now = Make.At(10);
        Assert.Equal(RefusalReason.DropClosed, bench.Refusal(new Reserve(Make.Op("a"), Make.Viewer(1), 1)));
        Assert.Equal(DropStatus.Open, bench.Drop.Status);
    }

    [Fact]
    public void Waiting_held_and_confirmed_units_count_against_the_limit_and_released_ones_do_not()
    {
        var bench = new DropBench(Make.Drop(stock: 3, limit: 3));
        bench.Confirm(bench.Reserve(1));
        bench.Reserve(1);
        bench.Reserve(2);
        var waiting = bench.Reserve(1);
        Assert.Equal(ReservationStatus.Waiting, bench.StatusOf(waiting));

        Assert.Equal(RefusalReason.OverViewerLimit, bench.Refusal(new Reserve(Make.Op("more"), Make.Viewer(1), 1)));
        bench.Release(waiting);
        bench.Reserve(1);
    }

    [Fact]
    public void A_full_waitlist_means_sold_out()
    {
        var bench = new DropBench(Make.Drop(stock: 1, waitlist: 1));
        bench.Reserve(1);
        bench.Reserve(2);
        var refusal = bench.Do(new Reserve(Make.Op("a"), Make.Viewer(3), 1)).Refusal!;
        Assert.Equal(RefusalReason.SoldOut, refusal.Reason);
        Assert.True(refusal.Retryable);
    }

    [Fact]
    public void The_fifty_first_attempt_of_one_viewer_is_refused()
    {
        var bench = new DropBench();
        for (var i = 0; i < DropLimits.MaxAttempts; i++)
            bench.Release(bench.Reserve(1));

        Assert.Equal(RefusalReason.TooManyAttempts, bench.Refusal(new Reserve(Make.Op("a"), Make.Viewer(1), 1)));
        bench.Reserve(2);
        Assert.Equal(DropLimits.MaxAttempts, bench.Drop.OfViewer(Make.Viewer(1)).Count);
    }

    [Fact]
    public void A_drop_is_sold_out_when_every_unit_is_confirmed_and_open_again_after_a_restock()
    {
        var bench = new DropBench(Make.Drop(stock: 1));
        bench.Confirm(bench.Reserve(1));
        Assert.Equal(DropStatus.SoldOut, bench.Drop.Status);

        bench.Do(new RestockDrop(Make.Host, Make.Op("r"), 1));
        Assert.Equal(DropStatus.Open, bench.Drop.Status);
    }

    [Fact]
    public void Orders_come_in_the_order_of_confirmation_and_in_pages()
    {
        var bench = new DropBench(Make.Drop(stock: 5));
        for (var viewer = 1; viewer <= 5; viewer++)
            bench.Reserve(viewer);
        foreach (var number in (long[])[4, 2, 5])
            bench.Confirm(number);

        Assert.Equal(3, bench.Drop.OrderCount);
        Assert.Equal([4, 2, 5], bench.Drop.Orders(0, 10).Select(o => o.Number));
        Assert.Equal([2], bench.Drop.Orders(1, 1).Select(o => o.Number));
        Assert.Empty(bench.Drop.Orders(3, 10));
        Assert.Empty(bench.Drop.Orders(99, 10));
        Assert.Equal([4], bench.Drop.Orders(-5, 1).Select(o => o.Number));
        Assert.Empty(bench.Drop.Orders(0, -1));
    }

    [Fact]
    public void Reservations_that_wait_or_are_held_come_in_pages_that_look_through_a_bounded_number()
    {
        var bench = new DropBench(Make.Drop(stock: 2));
        for (var viewer = 1; viewer <= 4; viewer++)
            bench.Reserve(viewer);
        bench.Confirm(2);
        string Page(int after, int max) =>
            bench.Drop.Active(after, max) is var (found, next) ? $"{string.Join(' ', found.Select(r => r.Number))} then {next}" : "";
        Assert.Equal(["1 3 then 3", "4 then ", " then ", "1 then 1"], [Page(0, 2), Page(3, 2), Page(99, 2), Page(-5, 1)]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(2)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void A_number_nobody_has_is_unknown(long number)
    {
        var bench = new DropBench();
        bench.Reserve(1);
        Assert.Null(bench.Drop.Find(number));
        Assert.Null(bench.Drop.PlaceOf(number));
        Assert.Equal(RefusalReason.ReservationUnknown, bench.Refusal(new Confirm(Make.Op("a"), Make.Viewer(1), number)));
        Assert.Equal(RefusalReason.ReservationUnknown, bench.Refusal(new Release(Make.Op("a"), Make.Viewer(1), number)));
    }
}
