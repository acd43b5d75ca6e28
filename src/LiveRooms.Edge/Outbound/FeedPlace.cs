namespace LiveRooms.Edge.Outbound;

/// <summary>How far a viewer, or the relay itself, is in a room.</summary>
/// <param name="Epoch">The feed's life that <paramref name="Sequence"/> counts in.</param>
/// <param name="Sequence">The last feed item seen.</param>
/// <param name="Stamp">The relay's page up to which the latest-wins parts are known.</param>
internal readonly record struct FeedPlace(long Epoch, long Sequence, long Stamp);
