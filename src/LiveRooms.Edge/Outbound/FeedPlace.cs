namespace LiveRooms.Edge.Outbound;

/// <summary>How far a viewer, or the relay itself, is in a room. One object for all who stand there.</summary>
/// <param name="Epoch">The feed's life that <paramref name="Sequence"/> counts in.</param>
/// <param name="Sequence">The last feed item seen.</param>
/// <param name="Stamp">The relay's page up to which the latest-wins parts are known; it grows over all epochs.</param>
internal sealed record FeedPlace(long Epoch, long Sequence, long Stamp)
{
    /// <summary>Before the first page.</summary>
    public static FeedPlace Start { get; } = new(0, 0, 0);

    /// <summary>About how many bytes the critical events for all viewers make up to here, over all epochs.</summary>
    public long CriticalBytes { get; init; }
}
