using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Edge.Tests.Hub;
using LiveRooms.Edge.Transport;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace LiveRooms.Edge.Tests.Transport.Listening;

/// <summary>A server that speaks plain HTTP at one port and TLS at another.</summary>
public sealed class HttpsTests
{
    [Fact]
    public async Task A_viewer_by_TLS_is_served_by_Kestrel_and_one_at_the_plain_port_by_the_edge()
    {
        using var certificate = Certificate();
        await using var bench = await Start(certificate);
        var secure = new Guest(bench.Client(options: http =>
        {
            http.Url = Secure(bench);
            http.WebSocketConfiguration = socket => socket.RemoteCertificateValidationCallback = (_, shown, _, _) => certificate.Equals(shown);
        }));
        await secure.Connection.StartAsync(TestContext.Current.CancellationToken).Soon();
        Assert.Null((await secure.Join()).Problem);
        Assert.Equal(0, bench.Services.GetRequiredService<LiveConnections>().Count);

        var plain = await bench.Connect();
        Assert.Null((await plain.Join()).Problem);
        Assert.Equal(1, bench.Services.GetRequiredService<LiveConnections>().Count);
    }

    [Fact]
    public async Task A_plain_head_at_the_port_for_TLS_is_not_answered_in_plain_text()
    {
        using var certificate = Certificate();
        await using var bench = await Start(certificate);
        using var watch = new SocketWatch(bench);
        using var client = await RawClient.To(Secure(bench));
        await client.Send(RawClient.Upgrade);
        Assert.DoesNotContain("101", await client.Head(), StringComparison.Ordinal);
        Assert.Equal((0, 1), (watch.ByEdge, watch.ByKestrel));
    }

    private static Task<HubBench> Start(X509Certificate2 certificate) => HubBench.Start(services: services =>
        services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Listen(IPAddress.Loopback, 0, endpoint => endpoint.UseHttps(certificate));
        }));

    private static Uri Secure(HubBench bench)
    {
        var addresses = bench.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        return new Uri(new Uri(addresses.Single(a => a.StartsWith("https", StringComparison.Ordinal))), bench.Address.AbsolutePath);
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(Make.Start.AddYears(-1), Make.Start.AddYears(10));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }
}
