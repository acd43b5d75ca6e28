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
    /// <summary>All reports as one; its evidence says how many are missing, for the gates that go by it.</summary>
    public AgentReport Together() => new(
        MeasurementsMerge.Of([.. Reports.Select(static report => report.Measurements)]),
        EvidenceMerge.Of([.. Reports.Select(static report => report.Evidence)], Agents.Count(static agent => agent.Lost)));
}
