using LiveRooms.Grains.Journal;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LiveRooms.Server.Store;

/// <summary>Puts an open store into the host.</summary>
public static class StoreHosting
{
    /// <summary>
    /// Registers <paramref name="store"/>, the journals over it, and its watch. The host does not dispose the store: whoever
    /// opened it does, after the host has ended.
    /// </summary>
    public static void AddStore(this IHostApplicationBuilder builder, DataStore store)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(store);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(store);
        builder.Services.AddLiveRoomsJournal(store.Configuration);
        builder.Services.AddSingleton<StoreWatch>();
        builder.Services.AddHostedService(services => services.GetRequiredService<StoreWatch>());
    }
}
