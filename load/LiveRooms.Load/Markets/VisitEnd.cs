namespace LiveRooms.Load.Markets;

/// <summary>How a visit ended.</summary>
/// <param name="IsDone">Whether all was done that was to be done.</param>
/// <param name="Joined">Whether the viewer was in the room.</param>
/// <param name="Done">How many things need not be done again.</param>
/// <param name="Code">The code of the refusal that ended it; 0: none, the connection was lost.</param>
/// <param name="RetryAfterMs">When to come again, if that was said.</param>
internal readonly record struct VisitEnd(bool IsDone, bool Joined, int Done, int Code, long RetryAfterMs);
