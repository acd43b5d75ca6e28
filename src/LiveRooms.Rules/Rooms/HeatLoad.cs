namespace LiveRooms.Rules.Rooms;

/// <summary>What a room is like on one edge.</summary>
/// <param name="Viewers">Viewers on this edge, 0 or more.</param>
/// <param name="Audience">Viewers on all edges, as last heard of; 0 or more.</param>
/// <param name="LinesPerSecond">Chat lines said in a second, shown or not; 0 or more.</param>
public readonly record struct HeatLoad(int Viewers, long Audience, double LinesPerSecond);
