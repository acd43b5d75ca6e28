using k8s.Models;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace LiveRooms.Deploy.Kubernetes;

public sealed class ManifestTests
{
    private const string Good = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  b: c\n";

    [Fact]
    public void Every_manifest_reads_strictly()
    {
        Assert.NotEmpty(Manifests.Objects);
        Assert.All(Manifests.Objects, item => Assert.False(string.IsNullOrEmpty(item.Metadata.Name)));
        Assert.Distinct(Manifests.Objects.Select(item => $"{item.Kind} {item.Metadata.Name}"));
    }

    [Theory]
    [InlineData("data:", "date:")]
    [InlineData("kind: ConfigMap", "kind: ConfigMop")]
    [InlineData("apiVersion: v1", "apiVersion: v9")]
    [InlineData("  b: c", "  b: c\n  b: d")]
    [InlineData("  b: c", "  b: [c]")]
    public void A_planted_fault_is_found(string right, string wrong)
    {
        Assert.Single(Manifests.Read(Good));
        Assert.ThrowsAny<Exception>(() => Manifests.Read(Good.Replace(right, wrong, StringComparison.Ordinal)).ToList());
    }

    [Fact]
    public void All_of_them_are_applied_but_the_example_of_secrets()
    {
        var kustomization = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build()
            .Deserialize<Kustomization>(DeployFolder.Read("deploy/kubernetes/kustomization.yaml"));
        Assert.Equal(
            Manifests.Files.Select(file => Path.GetFileName(file)!).Where(file => !file.EndsWith(".example.yaml", StringComparison.Ordinal)),
            kustomization.Resources.Order(StringComparer.Ordinal));
        Assert.Contains(Manifests.Of<V1Namespace>(), item => item.Metadata.Name == kustomization.Namespace);
        var ours = Assert.Single(kustomization.Images);
        Assert.Contains(Manifests.Pods.Values, pod => pod.Spec.Containers.Any(container => container.Image == ours.Name));
        Assert.NotEqual("latest", ours.NewTag);
    }

    [Fact]
    public void No_secret_stands_in_the_repository() => Assert.All(
        Manifests.Of<V1Secret>().SelectMany(secret => secret.StringData.Values),
        value => Assert.Contains("replace-me", value, StringComparison.Ordinal));

    private sealed class Kustomization
    {
        public string ApiVersion { get; set; } = "";

        public string Kind { get; set; } = "";

        public string Namespace { get; set; } = "";

        public List<string> Resources { get; set; } = [];

        public List<Image> Images { get; set; } = [];
    }

    private sealed class Image
    {
        public string Name { get; set; } = "";

        public string NewName { get; set; } = "";

        public string NewTag { get; set; } = "";
    }
}
