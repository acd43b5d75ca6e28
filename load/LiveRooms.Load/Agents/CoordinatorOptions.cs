using System.Net;

namespace LiveRooms.Load.Agents;

/// <summary>Over how many agents a run goes, and where they come from.</summary>
/// <param name="Agents">1 to 1,000.</param>
/// <param name="Listen">Where agents of other machines find the coordinator, at an address they reach; null: local processes are started.</param>
internal sealed record CoordinatorOptions(int Agents, IPEndPoint? Listen = null)
{
    /// <summary>How long all of them may take to come, and then to make themselves ready.</summary>
    public TimeSpan Within { get; init; } = TimeSpan.FromMinutes(2);

    /// <inheritdoc cref="AgentOptions.Patience"/>
    public TimeSpan Patience { get; init; } = AgentOptions.UsualPatience;

    /// <summary>Time between all being ready and the first act: by then every agent was told when that is.</summary>
    public TimeSpan Breath { get; init; } = TimeSpan.FromSeconds(2);
}
