using System.Collections.Concurrent;
using LiveRooms.Protocol;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Logging;

namespace LiveRooms.Client.Tests.Fakes;

/// <summary>Closes connections with a reason, as an edge does: those named, or the next that come.</summary>
internal sealed class Goodbyes(ILogger<DefaultHubLifetimeManager<FakeHub>> log) : DefaultHubLifetimeManager<FakeHub>(log)
{
    private readonly ConcurrentDictionary<string, HubConnectionContext> _open = [];
    private readonly ConcurrentQueue<CloseText> _next = [];

    /// <summary>The next that connects is told this, and so on.</summary>
    internal void Next(CloseText why) => _next.Enqueue(why);

    internal Task SayAsync(string connectionId, CloseText why) =>
        _open[connectionId].WriteAsync(new CloseMessage(why.ToString(), allowReconnect: true)).AsTask();

    public override async Task OnConnectedAsync(HubConnectionContext connection)
    {
        await base.OnConnectedAsync(connection);
        _open[connection.ConnectionId] = connection;
        if (_next.TryDequeue(out var why))
        {
            await SayAsync(connection.ConnectionId, why);
        }
    }
}
