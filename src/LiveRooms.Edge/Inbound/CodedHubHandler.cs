using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LiveRooms.Edge.Inbound;

/// <summary>Serves connections as SignalR does, and refuses a handshake with a code: see <see cref="HandshakePipe"/>.</summary>
internal sealed class CodedHubHandler(
    HubLifetimeManager<LiveHub> lifetime, IHubProtocolResolver protocols, IOptions<HubOptions> options, IOptions<HubOptions<LiveHub>> hubOptions,
    ILoggerFactory logs, IUserIdProvider userIds, IServiceScopeFactory scopes)
    : HubConnectionHandler<LiveHub>(lifetime, protocols, options, hubOptions, logs, userIds, scopes)
{
    public override Task OnConnectedAsync(ConnectionContext connection)
    {
        connection.Transport = new HandshakePipe(connection, connection.Transport);
        return base.OnConnectedAsync(connection);
    }
}
