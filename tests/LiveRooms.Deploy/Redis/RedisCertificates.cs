using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LiveRooms.Deploy.Redis;

/// <summary>An authority, and a certificate of a Redis signed by it, as files in a folder under the names that the secret gives them.</summary>
internal static class RedisCertificates
{
    /// <summary>The host's name in the certificate.</summary>
    public const string Host = "localhost";

    private const string ServerUse = "1.3.6.1.5.5.7.3.1";

    /// <summary>Makes them.</summary>
    public static void Write(string folder)
    {
        var now = TimeProvider.System.GetUtcNow();
        var (from, to) = (now.AddMinutes(-5), now.AddHours(1));
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authority = new CertificateRequest("CN=LiveRooms test authority", authorityKey, HashAlgorithmName.SHA256);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        using var signer = authority.CreateSelfSigned(from, to);

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var redis = new CertificateRequest("CN=redis", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(Host);
        redis.CertificateExtensions.Add(names.Build());
        redis.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerUse)], critical: false));
        using var certificate = redis.Create(signer, from, to, [1]);

        File.WriteAllText(Path.Combine(folder, "ca.crt"), signer.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "tls.crt"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "tls.key"), key.ExportPkcs8PrivateKeyPem());
    }
}
