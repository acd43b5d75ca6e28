namespace LiveRooms.Load.Reports;

/// <summary>Where the load came from.</summary>
public sealed record Machine(string System, int Cores, long MemoryBytes, string Runtime);
