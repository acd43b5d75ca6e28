using CsCheck;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Rules.Tests.Shows;

public sealed class ChatTurnsTests
{
    private const int Burst = 4;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    // Waits between lines: many at once, about the rate, and pauses.
    private static readonly Gen<int[]> Waits = Gen.OneOf(Gen.Const(0), Gen.Int[0, 5], Gen.Int[8, 12], Gen.Int[0, 200]).Array[1, 120];

    [Fact]
    public void In_no_stretch_of_time_more_is_said_than_the_burst_and_the_rate_allow() => Waits.Sample(
        waits =>
        {
            var said = Play(waits).Where(step => step.Wait is null).Select(step => step.At).ToArray();
            for (var first = 0; first < said.Length; first++)
            {
                for (var last = first; last < said.Length; last++)
                    Assert.True(last - first + 1 <= Burst + ((said[last] - said[first]) / Interval.Ticks));
            }
        },
        iter: 2_000);

    [Fact]
    public void A_room_below_its_rate_is_never_refused() => Gen.Int[10, 50].Array[1, 200].Sample(
        waits => Assert.All(Play(waits), step => Assert.Null(step.Wait)), iter: 1_000);

    [Fact]
    public void Who_is_refused_has_a_turn_of_its_own_not_before_there_is_room() => Waits.Sample(
        waits =>
        {
            var rule = new RateRule(Burst, Interval);
            var (full, before) = (0L, long.MinValue);
            foreach (var (at, wait) in Play(waits))
            {
                var fits = rule.TryTake(full, at, 1, out full, out var least);
                Assert.Equal(fits, wait is null);
                if (wait is not { } told)
                    continue;
                Assert.True(told >= least);
                Assert.True(at + told.Ticks >= before + Interval.Ticks);
                before = at + told.Ticks;
            }
        },
        iter: 2_000);

    [Fact]
    public void Turns_reach_no_further_than_the_longest_wait()
    {
        var turns = new ChatTurns(1, TimeSpan.FromSeconds(1));
        Assert.Null(turns.Take(0));
        var told = Enumerable.Range(0, 100).Select(_ => turns.Take(0)!.Value.TotalSeconds).ToArray();
        Assert.Equal(Enumerable.Range(1, 30).Select(i => (double)i), told.Take(30));
        Assert.All(told.Skip(30), seconds => Assert.Equal(30, seconds));
    }

    [Fact]
    public void Plans_reach_refusals_after_words_and_words_after_refusals()
    {
        var (refused, recovered) = (0, 0);
        Waits.Sample(
            waits =>
            {
                var steps = Play(waits);
                refused += steps.Any(s => s.Wait is not null) ? 1 : 0;
                recovered += steps.SkipWhile(s => s.Wait is null).Any(s => s.Wait is null) ? 1 : 0;
            },
            iter: 1_000, threads: 1);
        Assert.InRange(refused, 300, 1_000);
        Assert.InRange(recovered, 200, 1_000);
    }

    private static List<(long At, TimeSpan? Wait)> Play(int[] waits)
    {
        var turns = new ChatTurns(Burst, Interval);
        var now = 0L;
        var steps = new List<(long, TimeSpan?)>();
        foreach (var wait in waits)
            steps.Add((now += wait * TimeSpan.TicksPerMillisecond, turns.Take(now)));
        return steps;
    }
}
