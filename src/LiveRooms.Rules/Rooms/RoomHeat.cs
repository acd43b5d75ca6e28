namespace LiveRooms.Rules.Rooms;

/// <summary>How a room is treated.</summary>
public enum RoomHeat
{
    /// <summary>Every line at once: nothing here asks for more than the shortest tick.</summary>
    Small,
    /// <summary>Lines are sent together, all of them.</summary>
    Large,
    /// <summary>Lines are sampled: so many a second, besides the room's own voices.</summary>
    Huge,
}
