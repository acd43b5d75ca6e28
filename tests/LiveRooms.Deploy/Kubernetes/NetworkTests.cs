using k8s.Models;

namespace LiveRooms.Deploy.Kubernetes;

public sealed class NetworkTests
{
    [Fact]
    public void Nothing_is_reached_unless_it_says_so()
    {
        var nothing = Manifests.One<V1NetworkPolicy>("nothing").Spec;
        Assert.True(nothing.PodSelector.MatchLabels is null && nothing.PodSelector.MatchExpressions is null);
        Assert.Equal(["Ingress", "Egress"], nothing.PolicyTypes);
        Assert.True(nothing.Ingress is null && nothing.Egress is null);
    }

    [Theory]
    [InlineData("silo", 11111, "silo")]
    [InlineData("silo", 30000, "silo", "edge")]
    [InlineData("redis", 6379, "silo", "edge")]
    [InlineData("edge", 8080)]
    [InlineData("silo", 8080)]
    public void A_port_is_open_to_those_pods_alone(string target, int port, params string[] callers)
    {
        var pods = Manifests.Pods.Where(pod => MayReach(pod.Key, target, port)).Select(pod => pod.Key);
        Assert.Equal(callers.Order(StringComparer.Ordinal), pods.Order(StringComparer.Ordinal));
        Assert.All(callers, caller => Assert.True(MayCall(caller, target, port), $"{caller} may not call {target}:{port}"));
    }

    [Fact]
    public void Every_port_of_a_policy_is_a_port_of_its_pods()
    {
        foreach (var policy in Manifests.Of<V1NetworkPolicy>())
        {
            var open = Manifests.Pods.Values.Where(pod => Manifests.Selects(policy.Spec.PodSelector, pod.Metadata.Labels))
                .SelectMany(pod => pod.Spec.Containers[0].Ports).Select(port => port.Name).ToHashSet();
            Assert.NotEmpty(open);
            Assert.All((policy.Spec.Ingress ?? []).SelectMany(rule => rule.Ports), port => Assert.Contains(port.Port.Value, open));
        }
    }

    private static bool MayReach(string caller, string target, int port) => (
        from policy in PoliciesOf(target)
        from rule in policy.Ingress ?? []
        where rule.Ports.Any(open => NumberOf(target, open.Port.Value) == port) && rule.FromProperty.Any(peer => IsPeer(peer, caller))
        select rule).Any();

    private static bool MayCall(string caller, string target, int port) => (
        from policy in PoliciesOf(caller)
        from rule in policy.Egress ?? []
        where rule.Ports.Any(open => NumberOf(target, open.Port.Value) == port) && rule.To.Any(peer => IsPeer(peer, target))
        select rule).Any();

    private static IEnumerable<V1NetworkPolicySpec> PoliciesOf(string pod) => Manifests.Of<V1NetworkPolicy>().Select(policy => policy.Spec)
        .Where(policy => Manifests.Selects(policy.PodSelector, Manifests.Pods[pod].Metadata.Labels));

    private static bool IsPeer(V1NetworkPolicyPeer peer, string pod) =>
        peer.NamespaceSelector is null && peer.PodSelector is { } selector && Manifests.Selects(selector, Manifests.Pods[pod].Metadata.Labels);

    private static int NumberOf(string pod, string port) => int.TryParse(port, out var number)
        ? number
        : Manifests.Pods[pod].Spec.Containers[0].Ports.SingleOrDefault(open => open.Name == port)?.ContainerPort ?? -1;
}
