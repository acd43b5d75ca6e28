namespace LiveRooms.Load.Scenarios;

/// <summary>What was made for a run before the audience came; every agent is told.</summary>
/// <param name="Creator">Whose shows they are.</param>
public sealed record Staging(string Creator, IReadOnlyList<string> Shows, IReadOnlyList<string> Drops);
