using StackExchange.Redis;

namespace LiveRooms.Grains.Journal;

/// <summary>A few connections, made at first use; a journal stays on one, so its calls keep their order.</summary>
internal sealed class RedisConnections(RedisJournalOptions options) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly Task<ConnectionMultiplexer>?[] _connections = new Task<ConnectionMultiplexer>?[options.Connections];
    private bool _disposed;

    public async ValueTask<IDatabase> For(JournalKey key)
    {
        var connection = Connection((int)((uint)key.GetHashCode() % (uint)_connections.Length));
        return (await connection.ConfigureAwait(false)).GetDatabase();
    }

    /// <summary>Every connection that was made gets an answer. Fails when one gets none.</summary>
    public async Task Probe()
    {
        foreach (var connection in _connections)
        {
            if (connection is { IsFaulted: false })
                await (await connection.ConfigureAwait(false)).GetDatabase().PingAsync().ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        lock (_lock)
            _disposed = true;
        foreach (var connection in _connections)
        {
            if (connection is null)
                continue;
            await ((Task)connection).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (connection.IsCompletedSuccessfully)
                await connection.Result.DisposeAsync().ConfigureAwait(false);
        }
    }

    private Task<ConnectionMultiplexer> Connection(int at)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_connections[at] is not { IsFaulted: false } connection)
                _connections[at] = connection = Connect();
            return connection;
        }
    }

    private async Task<ConnectionMultiplexer> Connect()
    {
        var store = (options.Store ?? throw new InvalidOperationException("No store is named.")).Clone();
        store.ClientName = "liverooms-journal";
        store.AbortOnConnectFail = false; // It keeps trying, so that a store that comes back is used again.
        store.ReconnectRetryPolicy = new LinearRetry(500);
        store.AsyncTimeout = (int)options.CommandTimeout.TotalMilliseconds;
        // The first call waits for the connection, too, and is not to wait longer than a later one while the store is away.
        store.ConnectTimeout = Math.Min(store.ConnectTimeout, store.AsyncTimeout / 2);
        return await ConnectionMultiplexer.ConnectAsync(store).ConfigureAwait(false);
    }
}
