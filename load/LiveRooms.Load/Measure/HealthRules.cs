using System.Globalization;
using LiveRooms.Load.Runner;

namespace LiveRooms.Load.Measure;

/// <summary>When the generator itself was the bottleneck, so that its figures say more of it than of the engine.</summary>
internal static class HealthRules
{
    /// <summary>Of all processors: above it something had to wait.</summary>
    public const double Busy = 0.95;

    private const double OwnMost = 0.85;
    private const double BusySecondsMost = 0.1;
    private const long LatenessMost = 50_000;
    private const double PauseMost = 200;
    private const double PauseShareMost = 0.05;
    private const double MemoryMost = 0.9;

    /// <summary>A sentence for each way in which it was.</summary>
    public static IEnumerable<string> Warnings(GeneratorHealth health, Measurements measured, Spell spell)
    {
        if (health.LatenessP99 > LatenessMost)
            yield return Say($"One act in a hundred began {health.LatenessP99 / 1e3:N0} ms late or more: the generator could not keep its plan. Times count from when acts were due, so this is in them.");
        if (health.CpuShare > OwnMost)
            yield return Say($"The generator used {health.CpuShare:P0} of the processors it may use.");
        if (spell.BusySeconds > BusySecondsMost * spell.Seconds)
            yield return Say($"In {spell.BusySeconds:N0} of {spell.Seconds:N0} seconds more than {Busy:P0} of the machine's processors were busy: generator and engine waited for each other.");
        if (health.LongestGcPauseMs > PauseMost)
            yield return Say($"A collection stopped the generator for {health.LongestGcPauseMs:N0} ms.");
        if (health.GcPauseMs > PauseShareMost * spell.Length * 1e3)
            yield return Say($"Collections stopped the generator for {health.GcPauseMs:N0} ms in {spell.Length:N0} s.");
        var most = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        if (health.MostMemoryBytes > MemoryMost * most)
            yield return Say($"The generator held {health.MostMemoryBytes / 1e9:N1} GB of {most / 1e9:N1} GB memory.");
        var unbegun = measured.Acts.Sum(act => act.Failed.GetValueOrDefault(ActRun.TooMany));
        if (unbegun > 0)
            yield return Say($"{unbegun:N0} acts were not begun: too many were under way.");
    }

    private static string Say(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);

    /// <summary>What was looked at.</summary>
    /// <param name="Length">Seconds of it all.</param>
    /// <param name="Seconds">Whole seconds that were looked at one by one.</param>
    /// <param name="BusySeconds">Those in which the machine was <see cref="Busy"/>.</param>
    public readonly record struct Spell(double Length, int Seconds, int BusySeconds);
}
