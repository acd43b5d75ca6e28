using LiveRooms.Grains.Draining;
using Orleans.Placement;
using Orleans.Runtime.Placement;

namespace LiveRooms.Grains.Placement;

/// <summary>
/// What is marked headline goes to silos with the label, all else to silos without it. Where there is no such silo, any will do: a
/// show in the wrong place is better than none. Nothing goes to this silo while it is emptied, unless it is the only one.
/// </summary>
internal sealed class HeadlinePlacementDirector(SiloLabels labels, Residents residents, ILocalSiloDetails local) : IPlacementFilterDirector
{
    public IEnumerable<SiloAddress> Filter(
        PlacementFilterStrategy filterStrategy, PlacementTarget target, IEnumerable<SiloAddress> silos)
    {
        var marked = HeadlineMark.IsIn(target.RequestContextData);
        var all = silos.ToList();
        if (residents.IsLeft && all.Count > 1)
            all.Remove(local.SiloAddress);
        var fitting = all.FindAll(silo => labels.IsHeadline(silo) == marked);
        return fitting.Count > 0 ? fitting : all;
    }
}
