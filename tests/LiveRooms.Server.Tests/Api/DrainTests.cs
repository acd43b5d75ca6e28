using LiveRooms.Client;
using LiveRooms.Client.Rooms;
using LiveRooms.Edge.Draining;
using LiveRooms.Protocol;
using LiveRooms.Server.Draining;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LiveRooms.Server.Tests.Api;

public sealed class DrainTests
{
    [Fact]
    public async Task An_operator_empties_the_edge_and_then_the_host_is_asked_to_stop()
    {
        await using var server = await RunningServer.Start(options: "--LiveRooms:Edge:DrainNotice=00:00:00");
        (await server.Anonymous.Get("/ops/drain")).IsProblem(401, 1002);
        (await server.Creator("somebody").Post("/ops/drain")).IsProblem(403, 1003);
        Assert.Equal("""{"hasBegun":false,"hasEnded":false,"viewers":0,"told":0,"gone":0,"moved":0,"left":0}""", (await server.Operator().Get("/ops/drain")).Is(200).Text);
        Assert.Equal("Healthy", (await server.Anonymous.Get("/health/ready")).Is(200).Text);
        await using var connection = Connect(server);
        await using var room = await connection.JoinAsync((await Stall.Make(server)).ShowId, TestContext.Current.CancellationToken);
        var away = Away(room);

        (await server.Operator().Post("/ops/drain")).Is(202);
        Assert.Equal("Unhealthy", (await server.Anonymous.Get("/health/ready")).Is(503).Text);
        (await server.Anonymous.Get("/health/live")).Is(200);
        Assert.Equal((int)ProblemCode.ComeAgain, (await away).Code);
        await Stopping(server);
        Assert.StartsWith(
            """{"hasBegun":true,"hasEnded":true,"viewers":1,"told":1,"gone":1,"moved":0,"left":""", (await server.Operator().Get("/ops/drain")).Is(200).Text,
            StringComparison.Ordinal);
    }

    /// <summary>Whoever runs the process sends a SIGTERM behind an operator's request in any case: that one is not impatient.</summary>
    [Theory]
    [InlineData("request termination request")]
    [InlineData("request termination termination")]
    [InlineData("termination request request")]
    [InlineData("termination request termination")]
    [InlineData("request request")]
    [InlineData("termination termination")]
    public async Task Asked_a_second_time_in_the_same_way_it_stops_at_once(string asked)
    {
        await using var server = await RunningServer.Start(options: "--LiveRooms:Edge:DrainNotice=00:01:00");
        await using var connection = Connect(server);
        await using var room = await connection.JoinAsync((await Stall.Make(server)).ShowId, TestContext.Current.CancellationToken);
        var ways = asked.Split(' ');
        foreach (var way in ways[..^1])
        {
            await Ask(server, way);
            Assert.False(server.Get<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested);
        }

        await Ask(server, ways[^1]);
        await Stopping(server);
        Assert.Equal(0, server.Get<EdgeDrain>().Progress.Told);
    }

    [Fact]
    public async Task A_drain_that_fails_says_so_and_the_host_is_asked_to_stop()
    {
        var said = new Sayings();
        await using var server = await RunningServer.StartAdjusted(builder =>
        {
            builder.Services.AddSingleton<ILogger<EdgeDrain>>(new BrokenLog<EdgeDrain>());
            builder.Logging.AddProvider(said);
        });
        await using var connection = Connect(server);
        await using var room = await connection.JoinAsync((await Stall.Make(server)).ShowId, TestContext.Current.CancellationToken);
        (await server.Operator().Post("/ops/drain")).Is(202);
        await Stopping(server);
        Assert.Contains("The process could not be emptied: it ends, and whoever is still here is cut", said.Lines);
    }

    private static async Task Ask(RunningServer server, string way)
    {
        if (way == "request")
            (await server.Operator().Post("/ops/drain")).Is(202);
        else
            server.Get<DrainLifetime>().OnTerminate();
    }

    private static Task Stopping(RunningServer server)
    {
        var stopping = new TaskCompletionSource();
        server.Get<IHostApplicationLifetime>().ApplicationStopping.Register(stopping.SetResult);
        return stopping.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
    }

    private static async Task<Problem> Away(LiveRoom room)
    {
        await foreach (var update in room.Updates(TestContext.Current.CancellationToken))
        {
            if (update is RoomUpdate.Connection { Problem: { } problem })
                return problem;
        }

        throw new InvalidOperationException("The room was closed.");
    }

    private static LiveRoomsConnection Connect(RunningServer server)
    {
        var guest = server.Guest();
        return new LiveRoomsConnection(new LiveRoomsOptions
        {
            BaseAddress = server.Http.BaseAddress!,
            Token = _ => Task.FromResult(guest.Token!),
        });
    }
}
