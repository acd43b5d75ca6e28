namespace LiveRooms.Load.Measure;

/// <summary>How the generator itself fared: whether its figures are to be believed.</summary>
/// <param name="Cores">Processors it may use.</param>
/// <param name="CpuShare">Of their time it used, 0 to 1; with viewers in memory the edge's work is in it.</param>
/// <param name="MachineCpuShare">Of the machine's processor time all processes used, 0 to 1.</param>
/// <param name="GcPauseMs">All stops by the garbage collector together.</param>
/// <param name="LongestGcPauseMs">The longest.</param>
/// <param name="MostMemoryBytes">The most memory it held.</param>
/// <param name="LatenessP99">How late its acts began, microseconds.</param>
/// <param name="Warnings">Sentences: where it was the bottleneck.</param>
public sealed record GeneratorHealth(
    int Cores, double CpuShare, double MachineCpuShare, double GcPauseMs, double LongestGcPauseMs, long MostMemoryBytes, long LatenessP99,
    IReadOnlyList<string> Warnings)
{
    /// <summary>Nobody looked.</summary>
    public static GeneratorHealth Unknown { get; } = new(0, 0, 0, 0, 0, 0, 0, []);
}
