using CsCheck;
using LiveRooms.Rules.Sales;

namespace LiveRooms.Rules.Tests.Sales;

public sealed class CommissionTests
{
    [Theory]
    [InlineData(0, 10_000, 0)]
    [InlineData(1, 5_000, 0)]
    [InlineData(3, 5_000, 2)]
    [InlineData(5, 5_000, 2)]
    [InlineData(7, 5_000, 4)]
    [InlineData(1_999, 750, 150)]
    [InlineData(10_000_000_000, 10_000, 10_000_000_000)]
    [InlineData(long.MaxValue, 10_000, long.MaxValue)]
    [InlineData(long.MaxValue, 0, 0)]
    public void Halves_go_to_the_even_neighbour(long gross, int basisPoints, long commission) =>
        Assert.Equal(commission, Commission.Of(gross, basisPoints));

    [Fact]
    public void It_is_what_decimal_arithmetic_makes_of_every_rate_and_many_sums()
    {
        for (var rate = 0; rate <= Commission.Whole; rate++)
        {
            for (var gross = 0L; gross < 201; gross++)
                Assert.Equal(Reference(gross, rate), Commission.Of(gross, rate));
        }

        Gen.Select(Gen.Long[0, long.MaxValue], Gen.Int[0, Commission.Whole])
            .Sample((gross, rate) => Reference(gross, rate) == Commission.Of(gross, rate), iter: 20_000);
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(1, -1)]
    [InlineData(1, 10_001)]
    public void What_is_out_of_range_is_an_error(long gross, int basisPoints) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Commission.Of(gross, basisPoints));

    private static long Reference(long gross, int rate) => (long)Math.Round(gross * (decimal)rate / 10_000m, MidpointRounding.ToEven);
}
