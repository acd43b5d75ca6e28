using Orleans.Placement;

namespace LiveRooms.Load.Agents.Placement;

/// <summary>Grains of this class live at the silo that their key names, and nowhere else.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class AtHomeAttribute() : PlacementAttribute(new AtHome());
