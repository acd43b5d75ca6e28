using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Edge.Tests.Hub;
using LiveRooms.Edge.Tests.Transport.Specification;
using LiveRooms.Edge.Transport;
using LiveRooms.Edge.Transport.Listening;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace LiveRooms.Edge.Tests.Transport.Listening;

/// <summary>How connections of the edge's own path end when it is not the client that ends them.</summary>
public sealed class EndTests
{
    [Fact]
    public async Task When_the_sign_in_ends_the_connection_does()
    {
        var clock = new FakeTimeProvider(Make.Start);
        await using var bench = await HubBench.Start(time: clock, services: services => services
            .AddAuthentication("short").AddScheme<AuthenticationSchemeOptions, ShortSignIn>("short", null));
        var guest = await bench.Connect();
        var connections = bench.Services.GetRequiredService<LiveConnections>();
        Assert.Equal(1, connections.Count);

        clock.Advance(ShortSignIn.Lifetime - TimeSpan.FromSeconds(1));
        Assert.Equal(1, connections.Count);
        clock.Advance(TimeSpan.FromSeconds(1));
        await guest.Closed;
        await Patience.Until(() => connections.Count == 0);
    }

    [Theory]
    [InlineData(EdgeTransport.Sockets)]
    [InlineData(EdgeTransport.Kestrel)]
    public async Task Who_comes_while_the_server_stops_is_told_to_come_again(EdgeTransport transport)
    {
        await using var bench = await HubBench.Start(o => o.Transport = transport);
        bench.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await using var end = await HttpEnd.Connect(bench.Address, "viewer-1", TransferFormat.Text, HttpTransportType.WebSockets, negotiate: false);
        var late = new SpecViewer(end, Hub.Wire.Json, 1);
        await late.Handshake();
        var close = (CloseMessage)await late.Until(message => message is CloseMessage);
        Assert.True(close.AllowReconnect);
        Assert.StartsWith("1011 ", close.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_server_stops_every_socket_ends()
    {
        var bench = await HubBench.Start();
        using var watch = new SocketWatch(bench);
        var guest = await bench.Connect();
        await guest.Join();
        using var idle = await RawClient.To(bench.Address);
        await idle.Send("GET /nothing HTTP/1.1\r\nHost: a\r\n\r\n");
        await idle.Head();
        using var undecided = await RawClient.To(bench.Address);
        var places = bench.Services.GetRequiredService<Places>();
        await Patience.Until(() => places.Taken == 3);

        await bench.Stop();
        await guest.Closed;
        await idle.End();
        await undecided.End();
        await Patience.Until(() => places.Taken == 0);
        Assert.Equal((1, 1), (watch.ByEdge, watch.ByKestrel));
        await Assert.ThrowsAnyAsync<Exception>(() => RawClient.To(bench.Address));
        await bench.DisposeAsync();
    }
}
