using CsCheck;
using LiveRooms.Rules.Rooms;

namespace LiveRooms.Rules.Tests.Rooms;

public sealed class AdmissionTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan NoJitter = TimeSpan.Zero;

    private static Gen<(int Rate, int Burst)> Doors => Gen.Select(Gen.Int[1, 5_000], Gen.Int[1, 500]);

    [Fact]
    public void A_calm_door_admits_at_once_and_a_crowd_is_told_to_come_one_by_one()
    {
        var door = new Admission(10, 3, Longest, NoJitter);
        Assert.True(Enumerable.Range(0, 3).All(i => door.TryEnter(Make.Start, 0, out _)));
        Assert.Equal([100, 200, 300, 400], Refused(door, Make.Start, 4));
        Assert.Equal([450, 550], Refused(door, Make.At(0.05), 2));
        Assert.True(door.TryEnter(Make.At(0.1), 0, out var again));
        Assert.Equal(TimeSpan.Zero, again);
        Assert.True(Enumerable.Range(0, 3).All(i => door.TryEnter(Make.At(100), 0, out _)));
        Assert.Equal([100], Refused(door, Make.At(100), 1));
    }

    [Fact]
    public void It_never_admits_more_than_the_burst_and_the_rate_in_any_time() =>
        Gen.Select(Doors, Gen.Int[0, 400].Array[1, 300]).Sample((of, waits) =>
        {
            var door = new Admission(of.Rate, of.Burst, Longest, NoJitter);
            var admitted = new List<double>();
            var now = 0.0;
            foreach (var wait in waits)
            {
                now += wait / 1_000.0 / of.Rate;
                if (door.TryEnter(Make.At(now), 0, out _))
                    admitted.Add(now);
            }

            for (var first = 0; first < admitted.Count; first++)
            {
                for (var last = first; last < admitted.Count; last++)
                    Assert.True(last - first + 1 <= of.Burst + (of.Rate * (admitted[last] - admitted[first])) + 1e-3);
            }
        }, iter: 500);

    [Fact]
    public void Whoever_comes_when_told_is_admitted_as_long_as_nobody_else_comes() =>
        Gen.Select(Doors, Gen.Int[1, 600], Gen.UInt).Sample((of, crowd, first) =>
        {
            // As much chance as the burst makes up for.
            var jitter = TimeSpan.FromSeconds((of.Burst - 1.0) / of.Rate);
            var door = new Admission(of.Rate, of.Burst, TimeSpan.FromHours(1), jitter);
            var coming = new List<DateTimeOffset>();
            for (var i = 0u; i < of.Burst + crowd; i++)
            {
                if (!door.TryEnter(Make.Start, Spread.SeedOf(first + i), out var again))
                    coming.Add(Make.Start + again);
            }

            Assert.Equal(crowd, coming.Count);
            coming.Sort();
            Assert.All(coming, at => Assert.True(door.TryEnter(at, 0, out _)));
        }, iter: 500);

    [Fact]
    public void A_slot_lies_within_the_longest_and_the_jitter_and_never_before_the_door_admits() =>
        Gen.Select(Doors, Gen.Int[0, 5_000], Gen.UInt.Array[1, 400]).Sample((of, milliseconds, seeds) =>
        {
            var jitter = TimeSpan.FromMilliseconds(milliseconds);
            var door = new Admission(of.Rate, of.Burst, TimeSpan.FromSeconds(1), jitter);
            foreach (var seed in seeds)
            {
                var admitted = door.TryEnter(Make.Start, seed, out var again);
                Assert.InRange(again, TimeSpan.Zero, admitted ? TimeSpan.Zero : TimeSpan.FromSeconds(1) + jitter);
                Assert.Equal(admitted, again == TimeSpan.Zero);
            }
        }, iter: 500);

    [Fact]
    public void A_crowd_beyond_the_longest_slot_is_spread_over_the_second_half_of_it()
    {
        var door = new Admission(1, 1, Longest, NoJitter);
        Assert.True(door.TryEnter(Make.Start, 0, out _));
        Assert.Equal(60_000, Refused(door, Make.Start, 60)[^1]);
        var beyond = Enumerable.Range(0, 1_000).Select(i =>
        {
            Assert.False(door.TryEnter(Make.Start, Spread.SeedOf((uint)i), out var again));
            return again.TotalSeconds;
        }).ToList();
        Assert.All(beyond, slot => Assert.InRange(slot, 30, 60));
        Assert.All(Enumerable.Range(30, 30), second => Assert.InRange(beyond.Count(slot => Math.Floor(slot) == second), 20, 50));
    }

    [Fact]
    public void A_clock_that_goes_back_admits_no_more_and_makes_nobody_wait_longer() =>
        Gen.Select(Doors, Gen.Int[1, 100_000]).Sample((of, seconds) =>
        {
            var door = new Admission(of.Rate, of.Burst, Longest, NoJitter);
            for (var i = 0; i < of.Burst; i++)
                Assert.True(door.TryEnter(Make.At(seconds), 0, out _));
            Assert.False(door.TryEnter(Make.At(0), 0, out var again));
            Assert.InRange(again.TotalSeconds, 1e-9, (1.0 / of.Rate) + 1e-6);
            Assert.True(door.TryEnter(Make.Start + again, 0, out _));
        }, iter: 500);

    private static double[] Refused(Admission door, DateTimeOffset now, int callers) => [.. Enumerable.Range(0, callers).Select(_ =>
    {
        Assert.False(door.TryEnter(now, 0, out var again));
        return again.TotalMilliseconds;
    })];
}
