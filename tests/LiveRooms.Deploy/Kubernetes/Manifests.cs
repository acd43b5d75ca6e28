using k8s;
using k8s.Models;

namespace LiveRooms.Deploy.Kubernetes;

/// <summary>The manifests of deploy/kubernetes, read as strictly as the API server reads them.</summary>
internal static class Manifests
{
    private const string Folder = "deploy/kubernetes";

    /// <summary>Every manifest file, the example of secrets among them.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. DeployFolder.Files(Folder, "*.yaml").Where(file => !file.EndsWith("/kustomization.yaml", StringComparison.Ordinal))];

    /// <summary>Every object.</summary>
    public static IReadOnlyList<IKubernetesObject<V1ObjectMeta>> Objects { get; } = [.. Files.SelectMany(file => Read(DeployFolder.Read(file)))];

    /// <summary>Every pod that is ever made, by the name of what makes it.</summary>
    public static IReadOnlyDictionary<string, V1PodTemplateSpec> Pods { get; } = Of<V1Deployment>()
        .Select(item => (item.Metadata.Name, item.Spec.Template))
        .Concat(Of<V1StatefulSet>().Select(item => (item.Metadata.Name, item.Spec.Template)))
        .ToDictionary(pair => pair.Name, pair => pair.Template);

    /// <summary>The objects of one kind.</summary>
    public static IEnumerable<T> Of<T>()
        where T : IKubernetesObject<V1ObjectMeta> => Objects.OfType<T>();

    /// <summary>The one of a kind with this name.</summary>
    public static T One<T>(string name)
        where T : IKubernetesObject<V1ObjectMeta> => Of<T>().Single(item => item.Metadata.Name == name);

    /// <summary>The objects of a text.</summary>
    public static IEnumerable<IKubernetesObject<V1ObjectMeta>> Read(string yaml) =>
        KubernetesYaml.LoadAllFromString(yaml, strict: true).Cast<IKubernetesObject<V1ObjectMeta>>();

    /// <summary>Whether a selector's labels are all among these.</summary>
    public static bool Selects(IDictionary<string, string>? selector, IDictionary<string, string> labels) =>
        (selector ?? new Dictionary<string, string>()).All(wanted => labels.TryGetValue(wanted.Key, out var value) && value == wanted.Value);

    /// <summary>Whether a selector takes a pod with these labels.</summary>
    public static bool Selects(V1LabelSelector selector, IDictionary<string, string> labels) =>
        Selects(selector.MatchLabels, labels) && (selector.MatchExpressions ?? []).All(wanted => wanted.OperatorProperty switch
        {
            "In" => labels.TryGetValue(wanted.Key, out var value) && wanted.Values.Contains(value),
            _ => throw new NotSupportedException($"The tests do not know the operator {wanted.OperatorProperty}."),
        });
}
