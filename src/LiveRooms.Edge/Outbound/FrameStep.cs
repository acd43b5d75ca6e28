using LiveRooms.Rules.Ids;

namespace LiveRooms.Edge.Outbound;

/// <summary>The way from one place to the newest.</summary>
/// <param name="Reached">Where viewers stand after it.</param>
/// <param name="Shared">The frame for all but those with directed events; null when there is nothing new.</param>
/// <param name="Directed">Viewers that something in it is directed to; null when there are none.</param>
internal sealed record FrameStep(FeedPlace Reached, OutboundFrame? Shared, HashSet<ViewerId>? Directed);
