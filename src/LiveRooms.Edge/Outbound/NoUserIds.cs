using Microsoft.AspNetCore.SignalR;

namespace LiveRooms.Edge.Outbound;

/// <summary>No connection is found by its user: SignalR would look at the claims for nothing, and keep them with each connection.</summary>
internal sealed class NoUserIds : IUserIdProvider
{
    public string? GetUserId(HubConnectionContext connection) => null;
}
