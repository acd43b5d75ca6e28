using k8s.Models;
using LiveRooms.Deploy.Kubernetes;

namespace LiveRooms.Deploy.Tools;

/// <summary>Prometheus reads its files itself.</summary>
public sealed class PromtoolTests
{
    private const string Folder = "deploy/prometheus";

    private const string Discovery = """
            kubernetes_sd_configs:
              - role: pod
                namespaces:
                  names: [liverooms]

        """;

    [Fact]
    public async Task The_configuration_is_right_and_its_rules_with_it()
    {
        var (code, output) = await Tool.Run("promtool", ["check", "config", DeployFolder.PathOf($"{Folder}/prometheus.yml")]);
        Assert.True(code == 0, output);
        Assert.Contains("rules found", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_configuration_for_kubernetes_is_right()
    {
        // Debian builds Prometheus without Kubernetes: its section is compared word for word, the rest is checked as it stands.
        var text = DeployFolder.Read($"{Folder}/kubernetes.yml");
        Assert.Contains(Discovery, text, StringComparison.Ordinal);
        Assert.Contains("- alerts.yml", text, StringComparison.Ordinal);
        var (code, output) = await Check(["check", "config", "--syntax-only"], text.Replace(Discovery, "    static_configs: []\n", StringComparison.Ordinal));
        Assert.True(code == 0, output);
    }

    [Theory]
    [InlineData("silo")]
    [InlineData("edge")]
    public void Prometheus_finds_the_pods_by_what_they_say_of_themselves(string name)
    {
        Assert.NotNull(Manifests.One<V1Namespace>("liverooms"));
        Assert.Equal("true", Manifests.Pods[name].Metadata.Annotations["prometheus.io/scrape"]);
        Assert.Contains(Manifests.Pods[name].Spec.Containers[0].Ports, port => port is { Name: "http", ContainerPort: 8080 });
    }

    [Fact]
    public async Task The_rules_are_right()
    {
        var (code, output) = await Tool.Run("promtool", ["check", "rules", DeployFolder.PathOf($"{Folder}/alerts.yml")]);
        Assert.True(code == 0, output);
    }

    [Fact]
    public async Task The_alerts_ring_when_they_should_and_only_then()
    {
        var (code, output) = await Tool.Run("promtool", ["test", "rules", DeployFolder.PathOf($"{Folder}/alerts.test.yml")]);
        Assert.True(code == 0, output);
    }

    [Theory]
    [InlineData("expr: up{job=~\"silo|edge\"} == 0", "expr: up{job=~\"silo|edge\"} ==")]
    [InlineData("        for: 30s", "        during: 30s")]
    public async Task A_planted_fault_is_found(string right, string wrong)
    {
        var text = DeployFolder.Read($"{Folder}/alerts.yml");
        Assert.Contains(right, text, StringComparison.Ordinal);
        var (code, _) = await Check(["check", "rules"], text.Replace(right, wrong, StringComparison.Ordinal));
        Assert.NotEqual(0, code);
    }

    private static async Task<(int Code, string Output)> Check(string[] how, string text)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
            return await Tool.Run("promtool", [.. how, file]);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
