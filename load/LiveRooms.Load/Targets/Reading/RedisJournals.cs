using LiveRooms.Grains.Journal;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace LiveRooms.Load.Targets.Reading;

/// <summary>The journals of a Redis, as a server has them.</summary>
internal sealed class RedisJournals : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public RedisJournals(ConfigurationOptions store)
    {
        store.AbortOnConnectFail = false;
        _services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .AddLogging(static logging => logging.ClearProviders())
            .AddLiveRoomsJournal(store)
            .BuildServiceProvider();
    }

    /// <summary>Them.</summary>
    public IJournal Journal => _services.GetRequiredService<IJournal>();

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
