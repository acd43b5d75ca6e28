namespace LiveRooms.Load.Gates;

/// <summary>What the viewers of one process know of a room together, by which they are compared with those of others, and with the engine.</summary>
/// <param name="At">When they were asked, microseconds of the coordinator's clock, as all times here.</param>
/// <param name="Present">How many of them are in it.</param>
/// <param name="Epoch">The newest life of its feed.</param>
/// <param name="Newest">How far any of them came in that.</param>
/// <param name="NewestSince">Since when.</param>
/// <param name="LeastLines">Lines that were said in it for certain: the highest number shown, or told of.</param>
/// <param name="MostLines">Lines that may have been said in it for all they were told.</param>
/// <param name="Spans">Of which stretches of the feed they were brought all critical events.</param>
/// <param name="Events">The critical events for all that any of them saw.</param>
public sealed record RoomSeen(
    string Show, long At, long Present, long Epoch, long Newest, long NewestSince, long LeastLines, long MostLines,
    IReadOnlyList<FeedSpan> Spans, IReadOnlyList<SeenEvent> Events);
