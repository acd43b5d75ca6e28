using System.Net;
using System.Net.Sockets;
using LiveRooms.Server.Silo;
using Microsoft.Extensions.Options;

namespace LiveRooms.Server.Tests.Api;

public sealed class SiloPortsTests
{
    [Fact]
    public void A_port_that_somebody_listens_on_is_refused_by_its_option_and_stepped_over_when_any_would_do()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var taken = ((IPEndPoint)other.LocalEndpoint).Port;
        var refusal = Assert.Throws<OptionsValidationException>(
            () => SiloPorts.RequireFree(new ClusteringOptions { SiloPort = taken, GatewayPort = 1 }));
        Assert.Contains("LiveRooms:Clustering:SiloPort", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("GatewayPort", refusal.Message, StringComparison.Ordinal);
        Assert.NotEqual(taken, SiloPorts.Near(taken));
    }
}
