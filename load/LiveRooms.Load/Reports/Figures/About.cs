using System.Globalization;
using LiveRooms.Load.Measure;
using LiveRooms.Protocol;

namespace LiveRooms.Load.Reports.Figures;

/// <summary>Sentences about a run that all reports share.</summary>
internal static class About
{
    /// <summary>When, how long, where to, how.</summary>
    public static string Line(RunResult result) => string.Create(
        CultureInfo.InvariantCulture,
        $"{result.Begun:yyyy-MM-dd HH:mm:ss} UTC, {Units.Length(result.Seconds)} long; profile {result.Profile}; target {result.Target}; viewers by {result.Transport}"
        + $"{(result.Agents.Count > 1 ? $" of {result.Agents.Count} agents" : "")}; generated on {result.Machine.Cores} cores with {Units.Bytes(result.Machine.MemoryBytes)}, {result.Machine.System}, {result.Machine.Runtime}.");

    /// <summary>What makes its figures less than they seem: agents that were lost, and where the generator was the bottleneck.</summary>
    public static IEnumerable<string> Warnings(RunResult result) =>
    [
        .. result.Agents.Where(agent => agent.Lost)
            .Select(agent => $"Agent {agent.Name} with {Units.Count(agent.Viewers)} viewers was lost{(agent.Why is { } why ? $" ({why})" : "")}: its figures and its evidence are missing."),
        .. result.Measurements.Generator.Warnings,
    ];

    /// <summary>How the generator fared.</summary>
    public static string Generator(GeneratorHealth health) => health.Cores == 0 ? "Nobody looked at it." : string.Create(
        CultureInfo.InvariantCulture,
        $"It used {Units.Percent(health.CpuShare)} of {health.Cores} cores, all processes {Units.Percent(health.MachineCpuShare)} of the machine; at most {Units.Bytes(health.MostMemoryBytes)} of memory; "
        + $"garbage collections stopped it for {Units.Time(health.GcPauseMs * 1e3)}, the longest {Units.Time(health.LongestGcPauseMs * 1e3)}; 99 of 100 acts began at most {Units.Time(health.LatenessP99)} late.");

    /// <summary>How far an agent's clock is from the coordinator's.</summary>
    public static string Offset(AgentSummary agent) => string.Create(CultureInfo.InvariantCulture, $"{agent.ClockOffsetMs:+0.##;-0.##;0} ms");

    /// <summary>How often, and why.</summary>
    /// <param name="reasons">Numbers by code or reason.</param>
    /// <param name="refusal">Whether they are codes of the engine, which have names.</param>
    public static string Reasons(IReadOnlyDictionary<string, long> reasons, bool refusal)
    {
        if (reasons.Count == 0)
            return "0";
        var total = Units.Count(reasons.Values.Sum());
        return $"{total} ({string.Join(", ", reasons.OrderByDescending(pair => pair.Value).Select(pair => $"{(refusal ? Name(pair.Key) : pair.Key)}{(reasons.Count > 1 ? $" {Units.Count(pair.Value)}" : "")}"))})";
    }

    private static string Name(string code) =>
        int.TryParse(code, CultureInfo.InvariantCulture, out var number) && Enum.IsDefined((ProblemCode)number) ? $"{code} {(ProblemCode)number}" : code;
}
