using LiveRooms.Load.Scenarios;
using LiveRooms.Load.Targets;

namespace LiveRooms.Load.Runs;

/// <summary>What one process has to do of a run. Written as JSON to reach agents.</summary>
/// <param name="Scenario">Its name.</param>
/// <param name="Settings">Of the whole audience.</param>
/// <param name="Share">This process's part.</param>
/// <param name="Staging">What was made before.</param>
/// <param name="Target">Where to.</param>
/// <param name="Transport">How viewers get there.</param>
public sealed record PerformancePlan(
    string Scenario, AudienceSettings Settings, Share Share, Staging Staging, TargetPlan Target, TransportKind Transport);
