using Orleans.Runtime.Placement;

namespace LiveRooms.Load.Agents.Placement;

/// <summary>Finds the silo that a grain's key names: by its whole address, or by host and port alone.</summary>
internal sealed class AtHomeDirector : IPlacementDirector
{
    /// <inheritdoc/>
    /// <exception cref="OrleansException">That silo is not there.</exception>
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var key = target.GrainIdentity.Key.ToString();
        var home = Array.Find(
            context.GetCompatibleSilos(target), silo => silo.ToParsableString() == key || silo.Endpoint.ToString() == key);
        return Task.FromResult(home ?? throw new OrleansException($"No silo {key} is there."));
    }
}
