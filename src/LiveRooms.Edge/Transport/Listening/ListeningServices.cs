using LiveRooms.Edge.Telemetry;
using LiveRooms.Edge.Transport.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LiveRooms.Edge.Transport.Listening;

/// <summary>Puts the listener and the hub's door into the edge.</summary>
internal static class ListeningServices
{
    /// <summary>How long SignalR keeps a negotiation by default.</summary>
    private static readonly TimeSpan _promise = TimeSpan.FromSeconds(15);

    /// <summary>Adds them, closed: see <see cref="OpenHubDoor"/>. Where no Kestrel listens, nobody asks for them.</summary>
    public static IServiceCollection AddListening(this IServiceCollection services)
    {
        services.AddSingleton<Places>();
        services.AddSingleton<Undecided>();
        services.AddSingleton(p => new Negotiations(
            p.GetRequiredService<TimeProvider>(), p.GetRequiredService<IOptions<ConnectionOptions>>().Value.DisconnectTimeout ?? _promise));
        services.AddSingleton<IStartupFilter, SpareSockets>();
        services.AddSingleton<HostRules>();
        services.AddSingleton<HubSignIn>();
        // Later, for the server is made of its listeners.
        services.AddSingleton(p => new PlainEndpoints(p.GetRequiredService<IServer>));
        services.AddSingleton(Viewers);
        services.AddSingleton<HubDoor>();
        services.AddSingleton<LiveConnections>();
        services.AddHostedService(p => p.GetRequiredService<LiveConnections>());
        services.AddSingleton(p => new ListenerParts(
            p.GetRequiredService<Places>(), p.GetRequiredService<Undecided>(), p.GetRequiredService<HubDoor>(), p.GetRequiredService<LiveConnections>(),
            p.GetRequiredService<IOptions<EdgeOptions>>().Value, p.GetRequiredService<EdgeMetrics>(), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IConnectionListenerFactory, LiveListenerFactory>();
        return services;
    }

    /// <summary>Lets viewers in by the door: the hub is mapped.</summary>
    public static void OpenHubDoor(this IServiceProvider services, IEndpointConventionBuilder hub)
    {
        NegotiationWatch.Watch(hub, services.GetRequiredService<Negotiations>());
        SpareSockets.Guard(hub, services.GetRequiredService<EdgeMetrics>());
        services.GetRequiredService<HubDoor>().Open();
    }

    private static SocketToViewer Viewers(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<EdgeOptions>>().Value;
        return (socket, entrant) =>
        {
            var viewer = new SocketViewer(socket, entrant.User, options) { SignInEnds = entrant.SignInEnds };
            if (entrant.ConnectionId is { } id)
                viewer.ConnectionId = id;
            return viewer;
        };
    }
}
