using System.Net;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Edge.Tests.Hub;
using LiveRooms.Edge.Transport.Listening;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace LiveRooms.Edge.Tests.Transport.Listening;

public sealed class SocketLimitTests
{
    private const string Plain = "GET /nothing HTTP/1.1\r\nHost: a\r\n\r\n";

    private readonly FakeTimeProvider _clock = new();
    private readonly HeardLog<Places> _log = new();

    [Theory]
    [InlineData("address", EdgeTransport.Sockets)]
    [InlineData("edge", EdgeTransport.Sockets)]
    [InlineData("edge", EdgeTransport.Kestrel)]
    public async Task Beyond_a_limit_the_hub_refuses_and_the_rest_answers_once_a_socket(string limit, EdgeTransport transport)
    {
        await using var bench = await Bench(limit, transport);
        using var watch = new SocketWatch(bench);
        // One of each kind: they are counted together.
        var guest = await bench.Connect();
        using var other = await RawClient.To(bench.Address);
        await other.Send(Plain);
        await other.Head();

        using var viewer = await RawClient.To(bench.Address);
        await viewer.Send(RawClient.Upgrade);
        Assert.Equal("HTTP/1.1 503 Service Unavailable", await viewer.Status());
        await viewer.End();
        using var probe = await RawClient.To(bench.Address);
        await probe.Send(Plain);
        Assert.Equal("HTTP/1.1 404 Not Found", await probe.Status());
        await probe.End();
        Assert.Equal(1, watch.RefusedBy(limit));

        var places = bench.Services.GetRequiredService<Places>();
        await guest.Disconnect();
        await Patience.Until(() => places.Taken == 1);
        await bench.Connect();
        other.Dispose();
        await Patience.Until(() => places.Taken == 1);
        await bench.Connect();
        Assert.Equal(1, watch.RefusedBy(limit));
    }

    [Theory]
    [InlineData("address", Places.SpareOfAddress)]
    [InlineData("edge", Places.Spare)]
    public async Task Beyond_the_reserve_a_socket_is_closed_when_it_is_accepted(string limit, int reserve)
    {
        await using var bench = await Bench(limit, EdgeTransport.Sockets);
        using var watch = new SocketWatch(bench);
        var silent = new List<RawClient>();
        for (var at = 0; at < 2 + reserve; at++)
            silent.Add(await RawClient.To(bench.Address));
        using (var beyond = await RawClient.To(bench.Address))
            await beyond.End();
        Assert.Equal(1, watch.RefusedBy(limit));
        foreach (var client in silent)
            client.Dispose();
        var places = bench.Services.GetRequiredService<Places>();
        await Patience.Until(() => places.Taken == 0);
    }

    [Fact]
    public async Task A_silent_socket_keeps_no_spare_place()
    {
        await using var bench = await HubBench.Start(o => (o.MaxConnections, o.FirstBytes) = (1, TimeSpan.FromMilliseconds(10)));
        var guest = await bench.Connect();
        using (var silent = await RawClient.To(bench.Address))
            await silent.End();
        Assert.Null((await guest.Join()).Problem);
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
        var places = Of(new EdgeOptions { ConnectionsPerAddress = 1 });
        Assert.True(places.TryTake(IPAddress.Parse(one), out var place, out var beyond));
        Assert.Null(beyond);
        places.TryTake(IPAddress.Parse(other), out var second, out beyond);
        Assert.Equal(same ? SocketLimit.Address : null, beyond);
        places.Leave(second);
        places.Leave(place);
        places.TryTake(IPAddress.Parse(one), out _, out beyond);
        Assert.Null(beyond);
        Assert.Equal(1, places.Taken);
    }

    [Fact]
    public void A_limit_that_is_reached_is_named_in_the_log_once_a_minute()
    {
        var places = Of(new EdgeOptions { ConnectionsPerAddress = 1, MaxConnections = 3 });
        Take("10.0.0.1");
        Assert.Empty(_log.Lines);
        Take("10.0.0.1");
        Take("10.0.0.1");
        Assert.Contains("1 sockets are open, all that LiveRooms:Edge:ConnectionsPerAddress allows", Assert.Single(_log.Lines), StringComparison.Ordinal);
        Take("10.0.0.2");
        Assert.Contains("3 sockets are open, all that LiveRooms:Edge:MaxConnections allows", _log.Lines[1], StringComparison.Ordinal);
        _clock.Advance(TimeSpan.FromSeconds(59));
        Take("10.0.0.3");
        Assert.Equal(2, _log.Lines.Count);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Take("10.0.0.3");
        Assert.Contains("10.0.0.3", _log.Lines[2], StringComparison.Ordinal);

        void Take(string address) => Assert.True(places.TryTake(IPAddress.Parse(address), out _, out _));
    }

    private static Task<HubBench> Bench(string limit, EdgeTransport transport) => HubBench.Start(o =>
    {
        o.ConnectionsPerAddress = limit == "address" ? 2 : 0;
        o.MaxConnections = limit == "edge" ? 2 : 1_000;
        (o.Transport, o.FirstBytes) = (transport, TimeSpan.FromMinutes(1));
    });

    private Places Of(EdgeOptions options) => new(Options.Create(options), Make.Metrics(), _clock, _log);
}
