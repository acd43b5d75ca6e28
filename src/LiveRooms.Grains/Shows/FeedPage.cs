using System.Collections.Immutable;
using LiveRooms.Rules;

namespace LiveRooms.Grains.Shows;

/// <summary>What a show's feed holds after the position a relay named.</summary>
/// <param name="Refusal">No such show; null otherwise.</param>
/// <param name="Epoch">The feed's life: one activation of the show.</param>
/// <param name="Through">The sequence the page brings the relay to.</param>
/// <param name="Reset">The epoch is new to the relay, or it fell out of the window: start over from <paramref name="Latest"/>.</param>
/// <param name="Events">Critical events in order; after a reset all that are kept, so that a relay that opens late can
/// still tell a returning viewer what it missed: none is missing after the first item of the page.</param>
/// <param name="Lines">Chat lines in order; after a reset the kept history.</param>
/// <param name="SkippedLines">Lines that fell out of the window unread.</param>
/// <param name="LatestVersion">The version of the latest-wins part.</param>
/// <param name="Latest">The latest-wins part, when it changed or after a reset.</param>
[GenerateSerializer, Immutable, Alias("lr.show.feed-page")]
public sealed record FeedPage(
    Refusal? Refusal, long Epoch, long Through, bool Reset, ImmutableArray<FeedEvent> Events, ImmutableArray<FeedLine> Lines,
    long SkippedLines, long LatestVersion, RoomView? Latest);
