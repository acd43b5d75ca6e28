using System.Globalization;
using System.Text.RegularExpressions;
using LiveRooms.Edge;
using YamlDotNet.Core;

namespace LiveRooms.Deploy.Compose;

public sealed partial class ComposeTests
{
    private const string Folder = "deploy/compose";
    private static readonly string Text = DeployFolder.Read($"{Folder}/compose.yaml");
    private static readonly ComposeFile Compose = ComposeFile.Read(Text);

    [Fact]
    public void The_parts_of_a_cluster_are_there()
    {
        Assert.Equal(
            ["balancer", "edge", "grafana", "prometheus", "redis", "silo"], Compose.Services.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("Silo", 2), (Compose.Services["silo"].Environment["LiveRooms__Role"], Compose.Services["silo"].Deploy!.Replicas));
        Assert.Equal(("Edge", 2), (Compose.Services["edge"].Environment["LiveRooms__Role"], Compose.Services["edge"].Deploy!.Replicas));
    }

    [Theory]
    [InlineData("    networks: [charts]", "    network: [charts]")]
    [InlineData("      replicas: 2", "      replicas: two")]
    [InlineData("    internal: true", "    private: true")]
    [InlineData("  redis:\n    image", "  silo: {}\n  silo: {}\n  redis:\n    image")]
    public void A_planted_fault_is_found(string right, string wrong)
    {
        Assert.Contains(right, Text, StringComparison.Ordinal);
        Assert.ThrowsAny<YamlException>(() => ComposeFile.Read(Text.Replace(right, wrong, StringComparison.Ordinal)));
    }

    [Fact]
    public void What_a_service_names_is_there()
    {
        foreach (var service in Compose.Services.Values)
        {
            Assert.Empty(service.Before.Except(Compose.Services.Keys));
            Assert.Empty(service.Networks.Except(Compose.Networks.Keys));
            Assert.NotEmpty(service.Networks);
            foreach (var source in service.Volumes.Select(volume => volume.Split(':')[0]))
            {
                if (!source.StartsWith('.'))
                    Assert.Contains(source, Compose.Volumes.Keys);
                else if (source != "./certs")
                    Assert.True(Path.Exists(DeployFolder.PathOf($"{Folder}/{source}")), $"{source} is mounted, and is not there");
            }
        }
    }

    [Fact]
    public void Our_image_is_made_from_our_file_and_the_others_have_a_version()
    {
        foreach (var (name, service) in Compose.Services)
        {
            Assert.Matches(Version(), service.Image);
            if (name is not ("silo" or "edge"))
                continue;
            Assert.Equal(DeployFolder.Root, Path.GetFullPath(DeployFolder.PathOf($"{Folder}/{service.Build!.Context}")));
            Assert.True(File.Exists(DeployFolder.PathOf(service.Build.Dockerfile)));
        }
    }

    [Fact]
    public void Nobody_has_rights_it_does_not_need() => Assert.All(Compose.Services.Values, service =>
    {
        Assert.Equal(["ALL"], service.CapDrop);
        Assert.Equal(["no-new-privileges:true"], service.SecurityOpt);
        Assert.Equal("unless-stopped", service.Restart);
    });

    [Fact]
    public void Only_the_balancer_and_grafana_are_reached_from_outside()
    {
        Assert.Equal(
            ["balancer", "grafana"],
            Compose.Services.Where(service => service.Value.Ports.Count > 0).Select(service => service.Key).Order(StringComparer.Ordinal));
        Assert.All(
            Compose.Services.Values.SelectMany(service => service.Ports),
            port => Assert.Contains(":-127.0.0.1}:", port, StringComparison.Ordinal));
        Assert.All(Compose.Services["grafana"].Ports, port => Assert.StartsWith("${GRAFANA_BIND:", port, StringComparison.Ordinal));
        Assert.DoesNotContain(Compose.Services["balancer"].Ports, port => port.EndsWith(":8404", StringComparison.Ordinal));
    }

    [Fact]
    public void Who_is_reached_from_outside_shares_no_network_with_a_silo() =>
        Assert.DoesNotContain(
            Compose.Services.Where(service => service.Value.Ports.Count > 0),
            service => service.Value.Networks.Intersect(Compose.Services["silo"].Networks).Any());

    [Fact]
    public void Redis_shares_a_network_with_the_engine_alone()
    {
        Assert.Equal(["engine"], Compose.Services["redis"].Networks);
        Assert.True(Compose.Networks["engine"]!.Internal);
        Assert.Equal(
            ["edge", "redis", "silo"],
            Compose.Services.Where(service => service.Value.Networks.Contains("engine")).Select(service => service.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_variable_is_an_option_of_the_server() => Assert.Empty(
        OptionNames.Unknown(Compose.Services["silo"].Environment.Keys.Concat(Compose.Services["edge"].Environment.Keys)));

    [Fact]
    public void An_edge_may_end_in_its_own_time()
    {
        var edge = new EdgeOptions();
        Assert.True(Seconds(Compose.Services["edge"]) > edge.DrainNotice + edge.DrainTime + TimeSpan.FromSeconds(30));
        Assert.True(Seconds(Compose.Services["silo"]) > TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void Prometheus_and_the_balancer_ask_for_the_services_by_their_names()
    {
        Assert.Equal("edge:8080", Compose.Services["balancer"].Environment["EDGES"]);
        var prometheus = DeployFolder.Read("deploy/prometheus/prometheus.yml");
        Assert.All(["[silo]", "[edge]", "balancer:8404"], name => Assert.Contains(name, prometheus, StringComparison.Ordinal));
        Assert.Contains("http://prometheus:9090", DeployFolder.Read("deploy/grafana/provisioning/datasources/prometheus.yml"), StringComparison.Ordinal);
    }

    private static TimeSpan Seconds(ComposeService service) =>
        TimeSpan.FromSeconds(int.Parse(service.StopGracePeriod!.TrimEnd('s'), CultureInfo.InvariantCulture));

    [GeneratedRegex(@"^[\w./-]+:(?!latest$)[\w.-]+$")]
    private static partial Regex Version();
}
