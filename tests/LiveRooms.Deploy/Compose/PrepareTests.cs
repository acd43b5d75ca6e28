using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using LiveRooms.Deploy.Tools;

namespace LiveRooms.Deploy.Compose;

public sealed partial class PrepareTests(Secrets secrets) : IClassFixture<Secrets>
{
    [Fact]
    public void It_makes_every_secret_that_compose_asks_for()
    {
        var asked = Asked().Matches(DeployFolder.Read("deploy/compose/compose.yaml")).Select(match => match.Groups[1].Value).ToHashSet();
        Assert.NotEmpty(asked);
        Assert.Equal(asked.Order(StringComparer.Ordinal), secrets.Values.Keys.Order(StringComparer.Ordinal));
        Assert.True(Convert.FromBase64String(secrets.Values["LIVEROOMS_SIGNIN_KEY"]).Length >= 32);
        Assert.All(["REDIS_PASSWORD", "GRAFANA_PASSWORD", "LIVEROOMS_COOKIE_KEY"], name => Assert.Matches("^[0-9a-f]{32,}$", secrets.Values[name]));
        Assert.Equal("127.0.0.1", secrets.Values["LIVEROOMS_BIND"]);
        Assert.Equal("127.0.0.1", secrets.Values["GRAFANA_BIND"]);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Nobody_else_reads_them() => Assert.All(
        [secrets.SettingsPath, secrets.CertificatePath],
        file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));

    [Fact]
    public void The_certificate_is_for_this_machine_and_has_its_key()
    {
        using var certificate = X509Certificate2.CreateFromPemFile(secrets.CertificatePath, secrets.CertificatePath);
        Assert.True(certificate.MatchesHostname("localhost") && certificate.HasPrivateKey);
        using var key = certificate.GetECDsaPrivateKey();
        Assert.Equal(ECCurve.NamedCurves.nistP256.Oid.Value, key!.ExportParameters(false).Curve.Oid.Value);
    }

    [Fact]
    public async Task What_is_there_is_kept()
    {
        var (settings, certificate) = (await Read(secrets.SettingsPath), await Read(secrets.CertificatePath));
        await secrets.Prepare();
        Assert.Equal((settings, certificate), (await Read(secrets.SettingsPath), await Read(secrets.CertificatePath)));
    }

    [Fact]
    public void The_repository_takes_none_of_them()
    {
        var ignored = DeployFolder.Read("deploy/compose/.gitignore").Split('\n');
        Assert.Contains(".env", ignored);
        Assert.Contains("certs/", ignored);
    }

    private static Task<string> Read(string path) => File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);

    [GeneratedRegex(@"\$\{(\w+):[?-]")]
    private static partial Regex Asked();
}
