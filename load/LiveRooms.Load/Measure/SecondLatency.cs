namespace LiveRooms.Load.Measure;

/// <summary>Times that came in in one second, microseconds. Over several agents the largest of each: an upper bound.</summary>
public sealed record SecondLatency(long Count, long P50, long P99, long P999);
