using System.Net;
using LiveRooms.Bench.Machine;
using LiveRooms.Bench.Silo;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace LiveRooms.Bench.Cluster;

/// <summary>Some silo processes over a Redis of their own, and edges that are connected to all of them.</summary>
internal sealed class BenchCluster : IAsyncDisposable
{
    private readonly RedisServer _redis;
    private readonly List<SiloProcess> _silos;
    private readonly List<IHost> _edges;

    private BenchCluster(RedisServer redis, List<SiloProcess> silos, List<IHost> edges) => (_redis, _silos, _edges) = (redis, silos, edges);

    /// <summary>How many silos.</summary>
    public int Silos => _silos.Count;

    /// <summary>Their store.</summary>
    public RedisServer Redis => _redis;

    /// <summary>The ports they take edges at.</summary>
    public IReadOnlyList<int> Gateways => [.. _silos.Select(silo => silo.Gateway)];

    /// <summary>Their processes.</summary>
    public IReadOnlyList<int> ProcessIds => [.. _silos.Select(silo => silo.ProcessId)];

    /// <summary>Their memory, in bytes.</summary>
    public long ResidentBytes => _silos.Sum(silo => silo.ResidentBytes);

    /// <summary>The edges.</summary>
    public IReadOnlyList<IClusterClient> Edges => [.. _edges.Select(edge => edge.Services.GetRequiredService<IClusterClient>())];

    public static async Task<BenchCluster> Start(int silos, int edges)
    {
        var redis = await RedisServer.Start();
        await redis.SetDurability("everysec");
        // One after the other: the first makes the membership table that the others join.
        var processes = new List<SiloProcess>();
        for (var i = 0; i < silos; i++)
            processes.Add(await SiloProcess.Start(redis, settles: true));
        var clients = Enumerable.Range(0, edges).Select(_ => Client([.. processes.Select(silo => silo.Gateway)])).ToList();
        foreach (var client in clients)
            await client.StartAsync();
        return new BenchCluster(redis, processes, clients);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var edge in _edges)
        {
            await edge.StopAsync();
            edge.Dispose();
        }

        foreach (var silo in _silos)
            silo.Hush();
        await Task.WhenAll(_silos.Select(silo => silo.DisposeAsync().AsTask()));
        await _redis.DisposeAsync();
    }

    private static IHost Client(int[] gateways)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.UseOrleansClient(client =>
        {
            client.UseStaticClustering([.. gateways.Select(port => new IPEndPoint(IPAddress.Loopback, port))]);
            client.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = BenchSilo.ResponseTimeout);
        });
        return builder.Build();
    }
}
