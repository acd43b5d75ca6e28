namespace LiveRooms.Protocol;

/// <summary>A place in a room's feed: what a viewer has seen up to.</summary>
/// <param name="Epoch">The feed's life; sequences of different epochs cannot be compared. At most 2^53.</param>
/// <param name="Sequence">The number of the last feed item seen, from 0. At most 2^53.</param>
public sealed record Position(long Epoch, long Sequence);
