using LiveRooms.Rules.Shedding;

namespace LiveRooms.Rules.Rooms;

/// <summary>What one round of sending met.</summary>
/// <param name="Sending">How long it took, 0 or more.</param>
/// <param name="Viewers">Viewers of the room on this edge, 0 or more.</param>
/// <param name="LinesPerSecond">Chat lines said in the room in a second, shown or not; 0 or more.</param>
/// <param name="Heat">How the room is treated.</param>
/// <param name="Level">How loaded the process is, which treats it as hotter.</param>
public readonly record struct TickLoad(
    TimeSpan Sending, int Viewers, double LinesPerSecond, RoomHeat Heat = RoomHeat.Small, LoadLevel Level = LoadLevel.Normal);
