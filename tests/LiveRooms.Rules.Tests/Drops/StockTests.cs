using CsCheck;
using LiveRooms.Rules.Drops;

namespace LiveRooms.Rules.Tests.Drops;

public sealed class StockTests
{
    [Theory]
    [InlineData(3, 1, 1, 2)]
    [InlineData(3, 4, -1, 0)]
    [InlineData(3, -1, 4, 0)]
    [InlineData(3, 4, 0, -1)]
    [InlineData(-1, 0, 0, -1)]
    [InlineData(-2, int.MaxValue, int.MaxValue, 0)]
    public void Numbers_that_do_not_add_up_throw_and_are_all_named(int total, int free, int held, int sold)
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => new Stock(total, free, held, sold));
        Assert.All([total, free, held, sold], number => Assert.Contains($"{number}", thrown.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_change_that_stock_does_not_allow_throws() => Gen.Select(Gen.Int[0, 5], Gen.Int[0, 5], Gen.Int[0, 5], Gen.Int[-1, 7], Gen.Int[0, 2]).Sample(
        (free, held, sold, units, change) =>
        {
            var stock = new Stock(free + held + sold, free, held, sold);
            var allowed = units > 0 && units <= (change == 0 ? free : held);
            var after = Record(() => change == 0 ? stock.Hold(units) : change == 1 ? stock.Sell(units) : stock.GiveBack(units));
            Assert.Equal(allowed, after is not null);
            if (after is { } s)
                Assert.Equal(stock.Total, s.Free + s.Held + s.Sold);
        },
        iter: 2_000);

    [Fact]
    public void A_restock_beyond_what_can_be_counted_throws() =>
        Assert.Throws<OverflowException>(() => new Stock(int.MaxValue, 0, 0, int.MaxValue).Restock(1));

    private static Stock? Record(Func<Stock> change)
    {
        try
        {
            return change();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
