using LiveRooms.Rules.Drops;

namespace LiveRooms.Rules.Tests.Drops;

public sealed class DropScheduleTests
{
    [Fact]
    public void A_scheduled_drop_opens_and_closes_by_itself()
    {
        var bench = new DropBench(Make.Drop(opens: Make.At(30), closes: Make.At(90)), open: false);
        Assert.Equal(Make.At(30), bench.Drop.NextDeadline);
        Assert.Equal(0, bench.Settle());
        bench.Now = Make.At(29.999);
        Assert.Empty(bench.Do(new OpenDrop(null)).Events);

        bench.Now = Make.At(30);
        bench.Settle();
        Assert.Equal((DropStatus.Open, Make.At(30)), (bench.Drop.Status, bench.Drop.OpenedAt));
        Assert.Equal(Make.At(90), bench.Drop.NextDeadline);
        Assert.Empty(bench.Do(new CloseDrop(null)).Events);

        bench.Now = Make.At(95);
        bench.Settle();
        Assert.Equal((DropStatus.Closed, Make.At(95)), (bench.Drop.Status, bench.Drop.ClosedAt));
        Assert.Null(bench.Drop.NextDeadline);
    }

    [Fact]
    public void A_drop_asleep_over_both_its_times_opens_and_closes_when_it_wakes()
    {
        var bench = new DropBench(Make.Drop(opens: Make.At(30), closes: Make.At(90)), open: false);
        bench.Now = Make.At(1_000);
        Assert.Equal(2, bench.Settle());
        Assert.Equal(DropStatus.Closed, bench.Drop.Status);
    }

    [Fact]
    public void The_creator_may_open_early_and_the_schedule_then_changes_nothing()
    {
        var bench = new DropBench(Make.Drop(opens: Make.At(30)), open: false);
        Assert.Single(bench.Do(new OpenDrop(Make.Host)).Events);
        bench.Now = Make.At(31);
        Assert.Equal(0, bench.Settle());
        Assert.Empty(bench.Do(new OpenDrop(null)).Events);
        Assert.Equal(Make.Start, bench.Drop.OpenedAt);
    }

    [Fact]
    public void Opening_and_closing_twice_changes_nothing_and_a_closed_drop_stays_closed()
    {
        var bench = new DropBench();
        Assert.Empty(bench.Do(new OpenDrop(Make.Host)).Events);
        bench.Do(new CloseDrop(Make.Host));
        Assert.Empty(bench.Do(new CloseDrop(Make.Host)).Events);
        Assert.Equal(RefusalReason.DropWrongState, bench.Refusal(new OpenDrop(Make.Host)));
        Assert.Equal(RefusalReason.DropWrongState, bench.Refusal(new RestockDrop(Make.Host, Make.Op("r"), 1)));
    }

    [Fact]
    public void Thousands_of_holds_expire_in_bounded_batches_until_nothing_is_left()
    {
        var bench = new DropBench(Make.Drop(stock: 2_500, waitlist: 10_000));
        for (var viewer = 0; viewer < 6_000; viewer++)
            bench.Reserve(viewer);
        bench.Wait(60);

        Assert.Equal(3, bench.Settle());
        Assert.Equal(2_500, bench.Events.Count(e => e is ReservationExpired));
        Assert.Equal(2_500, bench.Events.Count(e => e is ReservationPromoted));
        Assert.Equal((2_500, 1_000), (bench.Drop.Stock.Held, bench.Drop.Waiting));
        bench.Drop.Verify();
    }

    [Fact]
    public void A_restock_for_thousands_of_waiters_promotes_in_bounded_batches()
    {
        var bench = new DropBench(Make.Drop(stock: 1, waitlist: 10_000));
        for (var viewer = 0; viewer < 3_501; viewer++)
            bench.Reserve(viewer);

        Assert.Equal(1 + DropLimits.MaxBatch, bench.Do(new RestockDrop(Make.Host, Make.Op("r"), 5_000)).Events.Length);
        Assert.Equal(DateTimeOffset.UnixEpoch, bench.Drop.NextDeadline);
        Assert.Equal(ReservationStatus.Waiting, bench.StatusOf(bench.Reserve(9_999)));
        Assert.Equal(3, bench.Settle());
        Assert.Equal((0, 3_502), (bench.Drop.Waiting, bench.Drop.Stock.Held));
    }

    [Fact]
    public void A_long_waitlist_is_turned_away_in_bounded_batches()
    {
        var bench = new DropBench(Make.Drop(stock: 1, waitlist: 10_000));
        for (var viewer = 0; viewer < 2_501; viewer++)
            bench.Reserve(viewer);

        Assert.Equal(1 + DropLimits.MaxBatch, bench.Do(new CloseDrop(Make.Host)).Events.Length);
        Assert.Equal(DateTimeOffset.UnixEpoch, bench.Drop.NextDeadline);
        Assert.Equal(2, bench.Settle());
        Assert.Equal((0, DropStatus.Closed), (bench.Drop.Waiting, bench.Drop.Status));
        Assert.Equal(Make.At(60), bench.Drop.NextDeadline);
    }

    [Fact]
    public void A_clock_that_goes_back_neither_loses_nor_shortens_a_hold()
    {
        var bench = new DropBench(Make.Drop(stock: 3, holdSeconds: 60));
        var ahead = bench.Reserve(1);
        bench.Now = Make.At(-20);
        var back = bench.Reserve(2);
        Assert.Equal(Make.At(40), bench.Drop.NextDeadline);

        bench.Now = Make.At(40);
        Assert.Equal(1, bench.Settle());
        Assert.Equal([ReservationStatus.Held, ReservationStatus.Expired], [bench.StatusOf(ahead), bench.StatusOf(back)]);
        Assert.Equal(Make.At(60), bench.Drop.NextDeadline);
        bench.Confirm(ahead);
        Assert.Null(bench.Drop.NextDeadline);
    }

    [Fact]
    public void Times_are_kept_in_whole_milliseconds_of_utc()
    {
        var bench = new DropBench(Make.Drop(opens: Make.Start.AddTicks(30_009)), open: false);
        Assert.Equal(Make.Start.AddMilliseconds(3), bench.Drop.Settings.OpensAt);
        bench.Now = new DateTimeOffset(2026, 1, 1, 15, 0, 0, TimeSpan.FromHours(3)).AddTicks(12_345_678);
        bench.Do(new OpenDrop(Make.Host));
        Assert.Equal((Make.Start.AddMilliseconds(1_234), TimeSpan.Zero), (bench.Drop.OpenedAt!.Value, bench.Drop.OpenedAt.Value.Offset));
    }
}
