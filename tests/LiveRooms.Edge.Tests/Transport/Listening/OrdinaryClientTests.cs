using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Edge.Tests.Hub;
using LiveRooms.Edge.Transport;
using LiveRooms.Grains.Shows;
using LiveRooms.Protocol.Hub;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.Extensions.DependencyInjection;

namespace LiveRooms.Edge.Tests.Transport.Listening;

/// <summary>Clients that know nothing of the edge's own path: they work, and who can be is served by it.</summary>
public sealed class OrdinaryClientTests
{
    [Theory, BothWires]
    public async Task A_client_that_skips_negotiation_is_served_by_the_edge(Hub.Wire wire)
    {
        await using var bench = await HubBench.Start();
        await LivesInARoom(bench, await bench.Connect(wire));
        Assert.Equal(1, Served(bench));
    }

    [Theory, BothWires]
    public async Task A_client_that_negotiates_first_is_served_by_the_edge_under_the_id_it_was_promised(Hub.Wire wire)
    {
        await using var bench = await HubBench.Start();
        var guest = await Connect(bench, HttpTransportType.WebSockets, wire);
        await LivesInARoom(bench, guest);
        Assert.Equal(1, Served(bench));
        Assert.NotNull(guest.Connection.ConnectionId);
    }

    [Theory]
    [InlineData(HttpTransportType.ServerSentEvents, Hub.Wire.Json)]
    [InlineData(HttpTransportType.LongPolling, Hub.Wire.Json)]
    [InlineData(HttpTransportType.LongPolling, Hub.Wire.MessagePack)]
    public async Task A_client_of_another_transport_is_served_by_Kestrel(HttpTransportType transport, Hub.Wire wire)
    {
        await using var bench = await HubBench.Start();
        await LivesInARoom(bench, await Connect(bench, transport, wire));
        Assert.Equal(0, Served(bench));
    }

    [Theory, BothWires]
    public async Task Every_client_is_served_by_Kestrel_where_it_is_set_so(Hub.Wire wire)
    {
        await using var bench = await HubBench.Start(o => o.Transport = EdgeTransport.Kestrel);
        await LivesInARoom(bench, await bench.Connect(wire));
        Assert.Equal(0, Served(bench));
    }

    private static int Served(HubBench bench) => bench.Services.GetRequiredService<LiveConnections>().Count;

    private static async Task<Guest> Connect(HubBench bench, HttpTransportType transport, Hub.Wire wire)
    {
        var guest = new Guest(bench.Client(wire, options: o => (o.SkipNegotiation, o.Transports) = (false, transport)));
        await guest.Connection.StartAsync(TestContext.Current.CancellationToken).Soon();
        return guest;
    }

    private static async Task LivesInARoom(HubBench bench, Guest guest)
    {
        Assert.Null((await guest.Join()).Problem);
        Assert.Null((await guest.Chat("op-1", "hello")).Problem);
        bench.Grains.Show().Publish(FeedEventKind.DropClosed);
        await guest.FrameWith(RoomEventKinds.DropClosed);
    }
}
