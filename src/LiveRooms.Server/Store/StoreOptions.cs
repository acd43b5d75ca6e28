using StackExchange.Redis;

namespace LiveRooms.Server.Store;

/// <summary>Which store the server uses, and how the embedded one keeps its data.</summary>
public sealed class StoreOptions
{
    /// <summary>
    /// <c>LiveRooms:Redis</c>: a StackExchange.Redis connection string; empty means the embedded store.
    /// </summary>
    public string? Redis { get; set; }

    /// <summary><c>LiveRooms:DataPath</c>: the folder of the embedded store, absolute or from the current directory.</summary>
    public string DataPath { get; set; } = "./data";

    /// <summary><c>LiveRooms:Store:Durability</c>: <c>everysec</c> or <c>always</c>; the embedded store's.</summary>
    public StoreDurability Durability { get; set; } = StoreDurability.EverySec;

    /// <summary>
    /// <c>LiveRooms:Store:MemoryLimitMb</c>: above it the embedded store counts as full, 64 to 11,264. 0, the default, takes a
    /// third of the machine's memory. The store keeps everything in memory and must never evict.
    /// </summary>
    public int MemoryLimitMb { get; set; }

    /// <summary>
    /// <c>LiveRooms:Store:SkipCheck</c>: opens a data folder that failed this server's own check, when the store itself can
    /// still read it. What the damage took is missing then.
    /// </summary>
    public bool SkipCheck { get; set; }

    /// <summary>The options that <paramref name="configuration"/> names, checked.</summary>
    /// <exception cref="StoreException">An option is out of its bounds; the message names each in full.</exception>
    public static StoreOptions From(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var failures = new List<string>();
        var options = new StoreOptions { Redis = configuration["LiveRooms:Redis"], };
        if (configuration["LiveRooms:DataPath"] is { } path)
            options.DataPath = path;
        if (configuration["LiveRooms:Store:Durability"] is { } durability)
        {
            if (Enum.TryParse<StoreDurability>(durability, ignoreCase: true, out var parsed) && Enum.IsDefined(parsed))
                options.Durability = parsed;
            else
                failures.Add($"LiveRooms:Store:Durability must be everysec or always, not '{durability}'.");
        }
        if (configuration["LiveRooms:Store:MemoryLimitMb"] is { } limit)
            options.MemoryLimitMb = int.TryParse(limit, out var megabytes) ? megabytes : -1;
        if (configuration["LiveRooms:Store:SkipCheck"] is { } accept)
        {
            if (bool.TryParse(accept, out var parsed))
                options.SkipCheck = parsed;
            else
                failures.Add($"LiveRooms:Store:SkipCheck must be true or false, not '{accept}'.");
        }
        failures.AddRange(options.Failures());
        return failures.Count == 0 ? options : throw new StoreException(string.Join(' ', failures));
    }

    /// <summary>True when a Redis is configured.</summary>
    internal bool IsRedis => !string.IsNullOrWhiteSpace(Redis);

    internal IEnumerable<string> Failures()
    {
        if (IsRedis && !CanParse(Redis!))
            yield return "LiveRooms:Redis must be a StackExchange.Redis connection string, for example 'redis:6379,password=...'.";
        if (string.IsNullOrWhiteSpace(DataPath) || DataPath.Contains('\0', StringComparison.Ordinal))
            yield return "LiveRooms:DataPath must name a folder.";
        if (MemoryLimitMb != 0 && MemoryLimitMb is < 64 or > 11_264)
            yield return "LiveRooms:Store:MemoryLimitMb must be 0, or 64 to 11264.";
    }

    private static bool CanParse(string redis)
    {
        try
        {
            return ConfigurationOptions.Parse(redis).EndPoints.Count > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
