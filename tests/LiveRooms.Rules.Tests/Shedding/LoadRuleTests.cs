using CsCheck;
using LiveRooms.Rules.Shedding;

namespace LiveRooms.Rules.Tests.Shedding;

public sealed class LoadRuleTests
{
    private static readonly LoadLimits Limits = new(0.8, 0.5, TimeSpan.FromMilliseconds(400));
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Beat = Second / 2;

    [Theory]
    [InlineData(0.67, 0.42, 339, LoadLevel.Normal, LoadCause.None)]
    [InlineData(0.69, 0.1, 10, LoadLevel.Tight, LoadCause.Cpu)]
    [InlineData(0.1, 0.43, 10, LoadLevel.Tight, LoadCause.Memory)]
    [InlineData(0.1, 0.1, 341, LoadLevel.Tight, LoadCause.Queue)]
    [InlineData(0.69, 0.49, 350, LoadLevel.Tight, LoadCause.Queue)]
    [InlineData(0.69, 0.5, 350, LoadLevel.Full, LoadCause.Memory)]
    [InlineData(0.8, 0.1, 10, LoadLevel.Full, LoadCause.Cpu)]
    [InlineData(0.1, 0.5, 10, LoadLevel.Full, LoadCause.Memory)]
    [InlineData(0.1, 0.1, 400, LoadLevel.Full, LoadCause.Queue)]
    [InlineData(1, 1, 800, LoadLevel.Full, LoadCause.Queue)]
    public void It_is_as_loaded_as_the_measure_that_is_nearest_to_its_limit_and_by_memory_where_by_nothing_else(
        double cpu, double memory, int queue, LoadLevel level, LoadCause cause)
    {
        var rule = new LoadRule(Limits);
        var reading = new LoadReading(cpu, memory, TimeSpan.FromMilliseconds(queue));
        Assert.Equal((LoadLevel.Normal, LoadCause.None), (rule.Next(reading, Second), rule.Cause));
        Assert.Equal((level, cause), (rule.Next(reading, LoadRule.RaiseAfter), rule.Cause));
    }

    [Fact]
    public void It_rises_after_a_second_at_a_limit_and_falls_after_ten_below_the_band()
    {
        var rule = new LoadRule(Limits);
        Assert.Equal([LoadLevel.Normal, LoadLevel.Normal, LoadLevel.Full], Enumerable.Range(0, 3).Select(_ => rule.Next(Cpu(0.8), Beat)));
        for (var i = 0; i < 100; i++)
            Assert.Equal(LoadLevel.Full, rule.Next(Cpu(0.57), Beat));
        for (var i = 0; i < 20; i++)
            Assert.Equal(LoadLevel.Full, rule.Next(Cpu(0.5), Beat));
        Assert.Equal((LoadLevel.Tight, LoadCause.Cpu), (rule.Next(Cpu(0.5), Beat), rule.Cause));
        for (var i = 0; i < 100; i++)
            Assert.Equal(LoadLevel.Tight, rule.Next(Cpu(0.5), Beat));
        rule.Next(Cpu(0.1), Beat);
        Assert.Equal(LoadLevel.Tight, rule.Next(Cpu(0.1), LoadRule.LowerAfter - TimeSpan.FromTicks(1)));
        Assert.Equal((LoadLevel.Normal, LoadCause.None), (rule.Next(Cpu(0.1), TimeSpan.FromTicks(1)), rule.Cause));
    }

    /// <summary>What a rush took is given back in part only: the rest must not count as full for good.</summary>
    [Fact]
    public void Memory_that_rose_and_stays_a_little_lower_is_full_no_more_and_above_its_band_it_is()
    {
        var rule = new LoadRule(Limits);
        Stay(0.51, TimeSpan.FromSeconds(5));
        Assert.Equal((LoadLevel.Full, LoadCause.Memory), (rule.Level, rule.Cause));
        Stay(0.48, TimeSpan.FromMinutes(1));
        Assert.Equal(LoadLevel.Full, rule.Level);
        Stay(0.47, LoadRule.LowerAfter);
        Assert.Equal((LoadLevel.Tight, LoadCause.Memory), (rule.Level, rule.Cause));
        Stay(0.41, TimeSpan.FromMinutes(1));
        Assert.Equal(LoadLevel.Tight, rule.Level);
        Stay(0.4, LoadRule.LowerAfter);
        Assert.Equal((LoadLevel.Normal, LoadCause.None), (rule.Level, rule.Cause));

        void Stay(double memory, TimeSpan time)
        {
            for (var passed = TimeSpan.Zero; passed <= time; passed += Beat)
                rule.Next(new LoadReading(0.1, memory, TimeSpan.Zero), Beat);
        }
    }

