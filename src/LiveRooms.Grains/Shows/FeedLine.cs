using LiveRooms.Rules.Shows;

namespace LiveRooms.Grains.Shows;

/// <summary>A stored line of chat.</summary>
/// <param name="Sequence">Its number in the feed.</param>
/// <param name="Line">The line; its number is stable over restarts.</param>
[GenerateSerializer, Immutable, Alias("lr.show.feed-line")]
public sealed record FeedLine(long Sequence, ChatLine Line);
