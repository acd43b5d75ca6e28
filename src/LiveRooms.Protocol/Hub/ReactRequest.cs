namespace LiveRooms.Protocol.Hub;

/// <summary>Adds reactions to the joined room's tally.</summary>
/// <param name="Kind"><c>heart</c>, <c>like</c>, <c>fire</c> or <c>share</c>; see <see cref="ReactionKinds"/>.</param>
/// <param name="Count">1 to 50 in one call.</param>
public sealed record ReactRequest(string Kind, int Count);
