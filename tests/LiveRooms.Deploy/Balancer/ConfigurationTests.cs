using LiveRooms.Deploy.Tools;

namespace LiveRooms.Deploy.Balancer;

/// <summary>HAProxy reads its file itself.</summary>
public sealed class ConfigurationTests(Secrets secrets) : IClassFixture<Secrets>
{
    private const string Place = "deploy/balancer/haproxy.cfg";

    [Fact]
    public async Task The_configuration_is_right_and_has_nothing_to_warn_of()
    {
        var (code, output) = await Check(DeployFolder.PathOf(Place));
        Assert.True(code == 0, output);
        Assert.DoesNotContain("[WARNING]", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http-reuse never", "http-reuse sometimes")]
    [InlineData("use_backend sockets", "use_backend socks")]
    [InlineData("timeout tunnel 90s", "timeout tunnels 90s")]
    public async Task A_planted_fault_is_found(string right, string wrong)
    {
        var text = DeployFolder.Read(Place);
        Assert.Contains(right, text, StringComparison.Ordinal);
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, text.Replace(right, wrong, StringComparison.Ordinal), TestContext.Current.CancellationToken);
            var (code, _) = await Check(file);
            Assert.NotEqual(0, code);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private Task<(int Code, string Output)> Check(string file) => Tool.Run(
        "haproxy", ["-c", "-f", file],
        ("EDGES", "edge:8080"), ("TLS_PORT", "8443"), ("CERTIFICATE", secrets.CertificatePath), ("COOKIE_KEY", secrets.Values["LIVEROOMS_COOKIE_KEY"]));
}
