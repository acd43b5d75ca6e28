namespace LiveRooms.Rules.Rooms;

/// <summary>How a room is treated.</summary>
public enum RoomHeat
{
    /// <summary>Every line, with the shortest tick that the load allows.</summary>
    Small,
    /// <summary>Every line, in batches: the tick is <see cref="TickRule.LargeTick"/> at least.</summary>
    Large,
    /// <summary>
    /// A sample: so many lines a second, besides the room's own voices, in batches of <see cref="TickRule.HugeTick"/> at least.
    /// </summary>
    Huge,
}
