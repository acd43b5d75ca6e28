using LiveRooms.Edge;
using LiveRooms.Edge.Warmth;
using LiveRooms.Grains;
using LiveRooms.Grains.Shedding;
using LiveRooms.Server.Api;
using LiveRooms.Server.Api.Problems;
using LiveRooms.Server.Demo;
using LiveRooms.Server.Draining;
using LiveRooms.Server.Ops;
using LiveRooms.Server.Ops.Cluster;
using LiveRooms.Server.Pages;
using LiveRooms.Server.Payments;
using LiveRooms.Server.Roles;
using LiveRooms.Server.SignIn;
using LiveRooms.Server.Silo;
using LiveRooms.Server.Store;
using LiveRooms.Server.Telemetry;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LiveRooms.Server;

/// <summary>A composed server: which parts it has, in which order they start, and what answers at which address.</summary>
internal sealed class ServerHost : IAsyncDisposable
{
    private const string DefaultAddress = "http://127.0.0.1:5080";
    private static readonly string[] AddressOptions = ["urls", "http_ports", "https_ports"];

    private readonly DataStore store;

    private ServerHost(WebApplication app, DataStore store) => (App, this.store) = (app, store);

    /// <summary>The web application, not started yet.</summary>
    public WebApplication App { get; }

    /// <summary>Opens the store and composes a server over it, ready to run.</summary>
    /// <param name="args">Options as <c>--LiveRooms:Role=Edge</c>.</param>
    /// <param name="adjust">Last changes before it is built.</param>
    public static async Task<ServerHost> Create(string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        var role = RoleOptions.Read(builder.Configuration).Role;
        var clustering = ClusteringOptions.Read(builder.Configuration);
        var options = StoreOptions.From(builder.Configuration);
        RoleRules.Check(role, options);
        var store = await DataStore.Open(options);
        try
        {
            if (store.IsEmbedded)
                await store.ClearMembership(clustering.ServiceId, clustering.ClusterId);
            Listen(builder);
            AddParts(builder, role, clustering, store);
            adjust?.Invoke(builder);
            var app = builder.Build();
            app.Services.GetRequiredService<SigningKey>(); // A damaged key is known now, not at the first sign-in.
            Map(app, role);
            return new ServerHost(app, store);
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    /// <summary>The store ends after everything that uses it.</summary>
    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await store.DisposeAsync();
    }

    private static void Listen(WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        var named = AddressOptions.Any(option => !string.IsNullOrEmpty(configuration[option]));
        if (!named && !configuration.GetSection("Kestrel:Endpoints").Exists())
            builder.WebHost.UseUrls(DefaultAddress);
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.AddServerHeader = false);
    }

    // Hosted services start in the order of their registration and stop in the reverse: what others lean on comes first.
    private static void AddParts(WebApplicationBuilder builder, ServerRole role, ClusteringOptions clustering, DataStore store)
    {
        var (services, configuration) = (builder.Services, builder.Configuration);
        services.TryAddSingleton(TimeProvider.System);
        builder.AddStore(store);
        services.AddClustering(configuration);
        if (role == ServerRole.Edge)
        {
            builder.UseSiloClient(clustering, store);
        }
        else
        {
            services.AddLiveRoomsGrains(configuration);
            builder.UseSilo(clustering, store);
        }

        services.AddProblems().AddSignIn(configuration).AddTelemetry(configuration).AddHealth().AddLoadWatch(configuration);
        if (role != ServerRole.Silo)
        {
            services.AddApi(configuration).AddPayments(configuration, builder.Environment).AddPages(configuration).AddLiveRoomsEdge(configuration);
            services.AddWarmRooms(static provider => provider.GetRequiredService<OwnReport>().Process.Value);
        }
        services.AddDrain().AddOps(configuration).AddHostedService<Greeting>();
        if (role == ServerRole.All)
            builder.AddDemo();
    }

    private static void Map(WebApplication app, ServerRole role)
    {
        app.UseProblems();
        if (role != ServerRole.Silo)
            app.UsePages();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapTelemetry();
        app.MapLoad();
        app.MapOps();
        app.MapDrain();
        if (role == ServerRole.Silo)
            return;
        app.UseRateLimiter();
        app.MapApi();
        app.MapRooms();
        app.MapCluster();
        app.MapWarm();
        app.MapJournals();
        app.MapLiveRoomsEdge();
    }
}
