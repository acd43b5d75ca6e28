using CsCheck;
using LiveRooms.Rules.Drops;

namespace LiveRooms.Rules.Tests.Drops;

public sealed class ChanceTests
{
    [Theory]
    [InlineData(0, 0, 9, 0, 1, Chance.None)]
    [InlineData(0, 10, 0, 0, 10, Chance.Good)]
    [InlineData(0, 10, 0, 0, 11, Chance.Slim)]
    [InlineData(0, 10, 0, 0, 30, Chance.Slim)]
    [InlineData(0, 10, 0, 0, 31, Chance.None)]
    [InlineData(0, 10, 98, 0, 1, Chance.None)]
    [InlineData(0, 10, 0, 98, 990, Chance.Good)]
    [InlineData(2, 0, 1, 1, 4, Chance.Good)]
    [InlineData(2, 0, 1, 1, 5, Chance.Slim)]
    [InlineData(1_000_000, 9_000_000, 0, 5_000_000, 5_000_000, Chance.Good)]
    public void The_estimate_follows_stock_and_conversion(int free, int held, int bought, int lapsed, int place, Chance chance) =>
        Assert.Equal(chance, Chances.Of(new Stock(free + held, free, held, 0), bought, lapsed, place));

    [Fact]
    public void More_units_or_more_lapses_never_lower_a_chance_and_a_later_place_never_raises_it() =>
        Gen.Select(Gen.Int[0, 50], Gen.Int[0, 50], Gen.Int[0, 50], Gen.Int[0, 50], Gen.Int[1, 200]).Sample((free, held, bought, lapsed, place) =>
        {
            var here = Chances.Of(new Stock(free + held, free, held, 0), bought, lapsed, place);
            Assert.True(Chances.Of(new Stock(free + held + 1, free + 1, held, 0), bought, lapsed, place) <= here);
            Assert.True(Chances.Of(new Stock(free + held + 1, free, held + 1, 0), bought, lapsed, place) <= here);
            Assert.True(Chances.Of(new Stock(free + held, free, held, 0), bought, lapsed + 1, place) <= here);
            Assert.True(Chances.Of(new Stock(free + held, free, held, 0), bought, lapsed, place + 1) >= here);
        });

    [Fact]
    public void A_drop_counts_what_its_holds_came_to_and_a_restart_forgets_none()
    {
        var bench = new DropBench(Make.Drop(stock: 3, limit: 1));
        bench.Confirm(bench.Reserve(1));
        bench.Release(bench.Reserve(2));
        bench.Do(new CancelReservation(Make.Host, Make.Op("x"), bench.Reserve(3)));
        bench.Reserve(4);
        bench.Wait(60);
        bench.Settle();
        bench.Confirm(bench.Reserve(5));
        bench.Reserve(6);
        var waiting = bench.Reserve(7);
        Assert.Equal(2, bench.Drop.Lapsed);
        Assert.All([bench.Drop, Drop.FromSnapshot(bench.Drop.ToSnapshot())], drop =>
            Assert.Equal(Chances.Of(new Stock(3, 0, 1, 2), bought: 2, lapsed: 2, place: 1), drop.ChanceOf(waiting)));
        Assert.Null(bench.Drop.ChanceOf(1));
        Assert.Null(bench.Drop.ChanceOf(99));
    }
}
