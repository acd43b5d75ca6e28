using LiveRooms.Rules.Drops;

namespace LiveRooms.Rules.Tests.Drops;

public sealed class OrderIdTests
{
    [Theory]
    [InlineData("mug-1", "mug", 1)]
    [InlineData("a-b-12", "a-b", 12)]
    [InlineData("a--5000000", "a-", 5_000_000)]
    public void An_order_is_its_drop_and_a_number(string text, string drop, long number)
    {
        Assert.True(OrderId.TryParse(text, out var id));
        Assert.Equal((drop, number, text), (id.Drop.Value, id.Number, id.ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("mug")]
    [InlineData("-1")]
    [InlineData("mug-")]
    [InlineData("mug-01")]
    [InlineData("mug-0")]
    [InlineData("mug-+1")]
    [InlineData("mug-1 ")]
    [InlineData("mug/a-1")]
    [InlineData("mug-99999999999999999999")]
    public void Anything_else_is_none(string? text) => Assert.False(OrderId.TryParse(text, out _));
}
