using LiveRooms.Client.Rooms;

namespace LiveRooms.Client.Tests.Fakes;

/// <summary>One reader of a room, read step by step.</summary>
internal sealed class Reading(LiveRoom room) : IAsyncDisposable
{
    private readonly IAsyncEnumerator<RoomUpdate> _updates =
        room.Updates().GetAsyncEnumerator(TestContext.Current.CancellationToken);

    internal async Task<RoomUpdate> NextAsync() =>
        await TryNextAsync() ?? throw new InvalidOperationException("The updates ended.");

    /// <summary>The next update, or null when none follows.</summary>
    internal async Task<RoomUpdate?> TryNextAsync() => await _updates.MoveNextAsync().AsTask().Soon() ? _updates.Current : null;

    /// <summary>Skips to the next update of a kind.</summary>
    internal async Task<T> UntilAsync<T>(Predicate<T>? condition = null) where T : RoomUpdate
    {
        while (true)
        {
            if (await NextAsync() is T found && condition?.Invoke(found) != false)
            {
                return found;
            }
        }
    }

    public ValueTask DisposeAsync() => _updates.DisposeAsync();
}
