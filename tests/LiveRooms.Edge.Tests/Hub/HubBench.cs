using LiveRooms.Edge.Payments;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Protocol;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Http.Connections.Client;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LiveRooms.Edge.Tests.Hub;

/// <summary>The edge on a real web server on a free loopback port, over fake grains.</summary>
internal sealed class HubBench : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly List<HubConnection> _connections = [];

    private HubBench(WebApplication app) => _app = app;

    internal FakeGrains Grains { get; private init; } = null!;

    internal Uri Address { get; private set; } = null!;

    internal IServiceProvider Services => _app.Services;

    internal static async Task<HubBench> Start(
        Action<EdgeOptions>? adjust = null, TimeProvider? time = null, ICheckoutPages? pages = null, Action<IServiceCollection>? services = null)
    {
        var grains = new FakeGrains();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IGrainFactory>(grains);
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.Services.AddAuthentication("test").AddScheme<AuthenticationSchemeOptions, TokenIsViewer>("test", null);
        builder.Services.AddAuthorization();
        if (pages is not null)
            builder.Services.AddSingleton(pages);
        builder.Services.AddLiveRoomsEdge(builder.Configuration);
        builder.Services.Configure<EdgeOptions>(options =>
        {
            options.Tick = TimeSpan.FromMilliseconds(5);
            adjust?.Invoke(options);
        });
        services?.Invoke(builder.Services);
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapLiveRoomsEdge();
        var bench = new HubBench(app) { Grains = grains };
        await app.StartAsync();
        bench.Address = new Uri(
            new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()), HubMethods.Path);
        return bench;
    }

    /// <summary>A connection that is not started.</summary>
    internal HubConnection Client(Wire wire = Wire.Json, string? viewer = "viewer-1", Action<HttpConnectionOptions>? options = null)
    {
        var builder = new HubConnectionBuilder().WithUrl(Address, http =>
        {
            http.SkipNegotiation = true;
            http.Transports = HttpTransportType.WebSockets;
            http.AccessTokenProvider = () => Task.FromResult(viewer);
            options?.Invoke(http);
        });
        if (wire == Wire.MessagePack)
            builder.AddMessagePackProtocol();
        var connection = builder.Build();
        _connections.Add(connection);
        return connection;
    }

    internal async Task<Guest> Connect(Wire wire = Wire.Json, string viewer = "viewer-1")
    {
        var guest = new Guest(Client(wire, viewer));
        await guest.Connection.StartAsync().Soon();
        return guest;
    }

    internal Task Stop() => _app.StopAsync(TestContext.Current.CancellationToken).Soon();

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in _connections)
            await connection.DisposeAsync();
        await _app.DisposeAsync();
    }
}

/// <summary>Which hub protocol a client speaks.</summary>
public enum Wire
{
    /// <summary>Text.</summary>
    Json,
    /// <summary>Bytes.</summary>
    MessagePack,
}
