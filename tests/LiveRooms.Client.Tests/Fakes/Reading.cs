using LiveRooms.Client.Rooms;

namespace LiveRooms.Client.Tests.Fakes;

/// <summary>One reader of a room, read step by step. It reads already when it is made, so that nothing is missed.</summary>
internal sealed class Reading : IAsyncDisposable
{
    private readonly IAsyncEnumerator<RoomUpdate> _updates;
    private bool _firstIsUnread = true;

    private Reading(IAsyncEnumerator<RoomUpdate> updates) => _updates = updates;

    internal static async Task<Reading> OfAsync(LiveRoom room)
    {
        var updates = room.Updates().GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await updates.MoveNextAsync().AsTask().Soon());
        return new Reading(updates);
    }

    internal async Task<RoomUpdate> NextAsync() =>
        await TryNextAsync() ?? throw new InvalidOperationException("The updates ended.");

    /// <summary>The next update, or null when none follows.</summary>
    internal async Task<RoomUpdate?> TryNextAsync()
    {
        if (_firstIsUnread)
        {
            _firstIsUnread = false;
            return _updates.Current;
        }

        return await _updates.MoveNextAsync().AsTask().Soon() ? _updates.Current : null;
    }

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
