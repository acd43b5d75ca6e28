using System.Net;
using LiveRooms.Grains;
using LiveRooms.Grains.Journal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Serialization;
using Orleans.Storage;
using StackExchange.Redis;

namespace LiveRooms.Bench.Silo;

/// <summary>
/// The child process: the real grains over the real journal, with membership, grain state and reminders in the same Redis, as the
/// server puts them together. Silos over one Redis are one cluster. Ends when its standard input ends, so also with its parent.
/// </summary>
internal static class BenchSilo
{
    /// <summary>What it says when it takes calls.</summary>
    public const string Open = "silo open";

    /// <summary>A drop of a million reservations is replayed within one call.</summary>
    public static readonly TimeSpan ResponseTimeout = TimeSpan.FromMinutes(1);

    public static async Task<int> Run(string redis, int siloPort, int gatewayPort)
    {
        var store = ConfigurationOptions.Parse(redis);
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(options => options.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddLiveRoomsGrains(builder.Configuration);
        builder.Services.AddLiveRoomsJournal(store);
        builder.UseOrleans(silo =>
        {
            silo.UseRedisClustering(options => options.ConfigurationOptions = store);
            silo.Configure<EndpointOptions>(options =>
                (options.AdvertisedIPAddress, options.SiloPort, options.GatewayPort) = (IPAddress.Loopback, siloPort, gatewayPort));
            silo.AddRedisGrainStorageAsDefault(state => state.Configure<IServiceProvider>((options, services) =>
            {
                options.ConfigurationOptions = store;
                options.GrainStorageSerializer = new OrleansGrainStorageSerializer(services.GetRequiredService<Serializer>());
            }));
            silo.UseRedisReminderService(options => options.ConfigurationOptions = store);
            silo.Configure<SiloMessagingOptions>(options =>
            {
                options.ResponseTimeout = ResponseTimeout;
                options.MaxEnqueuedRequestsHardLimit = 20_000;
            });
        });
        using var host = builder.Build();
        await host.StartAsync();
        Console.WriteLine(Open);
        while (await Console.In.ReadLineAsync() is not null)
        {
        }

        await host.StopAsync();
        return 0;
    }
}
