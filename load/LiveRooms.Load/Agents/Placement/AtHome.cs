namespace LiveRooms.Load.Agents.Placement;

/// <summary>The key names the silo; nothing to set.</summary>
internal sealed class AtHome : PlacementStrategy;
