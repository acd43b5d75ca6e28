namespace LiveRooms.Rules.Rooms;

/// <summary>From where on a room is large, and huge.</summary>
/// <param name="Large">Viewers of a large room, 1 or more.</param>
/// <param name="Huge">Viewers of a huge room, not below <paramref name="Large"/>.</param>
/// <param name="Lines">Lines a second that are shown in a huge room, 1 or more.</param>
public readonly record struct HeatLimits(long Large, long Huge, int Lines);
