namespace LiveRooms.Protocol.Hub;

/// <summary>The room's live numbers; the latest wins.</summary>
/// <param name="Audience">Viewers in the room, over all edges.</param>
/// <param name="Tallies">Reactions by kind since the show was made.</param>
public sealed record Counters(long Audience, IReadOnlyDictionary<string, long> Tallies);
