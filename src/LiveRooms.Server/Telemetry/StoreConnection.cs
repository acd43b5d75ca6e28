using LiveRooms.Server.Store;
using StackExchange.Redis;

namespace LiveRooms.Server.Telemetry;

/// <summary>One connection to the store beside those of the engine, made at first use; it keeps trying while the store is away.</summary>
internal sealed class StoreConnection(DataStore store) : IAsyncDisposable
{
    private readonly Lazy<Task<ConnectionMultiplexer>> connection = new(() =>
    {
        var options = store.Configuration;
        options.ClientName = "liverooms-server";
        options.AbortOnConnectFail = false;
        return ConnectionMultiplexer.ConnectAsync(options);
    });

    /// <summary>The connection.</summary>
    public Task<ConnectionMultiplexer> Get() => connection.Value;

    public async ValueTask DisposeAsync()
    {
        if (connection is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
            await connection.Value.Result.DisposeAsync();
    }
}
