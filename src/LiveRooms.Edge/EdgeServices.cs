using LiveRooms.Edge.Draining;
using LiveRooms.Edge.Inbound;
using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Outbound.Snapshots;
using LiveRooms.Edge.Payments;
using LiveRooms.Edge.Telemetry;
using LiveRooms.Edge.Transport;
using LiveRooms.Edge.Transport.Listening;
using LiveRooms.Edge.Transport.Memory;
using LiveRooms.Grains.Shedding;
using LiveRooms.Protocol;
using LiveRooms.Rules.Ids;
using MessagePack;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LiveRooms.Edge;

/// <summary>Puts the edge into a host.</summary>
public static class EdgeServices
{
    /// <summary>Objects within objects in what a client sends, and in what it is sent.</summary>
    private const int MaxDepth = 16;

    /// <summary>Adds the hub, relays and their options (section <c>LiveRooms:Edge</c>). Needs an Orleans client and sign-in.</summary>
    public static IServiceCollection AddLiveRoomsEdge(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<EdgeOptions>().Bind(configuration.GetSection("LiveRooms:Edge")).ValidateOnStart();
        services.PostConfigure<EdgeOptions>(static options => options.MaxConnections = Math.Min(options.MaxConnections, OpenFiles.ForViewers() ?? int.MaxValue));
        services.AddSingleton<IValidateOptions<EdgeOptions>, EdgeOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ProcessLoad>();
        services.AddSingleton<EdgeMetrics>();
        services.AddSingleton<FrameEncoder>();
        services.TryAddSingleton<GatewayLosses>();
        services.AddSingleton(Context);
        services.AddSingleton<Relays>();
        services.AddHostedService(p => p.GetRequiredService<Relays>());
        services.AddSingleton(p => new OpenRooms(p.GetRequiredService<Relays>()));
        services.AddSingleton<DropDesk>();
        services.AddSingleton<RememberedDrops>();
        services.AddHostedService(p => p.GetRequiredService<RememberedDrops>());
        services.TryAddSingleton<ICheckoutPages, NoCheckoutPages>();
        services.AddSingleton<Checkouts>();
        services.AddSingleton<OpenSessions>();
        services.AddSingleton(p => new Admissions(
            p.GetRequiredService<IOptions<EdgeOptions>>().Value, p.GetRequiredService<TimeProvider>(), p.GetRequiredService<EdgeMetrics>(),
            p.GetRequiredService<ProcessLoad>()));
        services.AddSingleton(Sessions);
        services.AddSingleton(Drain);
        services.AddSingleton(p => new EdgeStanding(
            p.GetRequiredService<OpenSessions>(), p.GetRequiredService<Relays>(), p.GetRequiredService<EdgeDrain>()));
        services.AddSingleton<CallFilter>();
        services.AddSingleton(Memory);
        AddHub(services);
        services.AddListening();
        return services;
    }

    /// <summary>Maps the hub at <see cref="HubMethods.Path"/>.</summary>
    public static IEndpointRouteBuilder MapLiveRoomsEdge(this IEndpointRouteBuilder app)
    {
        var options = app.ServiceProvider.GetRequiredService<IOptions<EdgeOptions>>().Value;
        var hub = app.MapHub<LiveHub>(HubMethods.Path, o =>
        {
            (o.CloseOnAuthenticationExpiration, o.AllowStatefulReconnects) = (true, true);
            // Who reads slowly stays, and waits in its lane, where what it has not read is collapsed, rather than in a buffer.
            (o.TransportMaxBufferSize, o.TransportSendTimeout) = (options.SendBufferBytes, LiveConnection.SlowestWrite);
        });
        app.ServiceProvider.OpenHubDoor(hub);
        return app;
    }

    private static void AddHub(IServiceCollection services)
    {
        var json = new ProtocolJsonContext();
        services.AddSignalR(o => o.AddFilter<CallFilter>())
            .AddJsonProtocol(o =>
            {
                o.PayloadSerializerOptions.TypeInfoResolverChain.Insert(0, json);
                o.PayloadSerializerOptions.MaxDepth = MaxDepth;
                o.PayloadSerializerOptions.Converters.Add(new SnapshotJson());
            })
            .AddMessagePackProtocol(o => o.SerializerOptions = SnapshotPack.Into(o.SerializerOptions.WithSecurity(
                MessagePackSecurity.UntrustedData.WithMaximumObjectGraphDepth(MaxDepth))));
        services.AddOptions<HubOptions>().Configure<IOptions<EdgeOptions>>((hub, edge) =>
        {
            hub.MaximumReceiveMessageSize = edge.Value.MaxMessageBytes;
            hub.MaximumParallelInvocationsPerClient = 4;
            // The text of SignalR's own errors tells which code applies; CodedHubProtocol replaces it before it leaves.
            hub.EnableDetailedErrors = true;
        });
        services.AddSingleton<HubLifetimeManager<LiveHub>, LiveHubLifetimeManager>();
        services.AddSingleton<IUserIdProvider, NoUserIds>();
        services.AddSingleton<HubConnectionHandler<LiveHub>, CodedHubHandler>();
        foreach (var protocol in services.Where(s => s.ServiceType == typeof(IHubProtocol)).ToArray())
        {
            services.Remove(protocol);
            var inner = protocol.ImplementationType!;
            services.AddSingleton<IHubProtocol>(p => new CodedHubProtocol((IHubProtocol)ActivatorUtilities.CreateInstance(p, inner)));
        }
    }

    private static RelayContext Context(IServiceProvider services) => new(
        services.GetRequiredService<IOptions<EdgeOptions>>().Value, services.GetRequiredService<TimeProvider>(),
        services.GetRequiredService<FrameEncoder>(), services.GetRequiredService<ProcessLoad>(),
        services.GetRequiredService<EdgeMetrics>(), () => new RelaySession(Guid.NewGuid().ToString("n")),
        services.GetRequiredService<ILogger<Relay>>())
    {
        Losses = services.GetRequiredService<GatewayLosses>(),
    };

    private static SessionContext Shared(IServiceProvider services) => new(
        services.GetRequiredService<Relays>(), services.GetRequiredService<DropDesk>(),
        services.GetRequiredService<RememberedDrops>(), services.GetRequiredService<Checkouts>(),
        new ChatLimits(services.GetRequiredService<IOptions<EdgeOptions>>().Value, services.GetRequiredService<TimeProvider>()),
        services.GetRequiredService<Admissions>(), services.GetRequiredService<IGrainFactory>(), services.GetRequiredService<TimeProvider>(),
        services.GetRequiredService<IOptions<EdgeOptions>>().Value);

    private static ViewerSessions Sessions(IServiceProvider services) => new(
        Shared(services), services.GetRequiredService<OpenSessions>(), services.GetRequiredService<IHostApplicationLifetime>());

    private static EdgeDrain Drain(IServiceProvider services) => new(
        services.GetRequiredService<OpenSessions>(), services.GetRequiredService<TimeProvider>(),
        services.GetRequiredService<IOptions<EdgeOptions>>().Value, services.GetRequiredService<EdgeMetrics>(),
        services.GetRequiredService<ILogger<EdgeDrain>>());

    private static MemoryTransport Memory(IServiceProvider services) =>
        new(services.GetRequiredService<LiveConnections>(), services.GetServices<IHubProtocol>());
}
