using System.Net;
using StackExchange.Redis;

namespace LiveRooms.Server.Store;

/// <summary>A Redis that others run; its durability is read from it where it allows that.</summary>
internal sealed class RedisStore : DataStore
{
    private readonly ConfigurationOptions _configuration;

    private RedisStore(ConfigurationOptions configuration, string durability)
    {
        _configuration = configuration;
        Description = $"Redis at {Places(configuration)}, durability {durability}";
    }

    public override bool IsEmbedded => false;

    public override string Description { get; }

    public override ConfigurationOptions Configuration => _configuration.Clone();

    public static async Task<RedisStore> Connect(StoreOptions options)
    {
        var configuration = ConfigurationOptions.Parse(options.Redis!);
        configuration.AbortOnConnectFail = false;
        var first = configuration.Clone();
        first.AbortOnConnectFail = true;
        try
        {
            await using var connection = await ConnectionMultiplexer.ConnectAsync(first);
            await connection.GetDatabase().PingAsync();
            return new RedisStore(configuration, await Durability(connection));
        }
        catch (RedisException e)
        {
            throw new StoreException($"No Redis answers at {Places(configuration)} (LiveRooms:Redis): {e.Message}", e);
        }
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task<string> Durability(ConnectionMultiplexer connection)
    {
        var database = connection.GetDatabase();
        return (await Setting(database, "appendonly"), await Setting(database, "appendfsync")) switch
        {
            ("no", _) => "none (appendonly is off: a restart loses what its last snapshot misses)",
            ("yes", "always") => "always (acknowledged means on disk)",
            ("yes", "everysec") => "everysec (a sudden end of the machine may lose the last second)",
            ("yes", { } other) => $"appendfsync {other}",
            _ => "unknown (CONFIG GET was refused)",
        };
    }

    private static async Task<string?> Setting(IDatabase database, string name)
    {
        try
        {
            var reply = (RedisResult[]?)await database.ExecuteAsync("CONFIG", "GET", name);
            return reply is [_, var value] ? (string?)value : null;
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            return null;
        }
    }

    private static string Places(ConfigurationOptions configuration) => string.Join(", ", configuration.EndPoints.Select(Place));

    private static string Place(EndPoint endpoint) =>
        endpoint is DnsEndPoint dns ? $"{dns.Host}:{dns.Port}" : $"{endpoint}";
}
