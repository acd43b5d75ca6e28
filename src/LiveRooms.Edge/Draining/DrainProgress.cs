namespace LiveRooms.Edge.Draining;

/// <summary>How far an edge is emptied.</summary>
/// <param name="HasBegun">Whether it was asked for.</param>
/// <param name="HasEnded">Whether nothing is left to do: everybody is gone, or the time is over.</param>
/// <param name="Viewers">Viewers when it began.</param>
/// <param name="Told">Viewers who were told to come again elsewhere; others may have left by themselves.</param>
/// <param name="Gone">Of those told, who have ended their connection.</param>
public sealed record DrainProgress(bool HasBegun, bool HasEnded, int Viewers, int Told, int Gone);
