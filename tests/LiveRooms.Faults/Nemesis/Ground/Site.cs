using LiveRooms.Faults.Kit;
using LiveRooms.Grains.Drops;
using LiveRooms.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;

namespace LiveRooms.Faults.Nemesis.Ground;

/// <summary>A real Redis that keeps every write on disk before it answers, and silos over it; options as they are by default.</summary>
internal sealed class Site : IAsyncDisposable
{
    private readonly List<IHost> _clients = [];
    private readonly string _more;

    /// <summary>Nothing runs yet.</summary>
    /// <param name="ground">Where.</param>
    /// <param name="silos">How many.</param>
    /// <param name="labels">Each silo's labels; none by default.</param>
    /// <param name="options">Each silo's options beside these; none by default.</param>
    /// <param name="more">A further option of all processes.</param>
    internal Site(
        Grounds ground, int silos, Func<int, string>? labels = null, Func<int, string[]>? options = null, string more = "--LiveRooms:Role=Silo")
    {
        _more = more;
        Ground = ground;
        Store = new RealRedis { Place = ground.Store };
        Silos = [.. Enumerable.Range(0, silos).Select(number =>
            new ServerProcess([.. Options, "--LiveRooms:Role=Silo", $"--LiveRooms:Silo:Labels={labels?.Invoke(number)}", .. options?.Invoke(number) ?? []]) { Place = ground.Silo(number) })];
    }

    internal Grounds Ground { get; }

    internal RealRedis Store { get; }

    internal IReadOnlyList<ServerProcess> Silos { get; }

    /// <summary>An edge that is not started yet; disposed by whoever asks for it.</summary>
    internal ServerProcess Edge(params string[] options) => new(
        [.. Options, "--LiveRooms:Role=Edge", "--LiveRooms:Edge:RequestBurst=10000", "--LiveRooms:Edge:RequestsPerSecond=10000", .. options]);

    /// <summary>A process that is silo and edge, not started yet; disposed by whoever asks for it.</summary>
    internal ServerProcess Both() =>
        new([.. Options, "--LiveRooms:Role=All", "--LiveRooms:Edge:RequestBurst=10000", "--LiveRooms:Edge:RequestsPerSecond=10000"]);

    /// <summary>Starts the store, then all silos and what else needs it.</summary>
    internal async Task Begin(params ServerProcess[] more)
    {
        await Store.Start().Soon();
        await Task.WhenAll(Silos.Concat(more).Select(server => server.Start().Soon()));
    }

    /// <summary>A client of the silos, connected as an edge is.</summary>
    /// <param name="patience">How long it waits for an answer.</param>
    internal async Task<IGrainFactory> Connect(TimeSpan patience)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleansClient(client =>
        {
            client.Configure<ClusterOptions>(static options => (options.ClusterId, options.ServiceId) = ("liverooms", "liverooms"));
            client.UseRedisClustering(options => options.ConfigurationOptions = Store.Configuration);
            client.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = patience);
            client.Configure<GatewayOptions>(static options => options.GatewayListRefreshPeriod = TimeSpan.FromSeconds(1));
        });
        var host = builder.Build();
        _clients.Add(host);
        await host.StartAsync(TestContext.Current.CancellationToken).Soon("the client finds the silos");
        return host.Services.GetRequiredService<IClusterClient>();
    }

    /// <summary>The number of the silo in which a drop lives; null when it cannot be said.</summary>
    internal Task<int?> HomeOf(IGrainFactory grains, string drop) => HomeOf(grains, grains.GetGrain<IDropGrain>(drop));

    /// <summary>
    /// The number of the silo that has a grain now, as the silos themselves say; null when none has. After a move the directory's caches
    /// may for long name the silo before.
    /// </summary>
    internal async Task<int?> FoundAt(IGrainFactory grains, IAddressable grain)
    {
        var all = await grains.GetGrain<IManagementGrain>(0).GetDetailedGrainStatistics();
        var home = Array.Find(all, one => one.GrainId == grain.GetGrainId());
        var found = Silos.ToList().FindIndex(silo => silo.SiloAddress == home?.SiloAddress.Endpoint.ToString());
        return found < 0 ? null : found;
    }

    /// <summary>The number of the silo in which a grain lives; null when it cannot be said.</summary>
    internal async Task<int?> HomeOf(IGrainFactory grains, IAddressable grain)
    {
        try
        {
            var home = await grains.GetGrain<IManagementGrain>(0).GetActivationAddress(grain);
            var found = Silos.ToList().FindIndex(silo => silo.SiloAddress == home?.Endpoint.ToString());
            return found < 0 ? null : found;
        }
#pragma warning disable CA1031 // Any silo will do as well.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        // The silos first: a client that says good-bye would wait for those that are gone.
        foreach (var silo in Silos)
            await silo.DisposeAsync();
        foreach (var client in _clients)
            await Close(client);
        await Store.DisposeAsync();
    }

    private string[] Options => [$"--LiveRooms:Redis={Store.Address}", $"--LiveRooms:SignIn:Key={Tokens.Key}", _more];

    private static async Task Close(IHost client)
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        try
        {
            await client.StopAsync(now.Token);
        }
        catch (OperationCanceledException)
        {
            // As it was told.
        }
        if (client is IAsyncDisposable disposable)
            await disposable.DisposeAsync();
    }
}
