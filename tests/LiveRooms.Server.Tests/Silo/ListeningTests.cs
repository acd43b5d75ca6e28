using System.Net;
using LiveRooms.Server.Silo;
using Orleans.Configuration;

namespace LiveRooms.Server.Tests.Silo;

public sealed class ListeningTests
{
    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1")]
    [InlineData("127.0.0.7", "127.0.0.7")]
    [InlineData("10.1.2.3", "0.0.0.0")]
    [InlineData(null, "0.0.0.0")]
    public void A_silo_that_is_reached_on_its_machine_only_listens_there_only(string? advertised, string at)
    {
        var endpoint = new EndpointOptions();

        SiloSetup.Listen(endpoint, new ClusteringOptions { AdvertisedAddress = advertised, SiloPort = 11_112, GatewayPort = 30_001 }, alone: false);

        Assert.Equal(new IPEndPoint(IPAddress.Parse(at), 11_112), endpoint.SiloListeningEndpoint);
        Assert.Equal(new IPEndPoint(IPAddress.Parse(at), 30_001), endpoint.GatewayListeningEndpoint);
        Assert.Equal(advertised is null ? null : IPAddress.Parse(advertised), endpoint.AdvertisedIPAddress);
    }
}
