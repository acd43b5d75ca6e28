using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Connections.Client;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LiveRooms.Client.Tests.Fakes;

/// <summary>A real web server on a free loopback port with a scripted hub.</summary>
internal sealed class FakeServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Queue<int> _refusals = [];
    private readonly List<string> _tokens = [];
    private readonly List<string> _routes = [];

    private FakeServer(WebApplication app) => _app = app;

    internal Script Script { get; } = new();

    internal Uri Address { get; private set; } = null!;

    /// <summary>Closes connections with a reason.</summary>
    internal Goodbyes Goodbyes => (Goodbyes)_app.Services.GetRequiredService<HubLifetimeManager<FakeHub>>();

    /// <summary>Bearer headers of the connects so far.</summary>
    internal IReadOnlyList<string> Tokens
    {
        get
        {
            lock (_tokens)
            {
                return [.. _tokens];
            }
        }
    }

    /// <summary>X-Route headers of the connects so far.</summary>
    internal IReadOnlyList<string> Routes
    {
        get
        {
            lock (_tokens)
            {
                return [.. _routes];
            }
        }
    }

    internal static async Task<FakeServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSignalR(hub => hub.MaximumParallelInvocationsPerClient = 8).AddMessagePackProtocol();
        builder.Services.AddSingleton<HubLifetimeManager<FakeHub>, Goodbyes>();
        FakeServer? server = null;
        builder.Services.AddSingleton(_ => server!.Script);
        var app = builder.Build();
        server = new FakeServer(app);
        app.Urls.Add("http://127.0.0.1:0");
        app.Use(server.GuardAsync);
        app.MapHub<FakeHub>(HubMethods.Path);
        await app.StartAsync();
        server.Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return server;
    }

    /// <summary>The next connects are refused with these HTTP statuses.</summary>
    internal void Refuse(params int[] statuses)
    {
        lock (_tokens)
        {
            foreach (var status in statuses)
            {
                _refusals.Enqueue(status);
            }
        }
    }

    /// <summary>Sends a frame to one connection.</summary>
    internal Task SendAsync(string connectionId, RoomFrame frame) =>
        _app.Services.GetRequiredService<IHubContext<FakeHub>>().Clients.Client(connectionId).SendAsync(HubMethods.Frame, frame);

    /// <summary>Options for a client of this server that does not dawdle: its pauses are short, or as usual on a hasty clock.</summary>
    internal LiveRoomsOptions Options(
        HubProtocolKind protocol = HubProtocolKind.Json, Func<CancellationToken, Task<string>>? token = null,
        int unreadLimit = 1_024, int commandLimit = 64, TimeProvider? time = null,
        Action<HttpConnectionOptions>? configure = null) => new()
        {
            BaseAddress = Address,
            Token = token ?? (_ => Task.FromResult("a-token")),
            Protocol = protocol,
            FirstPause = TimeSpan.FromMilliseconds(time is null ? 1 : 100),
            LongestPause = TimeSpan.FromMilliseconds(time is null ? 20 : 10_000),
            UnreadLimit = unreadLimit,
            CommandLimit = commandLimit,
            TimeProvider = time ?? TimeProvider.System,
            Random = new Random(1),
            ConfigureTransport = configure,
        };

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        int refusal;
        lock (_tokens)
        {
            _tokens.Add(context.Request.Headers.Authorization.ToString());
            _routes.Add(context.Request.Headers["X-Route"].ToString());
            _ = _refusals.TryDequeue(out refusal);
        }

        if (refusal == 0)
        {
            return next(context);
        }

        context.Response.StatusCode = refusal;
        return Task.CompletedTask;
    }
}
