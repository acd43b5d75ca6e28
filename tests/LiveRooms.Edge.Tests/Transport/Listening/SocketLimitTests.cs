using System.Net;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Edge.Tests.Hub;
using LiveRooms.Edge.Transport.Listening;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LiveRooms.Edge.Tests.Transport.Listening;

public sealed class SocketLimitTests
{
    [Theory]
    [InlineData("address")]
    [InlineData("edge")]
    public async Task A_socket_beyond_a_limit_is_closed_and_one_after_others_ended_is_not(string limit)
    {
        await using var bench = await HubBench.Start(o =>
        {
            o.ConnectionsPerAddress = limit == "address" ? 2 : 0;
            o.MaxConnections = limit == "edge" ? 2 : 100;
        });
        using var watch = new SocketWatch(bench);
        // One of each kind: they are counted together.
        var guest = await bench.Connect();
        using var other = await RawClient.To(bench.Address);
        await other.Send("GET /nothing HTTP/1.1\r\nHost: a\r\n\r\n");
        await other.Head();
        using (var beyond = await RawClient.To(bench.Address))
            await beyond.End();
        Assert.Equal((1, 1, 1), (watch.ByEdge, watch.ByKestrel, watch.RefusedBy(limit)));

        var places = bench.Services.GetRequiredService<Places>();
        await guest.Disconnect();
        await Patience.Until(() => places.Taken == 1);
        await bench.Connect();
        other.Dispose();
        await Patience.Until(() => places.Taken == 1);
        await bench.Connect();
        Assert.Equal(3, watch.ByEdge);
    }

    [Theory]
    [InlineData("10.0.0.1", "10.0.0.1", true)]
    [InlineData("10.0.0.1", "10.0.0.2", false)]
    [InlineData("10.0.0.1", "::ffff:10.0.0.1", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::2", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("0.0.0.0", "::", false)]
    public void Addresses_share_a_place_when_they_are_one_network_of_version_6(string one, string other, bool same)
    {
        var places = new Places(Options.Create(new EdgeOptions { ConnectionsPerAddress = 1 }), Make.Metrics());
        Assert.True(places.TryTake(IPAddress.Parse(one), out var place));
        Assert.Equal(same, !places.TryTake(IPAddress.Parse(other), out _));
        places.Leave(place);
        Assert.True(places.TryTake(IPAddress.Parse(one), out _));
    }
}
