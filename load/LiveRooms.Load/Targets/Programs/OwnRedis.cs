namespace LiveRooms.Load.Targets.Programs;

/// <summary>The store of a cluster that is started here.</summary>
internal static class OwnRedis
{
    /// <summary>Starts a Redis that has what it acknowledged on disk.</summary>
    /// <exception cref="TargetException">There is no redis-server.</exception>
    public static Task<RedisServer> Start(CancellationToken cancelled) =>
        RedisServer.IsInstalled ? RedisServer.Start(cancelled) : throw new TargetException($"A cluster needs a Redis. {RedisServer.Missing}");
}
