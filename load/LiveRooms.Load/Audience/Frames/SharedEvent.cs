namespace LiveRooms.Load.Audience.Frames;

/// <summary>A critical event for all viewers of a room.</summary>
internal readonly record struct SharedEvent(long Sequence, string Kind, string? Drop);
