using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Edge.Tests.Hub;
using LiveRooms.Edge.Tests.Transport.WebSockets;
using LiveRooms.Edge.Transport;
using LiveRooms.Edge.Transport.WebSockets;
using LiveRooms.Grains.Shows;
using LiveRooms.Protocol.Hub;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace LiveRooms.Edge.Tests.Transport.Sockets;

/// <summary>The hub, its lanes and the ordinary client over a socket of the edge's own.</summary>
public sealed class SocketHubTests
{
    private const string Handshake = "{\"protocol\":\"json\",\"version\":1}\u001e";

    [Theory, BothWires]
    public async Task The_ordinary_client_calls_the_hub_and_gets_frames(Hub.Wire wire)
    {
        await using var bench = await HubBench.Start();
        await using var pair = await SocketPair.Open();
        var run = Run(bench, pair);
        await using var client = Client(pair, wire);
        var guest = new Guest(client);
        await client.StartAsync(TestContext.Current.CancellationToken).Soon();
        Assert.Null((await guest.Join()).Problem);
        for (var i = 0; i < 20; i++)
        {
            bench.Grains.Show().Publish(FeedEventKind.ShowLive);
            await guest.FrameWith(RoomEventKinds.ShowLive);
        }
        await guest.Disconnect();
        Assert.Null(await guest.Closed);
        await run.Soon();
        await bench.Grains.Show().Reported(r => r.Audience == 0);
    }

    [Theory]
    [InlineData(Hub.Wire.Json, 2_048, 400_000)]
    [InlineData(Hub.Wire.MessagePack, 2_048, 400_000)]
    [InlineData(Hub.Wire.Json, null, 1_000_000)]
    [InlineData(Hub.Wire.MessagePack, null, 1_000_000)]
    public async Task A_message_that_is_too_large_closes_the_connection_with_its_code(Hub.Wire wire, int? limit, int length)
    {
        var most = limit ?? new EdgeOptions().MaxMessageBytes;
        await using var bench = await HubBench.Start(o => o.MaxMessageBytes = most);
        await using var pair = await SocketPair.Open(options: new EdgeOptions { MaxMessageBytes = most });
        var run = Run(bench, pair);
        await using var client = Client(pair, wire);
        var guest = new Guest(client);
        await client.StartAsync(TestContext.Current.CancellationToken).Soon();
        await Assert.ThrowsAnyAsync<Exception>(() => guest.Chat("op-1", new string('x', length)));
        Assert.Contains("1010 ", (await guest.Closed)!.Message, StringComparison.Ordinal);
        await run.Soon();
    }

    [Fact]
    public async Task A_client_that_sends_far_too_much_can_send_it_all_and_then_reads_why_it_was_ended()
    {
        await using var bench = await HubBench.Start();
        await using var pair = await SocketPair.Open(options: new EdgeOptions());
        var run = Run(bench, pair);
        await pair.Send(Handshake);
        Assert.Equal("{}\u001e", await pair.ReceiveText());
        // More than the systems between them hold: were the socket closed with any of it unread, the sending would fail.
        pair.Socket.SendBufferSize = 65_536;
        await pair.Send(new ClientFrame(Opcode.Text, new byte[12_000_000]));
        Assert.Contains("\"error\":\"1010 ", await pair.ReceiveText(), StringComparison.Ordinal);
        Assert.Null(await pair.Receive());
        pair.Client.Dispose();
        await run.Soon();
    }

    [Fact]
    public async Task What_is_no_frame_ends_the_hubs_connection_too()
    {
        await using var bench = await HubBench.Start();
        await using var pair = await SocketPair.Open();
        var run = Run(bench, pair);
        await pair.Send(Handshake);
        Assert.Equal("{}\u001e", await pair.ReceiveText());
        await pair.Send("""{"type":""");
        await pair.Send(new ClientFrame(Opcode.Text, [1]) { Masked = false });
        Assert.Contains("\"error\":\"1001 ", await pair.ReceiveText(), StringComparison.Ordinal);
        Assert.Null(await pair.Receive());
        Assert.Equal(1002, (int)pair.Client.CloseStatus!);
        pair.Client.Dispose();
        await run.Soon();
    }

    [Fact]
    public async Task A_viewer_who_reads_nothing_is_let_go_by_a_few_beats_though_the_hubs_last_words_wait()
    {
        await using var bench = await HubBench.Start();
        await using var pair = await SocketPair.Open(window: 32_768);
        var run = Run(bench, pair);
        await pair.Send(Handshake);
        await pair.ReceiveText();
        await pair.Send("{\"type\":1,\"invocationId\":\"1\",\"target\":\"Leave\",\"arguments\":[]}\u001e");
        await pair.ReceiveText();
        var lane = new CountingLane(pair.Viewer);
        var frame = CountingLane.Frame(1, 4_000_000);
        // The answer may be read before the hub has left the gate.
        await Patience.Until(() => lane.Try(frame) == HandOver.InFlight);
        ((IViewerOutlet)pair.Viewer).Abort();
        for (var beat = 0; beat < 6; beat++)
            pair.Viewer.Beat(Make.Start);
        await run.Soon();
        await lane.BeTold();
        Assert.True(pair.Viewer.IsAborted);
    }

    private static Task Run(HubBench bench, SocketPair pair) => bench.Services.GetRequiredService<LiveConnections>().Run(pair.Viewer);

    private static HubConnection Client(SocketPair pair, Hub.Wire wire)
    {
        var builder = new HubConnectionBuilder().WithUrl("http://edge/", options =>
        {
            options.SkipNegotiation = true;
            options.Transports = HttpTransportType.WebSockets;
            options.WebSocketFactory = (_, _) => new(pair.Client);
        });
        if (wire == Hub.Wire.MessagePack)
            builder.AddMessagePackProtocol();
        return builder.Build();
    }
}
