using LiveRooms.Edge.Inbound;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;

namespace LiveRooms.Edge.Outbound;

/// <summary>
/// Leaves each connection's context where its session finds it: lanes write frames to it without a group or lookup. It keeps no
/// list of connections: what is sent by SignalR's own <c>Clients</c> and <c>Groups</c> reaches nobody.
/// </summary>
internal sealed class LiveHubLifetimeManager(ILogger<DefaultHubLifetimeManager<LiveHub>> logger)
    : DefaultHubLifetimeManager<LiveHub>(logger)
{
    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        connection.Features.Set(connection);
        return Task.CompletedTask;
    }

    public override Task OnDisconnectedAsync(HubConnectionContext connection) => Task.CompletedTask;
}
