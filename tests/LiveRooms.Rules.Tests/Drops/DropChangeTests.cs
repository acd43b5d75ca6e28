using LiveRooms.Rules.Drops;

namespace LiveRooms.Rules.Tests.Drops;

/// <summary>What the creator changes while the drop runs.</summary>
public sealed class DropChangeTests
{
    [Fact]
    public void While_paused_holds_run_on_and_nobody_new_gets_any()
    {
        var bench = new DropBench(Make.Drop(stock: 2, holdSeconds: 60));
        var kept = bench.Reserve(1);
        var given = bench.Reserve(2);
        var waiting = bench.Reserve(3);
        bench.Do(new PauseDrop(Make.Host, Make.Op("p")));
        Assert.Equal(DropStatus.Paused, bench.Drop.Status);

        var refusal = bench.Do(new Reserve(Make.Op("r"), Make.Viewer(4), 1)).Refusal!;
        Assert.Equal((RefusalReason.DropPaused, true), (refusal.Reason, refusal.Retryable));
        bench.Confirm(kept);
        bench.Release(given);
        Assert.Equal(ReservationStatus.Waiting, bench.StatusOf(waiting));
        Assert.Equal(0, bench.Settle());

        bench.Do(new ResumeDrop(Make.Host, Make.Op("r")));
        Assert.Equal((DropStatus.Open, ReservationStatus.Held), (bench.Drop.Status, bench.StatusOf(waiting)));
    }

    [Fact]
    public void A_hold_expires_in_a_pause_and_its_units_wait_for_the_end_of_it()
    {
        var bench = new DropBench(Make.Drop(stock: 1, holdSeconds: 60));
        bench.Reserve(1);
        var waiting = bench.Reserve(2);
        bench.Do(new PauseDrop(Make.Host, Make.Op("p")));
        bench.Wait(60);
        Assert.Equal(1, bench.Settle());
        Assert.Equal((new Stock(1, 1, 0, 0), ReservationStatus.Waiting), (bench.Drop.Stock, bench.StatusOf(waiting)));

        bench.Do(new RestockDrop(Make.Host, Make.Op("s"), 1));
        Assert.Equal(2, bench.Drop.Stock.Free);
        bench.Do(new ResumeDrop(Make.Host, Make.Op("r")));
        Assert.Equal(Make.At(120), bench.Drop.Find(waiting)!.Deadline);
    }

    [Fact]
    public void A_drop_pauses_only_while_open_and_a_repeated_pause_does_not_undo_a_resume()
    {
        var bench = new DropBench(open: false);
        var pause = new PauseDrop(Make.Host, Make.Op("p"));
        Assert.Equal(RefusalReason.DropWrongState, bench.Refusal(pause));
        bench.Do(new OpenDrop(Make.Host));
        Assert.Equal(RefusalReason.DropWrongState, bench.Refusal(new ResumeDrop(Make.Host, Make.Op("r"))));
        Assert.Null(bench.Refusal(pause));
        Assert.Empty(bench.Do(new OpenDrop(Make.Host)).Events);
        Assert.Equal(RefusalReason.DropWrongState, bench.Refusal(pause with { Operation = Make.Op("p2") }));
        Assert.Null(bench.Refusal(new ResumeDrop(Make.Host, Make.Op("r"))));
        Assert.Empty(bench.Do(pause).Events);
        Assert.Equal(DropStatus.Open, bench.Drop.Status);

        bench.Do(new CloseDrop(Make.Host));
        Assert.Equal(RefusalReason.DropWrongState, bench.Refusal(new PauseDrop(Make.Host, Make.Op("p3"))));
    }

    [Fact]
    public void A_paused_drop_closes_by_hand_and_by_its_schedule()
    {
        var bench = new DropBench(Make.Drop(closes: Make.At(10)));
        bench.Do(new PauseDrop(Make.Host, Make.Op("p")));
        bench.Now = Make.At(10);
        Assert.Equal(RefusalReason.DropWrongState, bench.Refusal(new ResumeDrop(Make.Host, Make.Op("r"))));
        bench.Settle();
        Assert.Equal(DropStatus.Closed, bench.Drop.Status);

        var other = new DropBench();
        other.Do(new PauseDrop(Make.Host, Make.Op("p")));
        other.Do(new CloseDrop(Make.Host));
        Assert.Equal(DropStatus.Closed, other.Drop.Status);
    }

