using LiveRooms.Grains.Journal;
using LiveRooms.Server.Store;
using LiveRooms.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using StackExchange.Redis;

namespace LiveRooms.Server.Tests.Store;

/// <summary>The store under a host: it is there before Orleans and after it, and forgets Orleans' dead rows.</summary>
public sealed class HostedStoreTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_silo_lives_on_it_and_its_membership_can_be_cleared()
    {
        await using var store = await _folder.Open();
        await using var connection = await ConnectionMultiplexer.ConnectAsync(store.Configuration);
        using (var host = Host(store))
        {
            await host.StartAsync(Stop);
            Assert.Equal(2, await connection.GetDatabase().HashLengthAsync("svc/members/cls")); // The table's version and one silo.
            var journal = host.Services.GetRequiredService<IJournal>();
            Assert.True(await journal.Append(new JournalKey("drop", "mug"), 0, new byte[1]));
            Assert.False(host.Services.GetRequiredService<StoreWatch>().IsFull);
            await host.StopAsync(Stop);
            await ((IAsyncDisposable)host).DisposeAsync();
        }
        Assert.True(await connection.GetDatabase().KeyExistsAsync("svc/members/cls"));
        await store.ClearMembership("svc", "cls");
        Assert.False(await connection.GetDatabase().KeyExistsAsync("svc/members/cls"));
    }

    private static IHost Host(DataStore store)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.AddStore(store);
        builder.UseOrleans(silo => silo
            .Configure<ClusterOptions>(o => (o.ServiceId, o.ClusterId) = ("svc", "cls"))
            .ConfigureEndpoints(siloPort: Ports.Free(), gatewayPort: 0)
            .UseRedisClustering(o => o.ConfigurationOptions = store.Configuration));
        return builder.Build();
    }
}
