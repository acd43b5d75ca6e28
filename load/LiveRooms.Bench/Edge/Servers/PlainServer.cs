using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace LiveRooms.Bench.Edge.Servers;

/// <summary>
/// Peers (a) and (b): SignalR as it comes. Viewers join a group, and each frame is sent to the group; with the Redis backplane
/// the group spans processes.
/// </summary>
internal sealed class PlainServer(int port, IHubContext<PlainHub> hub) : IBenchServer
{
    private long _sequence = BenchRoom.FirstSequence;

    /// <inheritdoc/>
    public int Port => port;

    /// <summary>A group does not tell how many it reaches.</summary>
    public long Handed => 0;

    /// <summary>The process.</summary>
    /// <param name="redis">The backplane's address; null for none.</param>
    public static async Task<int> Run(string? redis)
    {
        var builder = WebServer.Create();
        var signalR = builder.Services.AddSignalR().AddJsonProtocol(BenchRoom.Configure);
        if (redis is not null)
            signalR.AddStackExchangeRedis(redis);
        await using var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapHub<PlainHub>(HubMethods.Path);
        var port = await WebServer.Start(app);
        return await ServerControl.Run(new PlainServer(port, app.Services.GetRequiredService<IHubContext<PlainHub>>()));
    }

    /// <inheritdoc/>
    public Task Publish(double perSecond, CancellationToken stop) => Pulse.Run(perSecond, Send, stop);

    /// <inheritdoc/>
    public void Forget()
    {
        // It has no history.
    }

    private async Task Send()
    {
        var frame = BenchRoom.Frame(++_sequence);
        await hub.Clients.Group(BenchRoom.Show.Value).SendAsync(HubMethods.Frame, frame);
    }
}

/// <summary>The hub of <see cref="PlainServer"/>.</summary>
[Authorize]
internal sealed class PlainHub : Hub
{
    public async Task<JoinReply> Join(JoinRequest request)
    {
        await Groups.AddToGroupAsync(Context.ConnectionId, request.ShowId);
        return BenchRoom.Reply;
    }
}
