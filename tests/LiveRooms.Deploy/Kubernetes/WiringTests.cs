using k8s.Models;

namespace LiveRooms.Deploy.Kubernetes;

public sealed class WiringTests
{
    private static readonly string[] Ours = ["silo", "edge"];

    [Fact]
    public void Whatever_makes_pods_finds_them_again()
    {
        Assert.All(Manifests.Of<V1Deployment>(), item => Assert.True(Manifests.Selects(item.Spec.Selector, item.Spec.Template.Metadata.Labels)));
        Assert.All(Manifests.Of<V1StatefulSet>(), item => Assert.True(Manifests.Selects(item.Spec.Selector, item.Spec.Template.Metadata.Labels)));
        // And nobody else's: each pod has a name of its own among the labels.
        Assert.Distinct(Manifests.Pods.Values.Select(pod => pod.Metadata.Labels["app.kubernetes.io/name"]));
    }

    [Fact]
    public void A_service_leads_to_pods_that_have_its_port()
    {
        foreach (var service in Manifests.Of<V1Service>().Where(service => service.Spec.Selector is not null))
        {
            var pod = Assert.Single(Manifests.Pods.Values, pod => Manifests.Selects(service.Spec.Selector, pod.Metadata.Labels));
            Assert.All(service.Spec.Ports, port => Assert.Contains(pod.Spec.Containers[0].Ports, open => open.Name == port.TargetPort.Value));
        }
    }

    [Fact]
    public void Two_are_never_taken_at_once()
    {
        foreach (var name in Ours)
        {
            var budget = Manifests.One<V1PodDisruptionBudget>(name).Spec;
            Assert.Equal("1", budget.MaxUnavailable.Value);
            Assert.True(Manifests.Selects(budget.Selector, Manifests.Pods[name].Metadata.Labels));
            var rolling = Manifests.One<V1Deployment>(name).Spec.Strategy.RollingUpdate;
            Assert.Equal(("0", "1"), (rolling.MaxUnavailable.Value, rolling.MaxSurge.Value));
        }
    }

    [Fact]
    public void Edges_grow_with_their_viewers()
    {
        var scaler = Assert.Single(Manifests.Of<V2HorizontalPodAutoscaler>()).Spec;
        Assert.Equal("edge", Manifests.One<V1Deployment>(scaler.ScaleTargetRef.Name).Metadata.Name);
        Assert.True(scaler.MinReplicas >= 2);
        // Else every apply would set the number back.
        Assert.Null(Manifests.One<V1Deployment>("edge").Spec.Replicas);
        var viewers = Assert.Single(scaler.Metrics, metric => metric.Type == "Pods").Pods;
        Assert.Equal("AverageValue", viewers.Target.Type);
        Assert.Contains($"as: {viewers.Metric.Name}\n", DeployFolder.Read("deploy/prometheus/adapter.yml"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_ingress_leads_to_services()
    {
        var ingress = Assert.Single(Manifests.Of<V1Ingress>()).Spec;
        foreach (var path in ingress.Rules.SelectMany(rule => rule.Http.Paths))
        {
            var service = Manifests.One<V1Service>(path.Backend.Service.Name);
            Assert.Contains(service.Spec.Ports, port => port.Name == path.Backend.Service.Port.Name);
        }

        Assert.Equal(ingress.Rules.Select(rule => rule.Host), ingress.Tls.SelectMany(tls => tls.Hosts));
        Assert.All(ingress.Tls, tls => Assert.Equal("kubernetes.io/tls", Manifests.One<V1Secret>(tls.SecretName).Type));
    }

    [Fact]
    public void What_a_pod_reads_is_there()
    {
        foreach (var pod in Manifests.Pods.Values.Select(pod => pod.Spec))
        {
            var container = Assert.Single(pod.Containers);
            foreach (var source in container.EnvFrom ?? [])
            {
                if (source.ConfigMapRef is { } map)
                    Assert.NotNull(Manifests.One<V1ConfigMap>(map.Name));
                if (source.SecretRef is { } secret)
                    Assert.NotNull(Manifests.One<V1Secret>(secret.Name));
            }

            Assert.All(pod.Volumes, volume => Assert.Contains(container.VolumeMounts, mount => mount.Name == volume.Name));
            Assert.All(pod.Volumes, HasSource);
            if (pod.ServiceAccountName is { } account)
                Assert.NotNull(Manifests.One<V1ServiceAccount>(account));
        }
    }

    [Fact]
    public void Every_variable_is_an_option_of_the_server()
    {
        var shared = Manifests.One<V1ConfigMap>("liverooms").Data.Keys.Concat(Manifests.One<V1Secret>("liverooms").StringData.Keys);
        var own = Ours.SelectMany(name => Manifests.Pods[name].Spec.Containers[0].Env.Select(variable => variable.Name));
        Assert.Empty(OptionNames.Unknown(shared.Concat(own)));
    }

    [Fact]
    public void Silos_have_the_labels_of_their_cluster()
    {
        var (labels, settings) = (Manifests.Pods["silo"].Metadata.Labels, Manifests.One<V1ConfigMap>("liverooms").Data);
        Assert.Equal(settings["LiveRooms__Clustering__ClusterId"], labels["orleans/clusterId"]);
        Assert.Equal(settings["LiveRooms__Clustering__ServiceId"], labels["orleans/serviceId"]);
    }

    private static void HasSource(V1Volume volume)
    {
        if (volume.ConfigMap is { } map)
            Assert.NotNull(Manifests.One<V1ConfigMap>(map.Name));
        if (volume.Secret is { } secret)
        {
            var keys = Manifests.One<V1Secret>(secret.SecretName).StringData.Keys;
            Assert.Empty((secret.Items ?? []).Select(item => item.Key).Except(keys));
        }
    }
}
