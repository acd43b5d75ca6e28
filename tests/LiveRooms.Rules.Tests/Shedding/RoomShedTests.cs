using CsCheck;
using LiveRooms.Rules.Rooms;
using LiveRooms.Rules.Shedding;

namespace LiveRooms.Rules.Tests.Shedding;

public sealed class RoomShedTests
{
    [Theory]
    [InlineData(RoomHeat.Small, LoadLevel.Normal, RoomHeat.Small, null)]
    [InlineData(RoomHeat.Large, LoadLevel.Normal, RoomHeat.Large, null)]
    [InlineData(RoomHeat.Huge, LoadLevel.Normal, RoomHeat.Huge, 20)]
    [InlineData(RoomHeat.Small, LoadLevel.Tight, RoomHeat.Large, null)]
    [InlineData(RoomHeat.Large, LoadLevel.Tight, RoomHeat.Huge, 20)]
    [InlineData(RoomHeat.Huge, LoadLevel.Tight, RoomHeat.Huge, 10)]
    [InlineData(RoomHeat.Small, LoadLevel.Full, RoomHeat.Huge, 20)]
    [InlineData(RoomHeat.Large, LoadLevel.Full, RoomHeat.Huge, 10)]
    [InlineData(RoomHeat.Huge, LoadLevel.Full, RoomHeat.Huge, 5)]
    public void Each_level_makes_a_room_a_degree_hotter_and_halves_what_is_beyond_huge(
        RoomHeat heat, LoadLevel level, RoomHeat treated, int? lines)
    {
        Assert.Equal(treated, RoomShed.Treated(heat, level));
        Assert.Equal(lines, RoomShed.Lines(20, heat, level));
        Assert.Equal(lines is null ? null : 1, RoomShed.Lines(1, heat, level));
    }

    [Theory]
    [InlineData(RoomHeat.Small, LoadLevel.Normal, 20, TickReason.Quiet)]
    [InlineData(RoomHeat.Small, LoadLevel.Tight, 50, TickReason.Load)]
    [InlineData(RoomHeat.Small, LoadLevel.Full, 100, TickReason.Load)]
    [InlineData(RoomHeat.Large, LoadLevel.Normal, 50, TickReason.Heat)]
    [InlineData(RoomHeat.Large, LoadLevel.Tight, 100, TickReason.Load)]
    [InlineData(RoomHeat.Huge, LoadLevel.Full, 100, TickReason.Heat)]
    public void The_tick_of_a_loaded_process_is_that_of_a_hotter_room(RoomHeat heat, LoadLevel level, int tick, TickReason reason)
    {
        var rule = new TickRule(TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(250));
        Assert.Equal(TimeSpan.FromMilliseconds(tick), rule.Next(new TickLoad(default, 1, 0, heat, level)));
        Assert.Equal(reason, rule.Reason);
    }

    [Fact]
    public void A_process_that_is_calm_again_lets_the_tick_down_slowly()
    {
        var rule = new TickRule(TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(250));
        rule.Next(new TickLoad(default, 1, 0, RoomHeat.Small, LoadLevel.Full));
        for (var round = 1; round < TickRule.CalmRounds; round++)
            Assert.Equal(TimeSpan.FromMilliseconds(100), rule.Next(new TickLoad(default, 1, 0)));
        for (var round = 0; round < 40; round++)
            rule.Next(new TickLoad(default, 1, 0));
        Assert.Equal((TimeSpan.FromMilliseconds(20), TickReason.Quiet), (rule.Tick, rule.Reason));
    }

    [Fact]
    public void Never_does_more_load_show_more_or_sooner() =>
        Gen.Select(Gen.Enum<RoomHeat>(), Gen.Enum<LoadLevel>(), Gen.Int[1, 1_000]).Sample((heat, level, most) =>
        {
            if (level == LoadLevel.Full)
                return;
            Assert.True(RoomShed.Treated(heat, level + 1) >= RoomShed.Treated(heat, level));
            Assert.True(RoomShed.Lines(most, heat, level + 1) is { } after && after <= (RoomShed.Lines(most, heat, level) ?? int.MaxValue)
                || RoomShed.Lines(most, heat, level) is null);
            Assert.InRange(RoomShed.Lines(most, heat, level) ?? most, 1, most);
        });
}
