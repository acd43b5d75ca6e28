using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Garnet;
using StackExchange.Redis;

namespace LiveRooms.Server.Store;

/// <summary>
/// Garnet in this process, on a free loopback port, with a password of its own for each start, over a locked folder.
/// </summary>
internal sealed class EmbeddedStore : DataStore
{
    private const string IdKey = "lr:store";
    private const int PortAttempts = 5;

    private readonly DataFolder _folder;
    private readonly GarnetServer _server;
    private readonly ConfigurationOptions _configuration;
    private readonly long _limit;
    private ConnectionMultiplexer? _connection;

    private EmbeddedStore(DataFolder folder, GarnetServer server, ConfigurationOptions configuration, StoreOptions options)
    {
        _folder = folder;
        _server = server;
        _configuration = configuration;
        _limit = options.MemoryLimitMb != 0
            ? options.MemoryLimitMb * 1024L * 1024
            : Math.Min(11L << 30, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 3);
        var durability = options.Durability == StoreDurability.Always
            ? "always: an acknowledged write is on disk"
            : "everysec: an acknowledged write survives the end of this process; if the machine ends, the last moments may be lost";
        Description = $"embedded, data folder {folder.Path}, {configuration.EndPoints[0]}, durability {durability}";
    }

    public override bool IsEmbedded => true;

    public override string Description { get; }

    public override ConfigurationOptions Configuration => _configuration.Clone();

    public static async Task<EmbeddedStore> Start(StoreOptions options, ILoggerFactory? loggers)
    {
        var folder = DataFolder.Open(options.DataPath);
        try
        {
            if (!options.SkipCheck)
                CheckLog(folder);
            var (server, configuration) = Serve(folder, options, loggers);
            var store = new EmbeddedStore(folder, server, configuration, options);
            try
            {
                await store.Greet(options.SkipCheck);
                return store;
            }
            catch
            {
                await store.DisposeAsync();
                throw;
            }
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    public override async Task ClearMembership(string serviceId, string clusterId) =>
        await _connection!.GetDatabase().KeyDeleteAsync($"{serviceId}/members/{clusterId}");

    public override async Task<StoreFill?> Fill()
    {
        var lines = $"{await _connection!.GetDatabase().ExecuteAsync("INFO", "memory")}".Split('\n', StringSplitOptions.TrimEntries);
        return new StoreFill(Number(lines, "store_mainlog_memory_size:"), _limit);
    }

    public override async ValueTask DisposeAsync()
    {
        if (_connection is not null)
            await _connection.DisposeAsync();
        _server.Dispose(deleteDir: false);
        _folder.Dispose();
    }

    private static void CheckLog(DataFolder folder)
    {
        var log = Path.Combine(folder.StorePath, "AOF");
        if (folder.IsComplete && !Directory.Exists(log))
            throw Damaged(folder, "its log is missing");
        if (LogCheck.Find(log) is { } damage)
            throw Damaged(folder, damage);
    }

    private static (GarnetServer Server, ConfigurationOptions Configuration) Serve(
        DataFolder folder, StoreOptions options, ILoggerFactory? loggers)
    {
        var password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        for (var attempt = 1; ; attempt++)
        {
            var endpoint = new IPEndPoint(IPAddress.Loopback, FreePort());
            GarnetServer? server = null;
            try
            {
                server = new GarnetServer(
                    GarnetProfile.Create(folder.StorePath, endpoint, password, options.Durability),
                    loggers is null ? null : new GarnetLoggers(loggers));
                server.Start();
                return (server, new ConfigurationOptions { EndPoints = { endpoint }, Password = password, AbortOnConnectFail = false });
            }
            catch (SocketException) when (attempt < PortAttempts)
            {
                server?.Dispose(deleteDir: false); // Somebody took the port in between.
            }
#pragma warning disable CA1031 // Garnet has no exception of its own for what it cannot recover.
            catch (Exception e)
            {
                server?.Dispose(deleteDir: false);
                throw Damaged(folder, e.Message, e);
            }
#pragma warning restore CA1031
        }
    }

    /// <summary>Makes sure that the data is this folder's: a store that was complete once must still know its id.</summary>
    private async Task Greet(bool skipCheck)
    {
        _connection = await ConnectionMultiplexer.ConnectAsync(_configuration);
        var database = _connection.GetDatabase();
        var known = await database.StringGetAsync(IdKey);
        if (_folder.IsComplete && known != _folder.Id && !skipCheck)
            throw Damaged(_folder, known.IsNull ? "its data is gone" : "its data is another store's");
        if (known == _folder.Id && _folder.IsComplete)
            return;
        await database.StringSetAsync(IdKey, _folder.Id);
        _folder.Complete();
    }

    private static StoreException Damaged(DataFolder folder, string what, Exception? inner = null) => new(
        $"The data folder {folder.Path} is damaged: {what}. Restore it from a copy, move it away to "
        + "begin anew, or try LiveRooms:Store:SkipCheck=true, which goes without what the damage took.",
        inner);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static long Number(string[] lines, string name)
    {
        var line = lines.FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal));
        return line is null ? 0 : long.Parse(line.AsSpan(name.Length), CultureInfo.InvariantCulture);
    }
}
