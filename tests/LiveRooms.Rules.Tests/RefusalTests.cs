namespace LiveRooms.Rules.Tests;

public sealed class RefusalTests
{
    [Fact]
    public void Numbers_are_unique_and_grouped_by_thousands()
    {
        var numbers = Enum.GetValues<RefusalReason>().Cast<int>().ToList();
        Assert.Equal(numbers.Count, numbers.Distinct().Count());
        Assert.All(numbers, number => Assert.InRange(number, 1_001, 5_999));
    }

    [Theory]
    [InlineData(RefusalReason.Busy, true)]
    [InlineData(RefusalReason.SoldOut, true)]
    [InlineData(RefusalReason.DropNotOpen, true)]
    [InlineData(RefusalReason.DropClosed, false)]
    [InlineData(RefusalReason.OperationConflict, false)]
    [InlineData(RefusalReason.QuantityInvalid, false)]
    public void A_reason_says_whether_to_try_again(RefusalReason reason, bool retryable) =>
        Assert.Equal(retryable, new Refusal(reason, "No.").Retryable);

    [Fact]
    public void An_actor_acts_for_itself_and_an_operator_for_all()
    {
        Assert.True(Make.Host.MayActFor(new("host")));
        Assert.False(Make.Host.MayActFor(new("other")));
        Assert.False(new Actor(new("host"), Role.Viewer).MayActFor(new("host")));
        Assert.True(Make.Keeper.MayActFor(new("host")));
    }
}
