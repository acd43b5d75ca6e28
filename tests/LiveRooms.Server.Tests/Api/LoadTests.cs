using LiveRooms.Grains.Shedding;
using LiveRooms.Rules.Shedding;
using Microsoft.Extensions.DependencyInjection;

namespace LiveRooms.Server.Tests.Api;

public sealed class LoadTests
{
    [Fact]
    public async Task Operators_see_how_loaded_a_process_is_and_that_a_full_one_is_ready_all_the_same()
    {
        await using var server = await RunningServer.StartAdjusted(builder => builder.Services.AddSingleton<ILoadMeter>(new NeverDone()));
        (await server.Anonymous.Get("/ops/load")).IsProblem(401, 1002);
        (await server.Creator("somebody").Get("/ops/load")).IsProblem(403, 1003);
        Assert.Equal(
            """{"level":"normal","cause":"none","since":null,"now":{"cpu":0,"memory":0,"queueMs":0},"limits":{"cpu":0.9,"memory":0.9,"queueMs":500}}""",
            (await server.Operator().Get("/ops/load")).Is(200).Text);

        server.Get<ProcessLoad>().Status = new LoadStatus(
            LoadLevel.Full, LoadCause.Memory, new LoadReading(0.12345, 0.95, TimeSpan.FromMilliseconds(1.5)), DateTimeOffset.UnixEpoch);
        Assert.Equal(
            """{"level":"full","cause":"memory","since":"1970-01-01T00:00:00+00:00","now":{"cpu":0.123,"memory":0.95,"queueMs":1.5},"limits":{"cpu":0.9,"memory":0.9,"queueMs":500}}""",
            (await server.Operator().Get("/ops/load")).Is(200).Text);
        Assert.Equal("Healthy", (await server.Anonymous.Get("/health/ready")).Is(200).Text);
        var metrics = (await server.Anonymous.Get("/metrics")).Is(200).Text;
        // Servers of other tests in this process are measured as well.
        Assert.All(
            ["level", "cpu", "memory", "queue_seconds"],
            name => Assert.Contains($"\nliverooms_load_{name} ", metrics, StringComparison.Ordinal));
    }

    /// <summary>Leaves the load to the test.</summary>
    private sealed class NeverDone : ILoadMeter
    {
        public async ValueTask<LoadReading> Read(CancellationToken cancellation)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
            return default;
        }
    }
}
