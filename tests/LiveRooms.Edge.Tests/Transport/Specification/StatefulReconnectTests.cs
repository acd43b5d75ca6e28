using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Edge.Tests.Hub;
using LiveRooms.Grains.Shows;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Http.Connections.Client;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace LiveRooms.Edge.Tests.Transport.Specification;

public sealed class StatefulReconnectTests
{
    [Theory, BothWires]
    public async Task A_connection_that_outlives_its_socket_gets_each_event_once(Hub.Wire wire)
    {
        await using var bench = await HubBench.Start();
        var sockets = new ConcurrentQueue<Socket>();
        var builder = new HubConnectionBuilder().WithStatefulReconnect().WithUrl(bench.Address, options =>
        {
            options.Transports = HttpTransportType.WebSockets;
            options.AccessTokenProvider = () => Task.FromResult<string?>("viewer-1");
            options.WebSocketFactory = async (context, cancellation) => await Connect(context, sockets, cancellation);
        });
        if (wire == Hub.Wire.MessagePack)
            builder.AddMessagePackProtocol();
        await using var connection = builder.Build();
        var guest = new Guest(connection);
        await connection.StartAsync(TestContext.Current.CancellationToken).Soon();
        await guest.Join();
        var show = bench.Grains.Show();
        var seen = new List<long>();
        for (var round = 0; round < 5; round++)
        {
            show.Publish(FeedEventKind.DropOpened);
            // What is on its way when the socket goes is repeated; what was seen is not.
            if (sockets.TryDequeue(out var socket))
                socket.Close(timeout: 0);
            var last = show.Publish(FeedEventKind.DropClosed);
            while (!seen.Contains(last))
                seen.AddRange((await guest.Frame(_ => true)).Events?.Select(e => e.Sequence) ?? []);
        }
        Assert.Equal(show.Events.Select(e => e.Sequence), seen);
        await show.Reported(r => r.Audience == 1);
    }

    private static async ValueTask<WebSocket> Connect(
        WebSocketConnectionContext context, ConcurrentQueue<Socket> sockets, CancellationToken cancellation)
    {
        var web = new ClientWebSocket();
        web.Options.HttpVersion = HttpVersion.Version11;
        web.Options.SetRequestHeader("Authorization", "Bearer viewer-1");
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (target, stop) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(target.DnsEndPoint, stop);
                sockets.Enqueue(socket);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        var invoker = new HttpMessageInvoker(handler, disposeHandler: false);
        await web.ConnectAsync(context.Uri, invoker, cancellation);
        return web;
    }
}
