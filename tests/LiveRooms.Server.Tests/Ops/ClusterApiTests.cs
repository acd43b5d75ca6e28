using System.Text.Json;
using LiveRooms.Grains.Cluster;
using LiveRooms.Rules.Cluster;
using LiveRooms.Rules.Ids;
using LiveRooms.Server.Ops.Cluster;
using LiveRooms.Server.Tests.Api;
using Microsoft.Extensions.Hosting;

namespace LiveRooms.Server.Tests.Ops;

public sealed class ClusterApiTests(ServerFixture fixture)
{
    private readonly RunningServer _server = fixture.Server;

    [Fact]
    public async Task The_cluster_is_for_operators()
    {
        (await _server.Anonymous.Get("/ops/cluster")).IsProblem(401, 1002);
        (await _server.Guest().Get("/ops/cluster")).IsProblem(403, 1003);
        (await _server.Creator("somebody").Get("/ops/cluster")).IsProblem(403, 1003);
        (await _server.Creator("somebody").Post("/ops/processes/x/drain")).IsProblem(403, 1003);
    }

    [Fact]
    public async Task A_process_tells_of_itself()
    {
        var process = await Own(_server);
        Assert.Equal("running", process.GetProperty("state").GetString());
        Assert.Equal(Environment.MachineName, process.GetProperty("host").GetString());
        Assert.InRange(process.GetProperty("cpu").GetDouble(), 0, 1);
        Assert.InRange(process.GetProperty("memoryBytes").GetInt64(), 1_000_000, long.MaxValue);
        Assert.InRange(process.GetProperty("saidMs").GetInt64(), 0, 6_000);
        Assert.InRange(process.GetProperty("silo").GetProperty("activations").GetInt32(), 1, 1_000_000);
        Assert.StartsWith("127.0.0.1:", process.GetProperty("silo").GetProperty("address").GetString(), StringComparison.Ordinal);
        Assert.InRange(process.GetProperty("edge").GetProperty("viewers").GetInt32(), 0, 1_000);
    }

    [Fact]
    public async Task What_an_operator_asks_of_a_process_is_the_answer_to_its_next_report()
    {
        var cluster = _server.Get<IGrainFactory>().GetGrain<IClusterGrain>(ClusterKeys.All);
        var report = _server.Get<OwnReport>().Make() with { Process = new ProcessId("another"), Silo = null };
        Assert.Equal(ProcessOrder.None, await cluster.Report(report));
        (await _server.Operator().Post("/ops/processes/another/drain")).Is(202);
        Assert.Equal(ProcessOrder.Drain, await cluster.Report(report));
        await cluster.Leave(report.Process);
        (await _server.Operator().Post("/ops/processes/another/drain")).IsProblem(404, 1001);
        (await _server.Operator().Post("/ops/processes/%20/drain")).IsProblem(404, 1001);
    }

    [Fact]
    public async Task A_process_without_viewers_is_emptied_as_any_other()
    {
        var cluster = _server.Get<IGrainFactory>().GetGrain<IClusterGrain>(ClusterKeys.All);
        var report = _server.Get<OwnReport>().Make() with { Process = new ProcessId("a-silo"), Edge = null };
        await cluster.Report(report);
        (await _server.Operator().Post("/ops/processes/a-silo/drain")).Is(202);
        Assert.Equal(ProcessOrder.Drain, await cluster.Report(report));
        await cluster.Leave(report.Process);
    }

    [Fact]
    public async Task A_process_that_is_asked_to_ends()
    {
        await using var server = await RunningServer.Start(
            options: ["--LiveRooms:Ops:ReportEvery=00:00:00.1", "--LiveRooms:Edge:DrainNotice=00:00:00"]);
        var stopping = new TaskCompletionSource();
        server.Get<IHostApplicationLifetime>().ApplicationStopping.Register(stopping.SetResult);
        var id = (await Own(server)).GetProperty("processId").GetString();
        (await server.Operator().Post($"/ops/processes/{id}/drain")).Is(202);
        await stopping.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Closing_the_session_takes_the_cookie_back()
    {
        var cookie = (await _server.Anonymous.Send(HttpMethod.Delete, "/ops/session", null)).Is(204).Headers.GetValues("Set-Cookie").Single();
        Assert.StartsWith("liverooms-ops=;", cookie, StringComparison.Ordinal);
        Assert.Contains("path=/ops", cookie, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>What the server says of itself, once it has.</summary>
    private static async Task<JsonElement> Own(RunningServer server)
    {
        var id = server.Get<OwnReport>().Process.Value;
        while (true)
        {
            var processes = (await server.Operator().Get("/ops/cluster")).Is(200).Body.GetProperty("processes").EnumerateArray();
            var own = processes.FirstOrDefault(process => process.TryGetProperty("processId", out var its) && its.GetString() == id);
            if (own.ValueKind == JsonValueKind.Object)
                return own;
        }
    }
}
