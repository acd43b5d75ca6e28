using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace LiveRooms.Grains.Journal;

/// <summary>Registers the journals.</summary>
public static class JournalServices
{
    /// <summary>Journals in <paramref name="store"/>, with options from <c>LiveRooms:Journal</c>, checked at start.</summary>
    public static IServiceCollection AddLiveRoomsJournal(this IServiceCollection services, ConfigurationOptions store)
    {
        services.AddOptions<RedisJournalOptions>()
            .BindConfiguration(RedisJournalOptions.Section)
            .Configure(options => options.Store = store)
            .ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RedisJournalOptions>, RedisJournalOptionsValidator>());
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<JournalMetrics>();
        services.TryAddSingleton<RedisJournal>();
        services.TryAddSingleton<IJournal>(static provider => provider.GetRequiredService<RedisJournal>());
        services.TryAddSingleton<IJournalTrust>(static provider => provider.GetRequiredService<RedisJournal>());
        return services;
    }

    /// <summary>Journals in memory, gone with the process: for tests.</summary>
    public static IServiceCollection AddMemoryJournal(this IServiceCollection services)
    {
        services.AddMetrics();
        services.TryAddSingleton<JournalMetrics>();
        services.TryAddSingleton<MemoryJournal>();
        services.TryAddSingleton<IJournal>(static provider => provider.GetRequiredService<MemoryJournal>());
        services.TryAddSingleton<IJournalTrust>(static provider => provider.GetRequiredService<MemoryJournal>());
        return services;
    }
}