    [Fact]
    public void The_closing_time_is_extended_and_brought_forward_until_it_has_passed()
    {
        var bench = new DropBench(Make.Drop(opens: Make.At(500), closes: Make.At(600)));
        bench.Do(new MoveClosing(Make.Host, Make.Op("a"), Make.At(900).AddTicks(7)));
        Assert.Equal((Make.At(900), Make.At(900), Make.At(600)), (bench.Drop.NextDeadline, bench.Drop.Terms.ClosesAt, bench.Drop.Settings.ClosesAt));
        Assert.Empty(bench.Do(new MoveClosing(Make.Host, Make.Op("a"), Make.At(900).AddTicks(9))).Events);
        Assert.Equal(RefusalReason.OperationConflict, bench.Refusal(new MoveClosing(Make.Host, Make.Op("a"), Make.At(901))));
        Assert.Equal(RefusalReason.DropSettingsInvalid, bench.Refusal(new MoveClosing(Make.Host, Make.Op("b"), Make.Start)));
        bench.Do(new MoveClosing(Make.Host, Make.Op("c"), Make.At(20)));

        bench.Now = Make.At(20);
        Assert.Equal(RefusalReason.DropClosed, bench.Refusal(new Reserve(Make.Op("r"), Make.Viewer(1), 1)));
        Assert.Equal(RefusalReason.DropWrongState, bench.Refusal(new MoveClosing(Make.Host, Make.Op("d"), Make.At(60))));
        bench.Settle();
        Assert.Equal(DropStatus.Closed, bench.Drop.Status);
    }

    [Fact]
    public void A_drop_that_is_yet_to_open_cannot_close_before()
    {
        var bench = new DropBench(Make.Drop(opens: Make.At(60)), open: false);
        Assert.Equal(RefusalReason.DropSettingsInvalid, bench.Refusal(new MoveClosing(Make.Host, Make.Op("a"), Make.At(60))));
        Assert.Null(bench.Refusal(new MoveClosing(Make.Host, Make.Op("a"), Make.At(61))));
        Assert.Empty(bench.Do(new CreateDrop(Make.Host, Make.Drop(opens: Make.At(60)))).Events);
    }

    [Fact]
    public void Only_units_that_nobody_holds_or_bought_are_taken_away()
    {
        var bench = new DropBench(Make.Drop(stock: 4));
        bench.Confirm(bench.Reserve(1));
        bench.Reserve(2);
        Assert.Equal(RefusalReason.StockTaken, bench.Refusal(new ReduceStock(Make.Host, Make.Op("a"), 3)));
        Assert.Null(bench.Refusal(new ReduceStock(Make.Host, Make.Op("a"), 2)));
        Assert.Empty(bench.Do(new ReduceStock(Make.Host, Make.Op("a"), 2)).Events);
        Assert.Equal(new Stock(2, 0, 1, 1), bench.Drop.Stock);
        Assert.Equal(RefusalReason.StockTaken, bench.Refusal(new ReduceStock(Make.Host, Make.Op("b"), 1)));

        bench.Do(new CloseDrop(Make.Host));
        Assert.Equal(RefusalReason.DropWrongState, bench.Refusal(new ReduceStock(Make.Host, Make.Op("b"), 1)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [InlineData(10_000_001)]
    public void A_reduction_out_of_range_is_refused(int units) =>
        Assert.Equal(RefusalReason.StockInvalid, new DropBench().Refusal(new ReduceStock(Make.Host, Make.Op("r"), units)));

    [Fact]
    public void A_hold_keeps_its_price_and_who_waits_gets_the_one_of_the_promotion()
    {
        var bench = new DropBench(Make.Drop(stock: 2));
        var early = bench.Reserve(1);
        bench.Do(new ChangePrice(Make.Host, Make.Op("a"), 990));
        var later = bench.Reserve(2);
        var waiting = bench.Reserve(3);
        bench.Do(new ChangePrice(Make.Host, Make.Op("b"), 0));
        bench.Confirm(later);
        bench.Release(early);

        long PriceOf(long number) => bench.Drop.PriceOf(bench.Drop.Find(number)!);
        Assert.Equal([1_250, 990, 0], [PriceOf(early), PriceOf(later), PriceOf(waiting)]);
        bench.Do(new ChangePrice(Make.Host, Make.Op("c"), 1_250));
        Assert.Equal(bench.Drop.Settings, bench.Drop.Terms);
        Assert.Equal([990, 0], [PriceOf(later), PriceOf(waiting)]);
    }

    [Fact]
    public void A_price_out_of_range_or_after_the_close_is_refused()
    {
        var bench = new DropBench();
        Assert.Equal(RefusalReason.ProductInvalid, bench.Refusal(new ChangePrice(Make.Host, Make.Op("a"), -1)));
        Assert.Equal(RefusalReason.ProductInvalid, bench.Refusal(new ChangePrice(Make.Host, Make.Op("a"), 100_000_001)));
        bench.Do(new CloseDrop(Make.Host));
        Assert.Equal(RefusalReason.DropWrongState, bench.Refusal(new ChangePrice(Make.Host, Make.Op("a"), 1)));
    }
}
