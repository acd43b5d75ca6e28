using System.Globalization;
using k8s.Models;
using LiveRooms.Edge;

namespace LiveRooms.Deploy.Kubernetes;

public sealed class PodTests
{
    private static readonly TimeSpan HostStops = TimeSpan.FromSeconds(30);

    public static TheoryData<string> Names { get; } = [.. Manifests.Pods.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_pod_has_no_rights_over_its_node(string name)
    {
        var pod = Manifests.Pods[name].Spec;
        Assert.True(pod.SecurityContext.RunAsNonRoot);
        Assert.True(pod.SecurityContext.RunAsUser > 0);
        Assert.Equal("RuntimeDefault", pod.SecurityContext.SeccompProfile.Type);
        Assert.All(pod.Containers, container =>
        {
            Assert.False(container.SecurityContext.AllowPrivilegeEscalation);
            Assert.True(container.SecurityContext.ReadOnlyRootFilesystem);
            Assert.Equal(["ALL"], container.SecurityContext.Capabilities.Drop);
        });
        Assert.True(pod.HostNetwork is not true && pod.HostPID is not true);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_pod_says_what_it_needs_and_how_it_is(string name)
    {
        foreach (var container in Manifests.Pods[name].Spec.Containers)
        {
            Assert.Equal(["cpu", "memory"], container.Resources.Requests.Keys.Order(StringComparer.Ordinal));
            Assert.Equal(["memory"], container.Resources.Limits.Keys);
            Assert.DoesNotContain(":latest", container.Image, StringComparison.Ordinal);
            Assert.NotNull(container.StartupProbe);
            Assert.NotNull(container.ReadinessProbe);
            foreach (var probe in new[] { container.StartupProbe, container.ReadinessProbe, container.LivenessProbe })
            {
                if (probe?.HttpGet is { } get)
                    Assert.Contains(container.Ports, port => port.Name == get.Port.Value);
            }
        }
    }

    [Theory]
    [InlineData("silo")]
    [InlineData("edge")]
    public void A_pod_that_cannot_serve_is_taken_out_but_not_ended(string name)
    {
        var container = Assert.Single(Manifests.Pods[name].Spec.Containers);
        Assert.Equal("/health/live", container.StartupProbe.HttpGet.Path);
        Assert.Equal("/health/live", container.LivenessProbe.HttpGet.Path);
        Assert.Equal("/health/ready", container.ReadinessProbe.HttpGet.Path);
    }

    [Theory]
    [InlineData("silo", false)]
    [InlineData("edge", true)]
    public void A_pod_may_end_in_its_own_time(string name, bool drains)
    {
        var pod = Manifests.Pods[name].Spec;
        var edge = new EdgeOptions();
        var needed = drains
            ? Option(pod, "LiveRooms__Edge__DrainNotice", edge.DrainNotice) + Option(pod, "LiveRooms__Edge__DrainTime", edge.DrainTime) + HostStops
            : HostStops;
        Assert.True(TimeSpan.FromSeconds(pod.TerminationGracePeriodSeconds!.Value) > needed, $"{name} needs more than {needed}");
        Assert.True(pod.TerminationGracePeriodSeconds >= 60);
    }

    [Fact]
    public void Only_a_silo_may_ask_kubernetes()
    {
        Assert.All(Manifests.Pods, pod => Assert.Equal(pod.Key == "silo", pod.Value.Spec.AutomountServiceAccountToken));
        Assert.All(Manifests.Of<V1ServiceAccount>(), account => Assert.False(account.AutomountServiceAccountToken));
        Assert.All(
            Manifests.Of<V1Role>().SelectMany(role => role.Rules),
            rule => Assert.Empty(rule.Verbs.Except(["get", "list", "watch"])));
    }

    [Fact]
    public void The_namespace_takes_no_other_pods() =>
        Assert.Equal("restricted", Manifests.One<V1Namespace>("liverooms").Metadata.Labels["pod-security.kubernetes.io/enforce"]);

    private static TimeSpan Option(V1PodSpec pod, string name, TimeSpan otherwise) =>
        pod.Containers.Single().Env.SingleOrDefault(variable => variable.Name == name)?.Value is { } text
            ? TimeSpan.Parse(text, CultureInfo.InvariantCulture)
            : otherwise;
}
