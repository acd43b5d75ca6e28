using LiveRooms.Edge;
using LiveRooms.Grains;
using LiveRooms.Grains.Journal;
using LiveRooms.Server.Api;
using LiveRooms.Server.Api.Problems;
using LiveRooms.Server.Ops;
using LiveRooms.Server.Pages;
using LiveRooms.Server.Roles;
using LiveRooms.Server.SignIn;
using LiveRooms.Server.Silo;
using LiveRooms.Server.Telemetry;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace LiveRooms.Server;

/// <summary>Composes a server: which parts it has, in which order they start, and what answers at which address.</summary>
internal static class ServerHost
{
    private const string DefaultAddress = "http://127.0.0.1:5080";
    private static readonly string[] AddressOptions = ["urls", "http_ports", "https_ports"];

    /// <summary>A server that is ready to run.</summary>
    /// <param name="args">Options as <c>--LiveRooms:Role=Edge</c>.</param>
    /// <param name="adjust">Last changes before it is built.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        var role = RoleOptions.Read(builder.Configuration).Role;
        var configuration = builder.Configuration;
        if (Array.TrueForAll(AddressOptions, option => string.IsNullOrEmpty(configuration[option])) && !configuration.GetSection("Kestrel:Endpoints").Exists())
            builder.WebHost.UseUrls(DefaultAddress);
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.AddServerHeader = false);

        builder.Services.TryAddSingleton(TimeProvider.System);
        AddEngine(builder, role);
        builder.Services.AddProblems().AddSignIn(configuration).AddTelemetry(configuration).AddHealth();
        if (role != ServerRole.Silo)
            builder.Services.AddApi().AddPages(configuration).AddLiveRoomsEdge(configuration);
        builder.Services.AddHostedService<Greeting>();
        adjust?.Invoke(builder);

        var app = builder.Build();
        Map(app, role);
        return app;
    }

    private static void AddEngine(WebApplicationBuilder builder, ServerRole role)
    {
        builder.Services.AddSingleton<IValidateOptions<ClusteringOptions>, ClusteringOptionsValidator>();
        builder.Services.AddOptions<ClusteringOptions>().Bind(builder.Configuration.GetSection(ClusteringOptions.Section)).ValidateOnStart();
        var clustering = ClusteringOptions.Read(builder.Configuration);
        var store = ConfigurationOptions.Parse(builder.Configuration["LiveRooms:Redis"]!);
        builder.Services.AddSingleton(new StoreConnection(store));
        if (role == ServerRole.Edge)
        {
            builder.UseSiloClient(clustering, store);
            return;
        }

        builder.Services.AddLiveRoomsJournal(store).AddLiveRoomsGrains(builder.Configuration);
        builder.UseSilo(clustering, store, alone: false);
    }

    private static void Map(WebApplication app, ServerRole role)
    {
        app.UseProblems();
        if (role != ServerRole.Silo)
            app.UsePages();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapTelemetry();
        if (role != ServerRole.Edge)
            app.MapOps();
        if (role == ServerRole.Silo)
            return;
        app.UseRateLimiter();
        app.MapApi();
        app.MapLiveRoomsEdge();
    }
}
