namespace LiveRooms.Grains.Draining;

/// <summary>How far a silo is emptied.</summary>
/// <param name="HasBegun">Whether it was asked for.</param>
/// <param name="HasEnded">Whether nothing is left to do: all have moved, nobody else could take them, or the time is over.</param>
/// <param name="Moved">Shows and drops that have left.</param>
/// <param name="Left">Shows and drops that are here.</param>
public sealed record SiloDrainProgress(bool HasBegun, bool HasEnded, int Moved, int Left);
