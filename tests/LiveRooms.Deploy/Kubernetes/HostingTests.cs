using k8s;
using k8s.Models;
using LiveRooms.Server;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting.Kubernetes;

namespace LiveRooms.Deploy.Kubernetes;

/// <summary>A silo as a pod: what it asks of Kubernetes is what the manifests let it.</summary>
public sealed class HostingTests : IAsyncDisposable
{
    private const string PodName = "silo-5d8f-abcde";
    private readonly string _folder = Directory.CreateTempSubdirectory("liverooms-pod-").FullName;

    [Fact]
    public async Task A_silo_asks_what_it_may_and_no_more()
    {
        foreach (var variable in Manifests.Pods["silo"].Spec.Containers[0].Env.Where(variable => variable.ValueFrom is not null))
            Environment.SetEnvironmentVariable(variable.Name, Field(variable.ValueFrom.FieldRef.FieldPath));
        await using var kubernetes = await FakeKubernetes.Start(Pod());
        await using var host = await Host(kubernetes.Configuration);
        await host.App.StartAsync(TestContext.Current.CancellationToken);
        Assert.Equal(PodName, host.App.Services.GetRequiredService<ILocalSiloDetails>().Name);
        await host.App.StopAsync(TestContext.Current.CancellationToken);
        var rule = Assert.Single(Manifests.One<V1Role>("silo").Rules);
        Assert.Equal(["pods"], rule.Resources);
        // It looks at its own pod and at all of them, and then watches, which may come later than this end.
        Assert.Superset(new HashSet<string> { "get", "list" }, kubernetes.Asked.ToHashSet());
        Assert.Subset(rule.Verbs.ToHashSet(), kubernetes.Asked.ToHashSet());
    }

    [Fact]
    public async Task Elsewhere_it_refuses_to_start_with_a_sentence()
    {
        var refused = await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            await using var host = await Host(null);
            await host.App.StartAsync(TestContext.Current.CancellationToken);
        });
        Assert.Contains("Kubernetes", StartFailure.Explain(refused), StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private Task<ServerHost> Host(KubernetesClientConfiguration? kubernetes) => ServerHost.Create(
        [
            "--urls=http://127.0.0.1:0", "--environment=Development", $"--LiveRooms:DataPath={_folder}", "--LiveRooms:Demo:Enabled=false",
            "--LiveRooms:Clustering:Kubernetes=true", "--Logging:LogLevel:Default=None", "--Logging:LogLevel:Orleans=None",
        ],
        builder =>
        {
            if (kubernetes is not null)
                builder.Services.Configure<KubernetesHostingOptions>(options => options.GetClientConfiguration = () => kubernetes);
        });

    private static V1Pod Pod() => new()
    {
        ApiVersion = "v1",
        Kind = "Pod",
        Metadata = new V1ObjectMeta
        {
            Name = PodName,
            NamespaceProperty = Field("metadata.namespace"),
            Labels = Manifests.Pods["silo"].Metadata.Labels,
        },
    };

    private static string Field(string path) => path switch
    {
        "metadata.name" => PodName,
        "metadata.namespace" => Manifests.One<V1Namespace>("liverooms").Metadata.Name,
        "status.podIP" => "127.0.0.1",
        _ => throw new NotSupportedException(path),
    };
}
