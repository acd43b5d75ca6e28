using StackExchange.Redis;

namespace LiveRooms.Grains.Journal;

/// <summary>Tells a store that does not answer from one whose data is wrong.</summary>
internal static class RedisFailure
{
    /// <summary>The journal's exception for what a call threw; null for what is not the store's.</summary>
    public static Exception? From(JournalKey key, string operation, Exception thrown) => thrown switch
    {
        RedisServerException e when e.Message.Contains("WRONGTYPE", StringComparison.Ordinal) =>
            new JournalDamagedException(key, "its keys hold another type of value.", e),
        // RedisServerException too: LOADING, READONLY, MASTERDOWN, OOM, MISCONF, BUSY ... all mean "not now".
        RedisException or TimeoutException or ObjectDisposedException =>
            new JournalUnavailableException($"The store did not answer: {operation} of journal {key}.", thrown),
        _ => null,
    };
}
