using LiveRooms.Load.Gates;
using LiveRooms.Load.Measure;
using LiveRooms.Load.Reports;
using LiveRooms.Load.Runs;

namespace LiveRooms.Load.Agents;

/// <summary>What all agents brought home.</summary>
/// <param name="Reports">Of those that were there to the end; at least one.</param>
/// <param name="Agents">All, the lost ones too: what these saw and did is in no report.</param>
internal sealed record AgentsResult(IReadOnlyList<AgentReport> Reports, IReadOnlyList<AgentSummary> Agents)
{
    /// <summary>What makes the figures less than they seem, beside what the agents say themselves.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>All reports as one; its evidence says how many are missing, for the gates that go by it.</summary>
    public AgentReport Together() => new(
        Warned(MeasurementsMerge.Of([.. Reports.Select(static report => (report.Machine, report.Measurements))])),
        EvidenceMerge.Of([.. Reports.Select(static report => report.Evidence)], Agents.Count(static agent => agent.Lost)));

    private Measurements Warned(Measurements measured) =>
        measured with { Generator = measured.Generator with { Warnings = [.. measured.Generator.Warnings, .. Warnings] } };
}
