namespace LiveRooms.Protocol.Hub;

/// <summary>Done, or why not.</summary>
/// <param name="Problem">Null when done.</param>
public sealed record Reply(Problem? Problem = null);
