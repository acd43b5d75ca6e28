using System.Net;
using LiveRooms.Bench.Silo;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace LiveRooms.Bench.Machine;

/// <summary>A silo as a child process of the same program, and clients of it, each with a connection of its own as edges have.</summary>
internal sealed class SiloServer : IAsyncDisposable
{
    private readonly SiloProcess _silo;
    private readonly List<IHost> _clients;

    private SiloServer(SiloProcess silo, List<IHost> clients) => (_silo, _clients) = (silo, clients);

    public int ProcessId => _silo.ProcessId;

    /// <summary>One for each simulated edge.</summary>
    public IReadOnlyList<IClusterClient> Edges => [.. _clients.Select(client => client.Services.GetRequiredService<IClusterClient>())];

    public static async Task<SiloServer> Start(RedisServer redis, int edges)
    {
        var silo = await SiloProcess.Start(redis);
        var clients = new List<IHost>();
        for (var i = 0; i < edges; i++)
        {
            clients.Add(Client(silo.Gateway));
            await clients[i].StartAsync();
        }

        return new SiloServer(silo, clients);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
        {
            await client.StopAsync();
            client.Dispose();
        }

        await _silo.DisposeAsync();
    }

    private static IHost Client(int gateway)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.UseOrleansClient(client =>
        {
            client.UseStaticClustering(new IPEndPoint(IPAddress.Loopback, gateway));
            client.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = BenchSilo.ResponseTimeout);
        });
        return builder.Build();
    }
}
