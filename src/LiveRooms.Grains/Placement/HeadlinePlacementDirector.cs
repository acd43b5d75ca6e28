using Orleans.Placement;
using Orleans.Runtime.Placement;

namespace LiveRooms.Grains.Placement;

/// <summary>
/// What is marked headline goes to silos with the label, all else to silos without it. Where there is no such silo, any will do: a
/// show in the wrong place is better than none.
/// </summary>
internal sealed class HeadlinePlacementDirector(SiloLabels labels) : IPlacementFilterDirector
{
    public IEnumerable<SiloAddress> Filter(
        PlacementFilterStrategy filterStrategy, PlacementTarget target, IEnumerable<SiloAddress> silos)
    {
        var marked = HeadlineMark.IsIn(target.RequestContextData);
        var all = silos.ToList();
        var fitting = all.FindAll(silo => labels.IsHeadline(silo) == marked);
        return fitting.Count > 0 ? fitting : all;
    }
}
