using CsCheck;
using LiveRooms.Rules.Rooms;

namespace LiveRooms.Rules.Tests.Rooms;

public sealed class TurnAwayTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Soonest = TimeSpan.FromSeconds(5);

    [Fact]
    public void A_calm_door_turns_a_crowd_away_one_by_one_from_the_soonest_on_and_admits_it_then()
    {
        var door = new Admission(10, 3, Longest, TimeSpan.Zero);
        Assert.Equal([5_000, 5_100, 5_200], Enumerable.Range(0, 3).Select(_ => door.TurnAway(Make.Start, Soonest, 0).TotalMilliseconds));
        Assert.Equal([5_000, 5_100], Enumerable.Range(0, 2).Select(_ => door.TurnAway(Make.At(1), Soonest, 0).TotalMilliseconds));
        Assert.True(door.TryEnter(Make.At(5), 0, out _));
    }

    [Fact]
    public void A_crowd_beyond_the_longest_slot_is_spread_over_the_second_half_of_it()
    {
        var door = new Admission(10, 1, Longest, TimeSpan.Zero);
        var slots = Enumerable.Range(0, 2_000).Select(i => door.TurnAway(Make.Start, Soonest, Spread.SeedOf((uint)i))).ToList();
        Assert.All(slots, slot => Assert.InRange(slot, Soonest, Longest));
        // 551 one by one, then by chance: 48 a second.
        Assert.InRange(slots.Count(slot => slot > Longest / 2 && slot <= Longest * 0.75), 650, 1_000);
        Assert.InRange(slots.Count(slot => slot > Longest * 0.75), 650, 1_000);
    }

    [Fact]
    public void A_slot_is_never_before_the_soonest_nor_past_it_and_the_longest() =>
        Gen.Select(Gen.Int[1, 5_000], Gen.Int[1, 500], Gen.Int[0, 90_000], Gen.Int[0, 600], Gen.UInt.Array[1, 300]).Sample(
            (rate, burst, milliseconds, entered, seeds) =>
            {
                var (soonest, jitter) = (TimeSpan.FromMilliseconds(milliseconds), TimeSpan.FromSeconds(1));
                var door = new Admission(rate, burst, Longest, jitter);
                for (var i = 0; i < entered; i++)
                    door.TryEnter(Make.Start, 0, out _);
                foreach (var seed in seeds)
                    Assert.InRange(door.TurnAway(Make.Start, soonest, seed), soonest, (soonest > Longest ? soonest : Longest) + jitter);
            },
            iter: 500);
}
