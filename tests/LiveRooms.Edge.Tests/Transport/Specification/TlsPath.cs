using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LiveRooms.Edge.Tests.Hub;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace LiveRooms.Edge.Tests.Transport.Specification;

/// <summary>WebSockets within TLS that ends at the edge.</summary>
public abstract class TlsPath : TransportSpecification
{
    private static readonly X509Certificate2 _certificate = Certificate();

    private protected override void Adjust(IServiceCollection services) =>
        services.Configure<KestrelServerOptions>(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(_certificate)));

    private protected override async Task<ClientEnd> Connect(HubBench bench, string viewer) =>
        await HttpEnd.Connect(bench.Address, viewer, Format, HttpTransportType.WebSockets);

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using var signed = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        return X509CertificateLoader.LoadPkcs12(signed.Export(X509ContentType.Pfx), null);
    }
}

/// <inheritdoc/>
public sealed class TlsPathJson : TlsPath
{
    protected override Hub.Wire Speaks => Hub.Wire.Json;
}

/// <inheritdoc/>
public sealed class TlsPathMessagePack : TlsPath
{
    protected override Hub.Wire Speaks => Hub.Wire.MessagePack;
}
