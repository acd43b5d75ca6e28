using LiveRooms.Load.Measure;
using LiveRooms.Load.Runner;

namespace LiveRooms.Load.Tests.Measure;

/// <summary>A generator that was the bottleneck says so; a healthy one is quiet.</summary>
public sealed class HealthRulesTests
{
    private static readonly GeneratorHealth Healthy = new(4, 0.4, 0.6, 100, 20, 1_000_000, 2_000, []);
    private static readonly HealthRules.Spell Minute = new(60, 60, 0);

    [Fact]
    public void A_healthy_one_is_quiet() => Assert.Empty(Warnings(Healthy, Minute));

    [Fact]
    public void Each_way_of_being_the_bottleneck_is_said()
    {
        Assert.Contains("80 ms late", Warnings(Healthy with { LatenessP99 = 80_000 }, Minute), StringComparison.Ordinal);
        Assert.Contains("The generator used 90", Warnings(Healthy with { CpuShare = 0.9 }, Minute), StringComparison.Ordinal);
        Assert.Contains("In 7 of 60 seconds", Warnings(Healthy, Minute with { BusySeconds = 7 }), StringComparison.Ordinal);
        Assert.Contains("for 300 ms.", Warnings(Healthy with { LongestGcPauseMs = 300 }, Minute), StringComparison.Ordinal);
        Assert.Contains("for 3,100 ms in 60 s", Warnings(Healthy with { GcPauseMs = 3_100 }, Minute), StringComparison.Ordinal);
        Assert.Contains("memory", Warnings(Healthy with { MostMemoryBytes = long.MaxValue / 2 }, Minute), StringComparison.Ordinal);
        var act = new ActSummary("ask", 10, 8, new Dictionary<string, long>(), new Dictionary<string, long> { [ActRun.TooMany] = 2 }, 0);
        Assert.Contains("2 acts were not begun", Warnings(Healthy, Minute, act), StringComparison.Ordinal);
    }

    private static string Warnings(GeneratorHealth health, HealthRules.Spell spell, params ActSummary[] acts) => string.Join(
        '\n', HealthRules.Warnings(health, new Measurements([], new Dictionary<string, long>(), acts, [], health), spell));
}
