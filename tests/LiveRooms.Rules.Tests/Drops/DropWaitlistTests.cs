using CsCheck;
using LiveRooms.Rules.Drops;

namespace LiveRooms.Rules.Tests.Drops;

public sealed class DropWaitlistTests
{
    [Fact]
    public void Units_that_come_back_go_to_the_first_who_came()
    {
        var bench = new DropBench(Make.Drop(stock: 1));
        var held = bench.Reserve(1);
        var second = bench.Reserve(2);
        var third = bench.Reserve(3);
        Assert.Equal((1, 2), (bench.Drop.PlaceOf(second), bench.Drop.PlaceOf(third)));

        bench.Wait(10);
        bench.Release(held);
        Assert.Equal(ReservationStatus.Held, bench.StatusOf(second));
        Assert.Equal(Make.At(70), bench.Drop.Find(second)!.Deadline);
        Assert.Null(bench.Drop.PlaceOf(second));
        Assert.Equal(1, bench.Drop.PlaceOf(third));
    }

    [Fact]
    public void A_head_that_does_not_fit_blocks_those_behind_it_and_newcomers_queue()
    {
        var bench = new DropBench(Make.Drop(stock: 3, limit: 3));
        var held = bench.Reserve(1, 2);
        var large = bench.Reserve(2, 3);
        var small = bench.Reserve(3, 1);
        Assert.Equal(1, bench.Drop.Stock.Free);
        Assert.Equal([ReservationStatus.Waiting, ReservationStatus.Waiting], [bench.StatusOf(large), bench.StatusOf(small)]);

        bench.Release(held);
        Assert.Equal([ReservationStatus.Held, ReservationStatus.Waiting], [bench.StatusOf(large), bench.StatusOf(small)]);
    }

    [Fact]
    public void When_a_blocking_head_leaves_those_behind_it_get_what_was_free_all_along()
    {
        var bench = new DropBench(Make.Drop(stock: 3, limit: 3));
        bench.Reserve(1, 2);
        var large = bench.Reserve(2, 3);
        var small = bench.Reserve(3, 1);

        bench.Release(large);
        Assert.Equal(ReservationStatus.Held, bench.StatusOf(small));
    }

    [Fact]
    public void An_expired_hold_lets_the_next_in_with_a_full_hold_time_of_their_own()
    {
        var bench = new DropBench(Make.Drop(stock: 1, holdSeconds: 60));
        var first = bench.Reserve(1);
        var second = bench.Reserve(2);
        bench.Wait(61);
        Assert.Equal(1, bench.Settle());

        Assert.Equal([ReservationStatus.Expired, ReservationStatus.Held], [bench.StatusOf(first), bench.StatusOf(second)]);
        Assert.Equal(Make.At(121), bench.Drop.NextDeadline);
    }

    [Fact]
    public void A_restock_lets_in_as_many_as_fit()
    {
        var bench = new DropBench(Make.Drop(stock: 1));
        bench.Confirm(bench.Reserve(1));
        for (var viewer = 2; viewer <= 5; viewer++)
            bench.Reserve(viewer);

        bench.Do(new RestockDrop(Make.Host, Make.Op("r"), 3));
        Assert.Equal((new Stock(4, 0, 3, 1), 1), (bench.Drop.Stock, bench.Drop.Waiting));
    }

    [Fact]
    public void Closing_turns_the_waitlist_away_and_holds_may_still_be_confirmed_but_promote_nobody()
    {
        var bench = new DropBench(Make.Drop(stock: 2));
        var kept = bench.Reserve(1);
        var given = bench.Reserve(2);
        var waiting = bench.Reserve(3);
        bench.Do(new CloseDrop(Make.Host));

        Assert.Equal(ReservationStatus.Released, bench.StatusOf(waiting));
        bench.Confirm(kept);
        bench.Release(given);
        Assert.Equal(new Stock(2, 1, 0, 1), bench.Drop.Stock);
        Assert.Null(bench.Drop.NextDeadline);
    }

    [Fact]
    public void After_the_closing_time_nobody_is_promoted_even_before_the_drop_is_closed()
    {
        var bench = new DropBench(Make.Drop(stock: 1, closes: Make.At(10)));
        var held = bench.Reserve(1);
        var waiting = bench.Reserve(2);
        bench.Now = Make.At(10);
        bench.Release(held);
        Assert.Equal(ReservationStatus.Waiting, bench.StatusOf(waiting));

        bench.Settle();
        Assert.Equal((DropStatus.Closed, ReservationStatus.Released), (bench.Drop.Status, bench.StatusOf(waiting)));
    }

    [Fact]
    public void Places_are_right_in_long_lines_however_people_leave() => Gen.Select(Gen.Int[1, 2_000], Gen.Int[0, 1_000_000]).Sample(
        (length, seed) =>
        {
            var bench = new DropBench(Make.Drop(stock: 1, waitlist: 1_000_000));
            var chance = new Random(seed);
            var line = new List<long>();
            bench.Reserve(0);
            for (var i = 1; i <= length; i++)
            {
                line.Add(bench.Reserve(i));
                while (line.Count > 0 && chance.Next(100) < 45)
                {
                    var at = chance.Next(3) == 0 ? 0 : chance.Next(line.Count);
                    bench.Release(line[at]);
                    line.RemoveAt(at);
                }
            }

            Assert.Equal(line.Count, bench.Drop.Waiting);
            for (var i = 0; i < line.Count; i++)
                Assert.Equal(i + 1, bench.Drop.PlaceOf(line[i]));
        },
        iter: 200);
}
