using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LiveRooms.Edge.Warmth;

/// <summary>Makes an edge keep rooms warm when it is asked to.</summary>
public static class WarmthServices
{
    /// <summary>Follows the cluster's list of warm rooms. Needs <see cref="EdgeServices.AddLiveRoomsEdge"/> before it.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="edge">Says this edge's name, its own among all edges; 1 to 256 characters.</param>
    public static IServiceCollection AddWarmRooms(this IServiceCollection services, Func<IServiceProvider, string> edge) => services.AddHostedService(p => new WarmRooms(
        p.GetRequiredService<Relays>(), p.GetRequiredService<IGrainFactory>(), edge(p), p.GetRequiredService<EdgeMetrics>(),
        p.GetRequiredService<TimeProvider>(), p.GetRequiredService<ILogger<WarmRooms>>()));
}
