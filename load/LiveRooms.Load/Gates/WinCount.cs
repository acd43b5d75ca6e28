namespace LiveRooms.Load.Gates;

/// <summary>Viewers of one network who tried for a drop, and those of them who won.</summary>
public sealed record WinCount(string Drop, string Network, long Tries, long Wins);
