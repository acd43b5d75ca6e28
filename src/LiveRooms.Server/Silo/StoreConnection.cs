using StackExchange.Redis;

namespace LiveRooms.Server.Silo;

/// <summary>One connection to the store beside those of the engine, made at first use; it keeps trying while the store is away.</summary>
internal sealed class StoreConnection(ConfigurationOptions address) : IAsyncDisposable
{
    private readonly Lazy<Task<ConnectionMultiplexer>> connection = new(() =>
    {
        var options = address.Clone();
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
