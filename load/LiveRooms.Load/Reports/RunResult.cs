using LiveRooms.Load.Gates;
using LiveRooms.Load.Measure;

namespace LiveRooms.Load.Reports;

/// <summary>A finished run: all that reports are made of, and what two runs are compared by. Written as JSON.</summary>
/// <param name="Schema">Of this file; 1.</param>
/// <param name="Settings">What it was run with, by name, as given or by default.</param>
/// <param name="Passed">All gates did, and every agent was there to the end.</param>
public sealed record RunResult(
    int Schema, string Scenario, string Summary, string Profile, DateTimeOffset Begun, double Seconds, string Target, string Transport,
    Machine Machine, IReadOnlyDictionary<string, string> Settings, Measurements Measurements, IReadOnlyList<GateVerdict> Gates,
    IReadOnlyList<AgentSummary> Agents, bool Passed)
{
    /// <summary>The newest schema.</summary>
    public const int NewestSchema = 1;
}
