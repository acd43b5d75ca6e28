using System.Collections.Concurrent;
using k8s;
using k8s.Models;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LiveRooms.Deploy.Kubernetes;

/// <summary>As much of Kubernetes' API as knows one pod; notes what is asked of it, in the words of its rights.</summary>
internal sealed class FakeKubernetes : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _asked = [];
    private readonly WebApplication _app;

    private FakeKubernetes(WebApplication app, V1Pod pod)
    {
        _app = app;
        var pods = app.MapGroup($"/api/v1/namespaces/{pod.Metadata.NamespaceProperty}/pods");
        pods.MapGet("/", context => List(context, pod));
        pods.MapGet($"/{pod.Metadata.Name}", context => Answer(context, "get", pod));
        pods.MapPatch("/{name}", context => Answer(context, "patch", pod));
        pods.MapDelete("/{name}", context => Answer(context, "delete", pod));
    }

    /// <summary>Where it is.</summary>
    public KubernetesClientConfiguration Configuration => new() { Host = _app.Urls.First() };

    /// <summary>What was asked, each once.</summary>
    public IEnumerable<string> Asked => _asked.Distinct().Order(StringComparer.Ordinal);

    /// <summary>Starts one that knows this pod.</summary>
    public static async Task<FakeKubernetes> Start(V1Pod pod)
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var kubernetes = new FakeKubernetes(builder.Build(), pod);
        await kubernetes._app.StartAsync(TestContext.Current.CancellationToken);
        return kubernetes;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task List(HttpContext context, V1Pod pod)
    {
        if (context.Request.Query["watch"] != "true")
        {
            await Answer(context, "list", new V1PodList { ApiVersion = "v1", Kind = "PodList", Metadata = new(), Items = [pod] });
            return;
        }

        _asked.Enqueue("watch");
        await context.Response.StartAsync(context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        // Nothing happens to the pod until who watches goes away.
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }

    private Task Answer(HttpContext context, string verb, object thing)
    {
        _asked.Enqueue(verb);
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(KubernetesJson.Serialize(thing), context.RequestAborted);
    }
}