    [Fact]
    public void One_pause_of_the_process_is_no_load_however_long_and_a_silence_is_no_part_of_a_rush()
    {
        var rule = new LoadRule(Limits);
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(LoadLevel.Normal, rule.Next(new LoadReading(1, 0, TimeSpan.FromMinutes(1)), TimeSpan.FromHours(1)));
            Assert.Equal(LoadLevel.Normal, rule.Next(default, Beat));
        }
    }

    [Fact]
    public void What_has_no_limit_does_not_count()
    {
        var rule = new LoadRule(default);
        for (var i = 0; i < 5; i++)
            Assert.Equal(LoadLevel.Normal, rule.Next(new LoadReading(1, 1, TimeSpan.FromHours(1)), Second));
    }

    [Fact]
    public void More_load_at_no_time_makes_it_lower() => Gen.Select(History, History).Sample(
        (some, more) =>
        {
            var (one, other) = (new LoadRule(Limits), new LoadRule(Limits));
            for (var i = 0; i < Math.Min(some.Length, more.Length); i++)
            {
                var (reading, elapsed) = some[i];
                var extra = more[i].Reading;
                var least = one.Next(reading, elapsed);
                var most = other.Next(
                    new LoadReading(reading.Cpu + extra.Cpu, Math.Max(reading.Memory, extra.Memory), reading.Queue + extra.Queue), elapsed);
                Assert.True(least <= most, $"{least} > {most} at {i}");
            }
        },
        iter: 3_000);

    [Fact]
    public void A_load_that_varies_within_the_band_changes_it_once_at_most_after_what_was_before_has_passed() =>
        Gen.Select(History, Gen.Double[0.01, 1.5], Gen.Select(Gen.Double[LoadRule.Band, 1], Gen.Int[1, 3_000]).Array[60]).Sample(
            (before, top, noise) =>
            {
                var rule = After(before);
                rule.Next(Cpu(top), Second);
                rule.Next(Cpu(top), LoadRule.LowerAfter);
                var changes = 0;
                foreach (var (part, milliseconds) in noise)
                {
                    var was = rule.Level;
                    changes += rule.Next(Cpu(top * part), TimeSpan.FromMilliseconds(milliseconds)) == was ? 0 : 1;
                }
                Assert.True(changes <= 1);
            },
            iter: 3_000);

    [Fact]
    public void A_steady_load_settles_it_and_without_load_it_is_normal_again() => Gen.Select(History, Reading).Sample(
        (before, reading) =>
        {
            var rule = After(before);
            Stay(reading);
            var settled = rule.Level;
            Stay(reading);
            Assert.Equal(settled, rule.Level);
            Stay(default);
            Assert.Equal((LoadLevel.Normal, LoadCause.None), (rule.Level, rule.Cause));

            void Stay(LoadReading steady)
            {
                for (var passed = TimeSpan.Zero; passed <= LoadRule.LowerAfter; passed += Beat)
                    rule.Next(steady, Beat);
            }
        },
        iter: 2_000);

    [Fact]
    public void The_histories_reach_every_change_and_cause()
    {
        var met = new Dictionary<(LoadLevel, LoadLevel), int>();
        var causes = new HashSet<LoadCause>();
        foreach (var history in Samples.Of(History, 600, 21))
        {
            var rule = new LoadRule(Limits);
            foreach (var (reading, elapsed) in history)
            {
                var change = (rule.Level, rule.Next(reading, elapsed));
                met[change] = met.GetValueOrDefault(change) + 1;
                causes.Add(rule.Cause);
            }
        }
        (LoadLevel, LoadLevel)[] all = [.. Enum.GetValues<LoadLevel>().SelectMany(from => Enum.GetValues<LoadLevel>().Select(to => (from, to)))];
        Assert.All(all, change => Assert.True(met.GetValueOrDefault(change) >= 5, $"{change}: {met.GetValueOrDefault(change)}"));
        Assert.Equal(Enum.GetValues<LoadCause>(), causes.Order());
    }

    [Fact]
    public void Nothing_is_below_nothing()
    {
        var rule = new LoadRule(Limits);
        Assert.Throws<ArgumentOutOfRangeException>(() => rule.Next(Cpu(-0.1), Second));
        Assert.Throws<ArgumentOutOfRangeException>(() => rule.Next(Cpu(double.NaN), Second));
        Assert.Throws<ArgumentOutOfRangeException>(() => rule.Next(new LoadReading(0, -1, default), Second));
        Assert.Throws<ArgumentOutOfRangeException>(() => rule.Next(new LoadReading(0, 0, -Second), Second));
        Assert.Throws<ArgumentOutOfRangeException>(() => rule.Next(default, -Second));
    }

    private static Gen<LoadReading> Reading => Gen.Select(
        Gen.Frequency((3, Gen.Double[0, 0.5]), (2, Gen.Double[0.5, 1.2])),
        Gen.Frequency((4, Gen.Double[0, 0.3]), (1, Gen.Double[0.3, 0.6])),
        Gen.Frequency((4, Gen.Int[0, 200]), (1, Gen.Int[200, 900])),
        (cpu, memory, queue) => new LoadReading(cpu, memory, TimeSpan.FromMilliseconds(queue)));

    private static Gen<(LoadReading Reading, TimeSpan Elapsed)[]> History => Gen.Select(
            Gen.Frequency((3, Reading), (1, Gen.Const(default(LoadReading)))), Gen.Int[1, 2_500], Gen.Int[1, 8])
        .Array[0, 12].Select(phases => phases
            .SelectMany(phase => Enumerable.Repeat((phase.Item1, TimeSpan.FromMilliseconds(phase.Item2)), phase.Item3)).ToArray());

    private static LoadRule After((LoadReading Reading, TimeSpan Elapsed)[] history)
    {
        var rule = new LoadRule(Limits);
        foreach (var (reading, elapsed) in history)
            rule.Next(reading, elapsed);
        return rule;
    }

    private static LoadReading Cpu(double part) => new(part, 0, TimeSpan.Zero);
}
