namespace LiveRooms.Load.Gates;

/// <summary>A stretch of one life of a room's feed: what comes after one number, through another.</summary>
public sealed record FeedSpan(long Epoch, long From, long Through);
