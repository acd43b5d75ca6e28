using Orleans.Placement;

namespace LiveRooms.Grains.Placement;

/// <summary>Grains of this class go to silos by whether they are marked headline.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class HeadlinePlacementFilterAttribute() : PlacementFilterAttribute(new HeadlinePlacementFilter());

/// <summary>Has no settings of its own.</summary>
internal sealed class HeadlinePlacementFilter() : PlacementFilterStrategy(0);
