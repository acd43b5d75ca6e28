using LiveRooms.Rules.Drops;

namespace LiveRooms.Rules.Tests.Drops;

public sealed class DropConfirmTests
{
    [Fact]
    public void A_hold_is_confirmed_until_just_before_its_deadline()
    {
        var bench = new DropBench(Make.Drop(holdSeconds: 60));
        var number = bench.Reserve(1);
        bench.Wait(59.999);
        bench.Confirm(number);

        Assert.Equal(ReservationStatus.Confirmed, bench.StatusOf(number));
        Assert.Equal(bench.Now, bench.Drop.Find(number)!.EndedAt);
        Assert.Null(bench.Drop.NextDeadline);
    }

    [Fact]
    public void At_its_deadline_a_hold_is_expired_whether_anybody_noticed_or_not()
    {
        var bench = new DropBench(Make.Drop(holdSeconds: 60));
        var number = bench.Reserve(1);
        bench.Wait(60);
        Assert.Equal(RefusalReason.ReservationExpired, bench.Refusal(new Confirm(Make.Op("a"), Make.Viewer(1), number)));

        Assert.Equal(1, bench.Settle());
        Assert.Equal(RefusalReason.ReservationExpired, bench.Refusal(new Confirm(Make.Op("a"), Make.Viewer(1), number)));
        Assert.Equal(RefusalReason.ReservationExpired, bench.Refusal(new Release(Make.Op("a"), Make.Viewer(1), number)));
        Assert.Equal(new Stock(3, 3, 0, 0), bench.Drop.Stock);
    }

    [Fact]
    public void Nobody_touches_the_reservation_of_another()
    {
        var bench = new DropBench();
        var number = bench.Reserve(1);
        Assert.Equal(RefusalReason.ReservationNotYours, bench.Refusal(new Confirm(Make.Op("a"), Make.Viewer(2), number)));
        Assert.Equal(RefusalReason.ReservationNotYours, bench.Refusal(new Release(Make.Op("a"), Make.Viewer(2), number)));
    }

    [Fact]
    public void What_waits_or_is_over_cannot_be_confirmed_and_what_is_over_cannot_be_released()
    {
        var bench = new DropBench(Make.Drop(stock: 1));
        var bought = bench.Reserve(1);
        var waiting = bench.Reserve(2);
        Assert.Equal(RefusalReason.ReservationWrongState, bench.Refusal(new Confirm(Make.Op("a"), Make.Viewer(2), waiting)));

        bench.Confirm(bought);
        Assert.Equal(RefusalReason.ReservationWrongState, bench.Refusal(new Confirm(Make.Op("b"), Make.Viewer(1), bought)));
        Assert.Equal(RefusalReason.ReservationWrongState, bench.Refusal(new Release(Make.Op("c"), Make.Viewer(1), bought)));

        bench.Release(waiting);
        Assert.Equal(RefusalReason.ReservationWrongState, bench.Refusal(new Confirm(Make.Op("d"), Make.Viewer(2), waiting)));
        Assert.Equal(RefusalReason.ReservationWrongState, bench.Refusal(new Release(Make.Op("e"), Make.Viewer(2), waiting)));
    }

    [Fact]
    public void A_repeated_operation_gets_the_same_reservation_though_it_changed_since()
    {
        var bench = new DropBench();
        var reserve = new Reserve(Make.Op("r"), Make.Viewer(1), 1);
        var number = bench.Do(reserve).Number!.Value;
        var confirm = new Confirm(Make.Op("c"), Make.Viewer(1), number);
        Assert.Single(bench.Do(confirm).Events);

        foreach (var command in (DropCommand[])[reserve, confirm])
        {
            var again = bench.Do(command);
            Assert.Empty(again.Events);
            Assert.Equal(number, again.Number);
            Assert.Null(again.Refusal);
        }
    }

    [Fact]
    public void An_operation_id_with_another_body_viewer_or_kind_is_a_conflict()
    {
        var bench = new DropBench(Make.Drop(limit: 2));
        var number = bench.Reserve(1);
        bench.Do(new Reserve(Make.Op("r"), Make.Viewer(2), 1));
        bench.Do(new Confirm(Make.Op("c"), Make.Viewer(1), number));
        bench.Do(new RestockDrop(Make.Host, Make.Op("s"), 5));
        DropCommand[] conflicts =
        [
            new Reserve(Make.Op("r"), Make.Viewer(2), 2), new Reserve(Make.Op("r"), Make.Viewer(2), 0), new Reserve(Make.Op("r"), Make.Viewer(3), 1),
            new Confirm(Make.Op("r"), Make.Viewer(2), 2), new Release(Make.Op("r"), Make.Viewer(2), 2),
            new Confirm(Make.Op("c"), Make.Viewer(1), 2), new Confirm(Make.Op("c"), Make.Viewer(2), number), new Release(Make.Op("c"), Make.Viewer(1), number),
            new RestockDrop(Make.Host, Make.Op("s"), 6), new RestockDrop(Make.Keeper, Make.Op("s"), 5), new RestockDrop(Make.Host, Make.Op("r"), 5),
            new ReduceStock(Make.Host, Make.Op("s"), 5), new PauseDrop(Make.Host, Make.Op("s")), new ChangePrice(Make.Host, Make.Op("c"), 5),
            new Reserve(Make.Op("s"), Make.Viewer(4), 1), new Confirm(Make.Op("s"), Make.Viewer(2), 2), new Release(Make.Op("s"), Make.Viewer(2), 2),
        ];
        Assert.All(conflicts, command => Assert.Equal(RefusalReason.OperationConflict, bench.Refusal(command)));
    }

    [Fact]
    public void A_refused_operation_is_not_remembered()
    {
        var bench = new DropBench(open: false);
        var reserve = new Reserve(Make.Op("r"), Make.Viewer(1), 1);
        Assert.Equal(RefusalReason.DropNotOpen, bench.Refusal(reserve));
        bench.Do(new OpenDrop(Make.Host));
        Assert.Equal(1, bench.Do(reserve).Number);
    }
}
