using LiveRooms.Load.Agents.Placement;

namespace LiveRooms.Load.Agents;

/// <inheritdoc cref="IMusterGrain"/>
/// <param name="muster">The coordinator's.</param>
[GrainType("load-muster"), AtHome]
internal sealed class MusterGrain(Muster muster) : Grain, IMusterGrain
{
    public Task<string?> Enrol(AgentCard card) => Task.FromResult(muster.Enrol(card));
}
