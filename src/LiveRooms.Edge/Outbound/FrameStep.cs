namespace LiveRooms.Edge.Outbound;

/// <summary>The way from one place to the newest.</summary>
/// <param name="Reached">Where viewers stand after it.</param>
/// <param name="Shared">The frame for all but those who are told something of their own; null when there is nothing new.</param>
/// <param name="Own">Who is; null when nobody.</param>
internal sealed record FrameStep(FeedPlace Reached, OutboundFrame? Shared, OwnSince? Own);
