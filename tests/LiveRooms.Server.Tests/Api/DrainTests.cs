using LiveRooms.Client;
using LiveRooms.Client.Rooms;
using LiveRooms.Protocol;
using Microsoft.Extensions.Hosting;

namespace LiveRooms.Server.Tests.Api;

public sealed class DrainTests
{
    [Fact]
    public async Task An_operator_empties_the_edge_and_ends_the_process()
    {
        await using var server = await RunningServer.Start(options: "--LiveRooms:Edge:DrainNotice=00:00:00");
        (await server.Anonymous.Get("/ops/drain")).IsProblem(401, 1002);
        (await server.Creator("somebody").Post("/ops/drain")).IsProblem(403, 1003);
        Assert.Equal("""{"hasBegun":false,"hasEnded":false,"viewers":0,"told":0,"gone":0}""", (await server.Operator().Get("/ops/drain")).Is(200).Text);
        Assert.Equal("Healthy", (await server.Anonymous.Get("/health/ready")).Is(200).Text);
        await using var connection = Connect(server);
        await using var room = await connection.JoinAsync((await Stall.Make(server)).ShowId, TestContext.Current.CancellationToken);
        var away = Away(room);

        (await server.Operator().Post("/ops/drain")).Is(202);
        Assert.Equal("Unhealthy", (await server.Anonymous.Get("/health/ready")).Is(503).Text);
        (await server.Anonymous.Get("/health/live")).Is(200);
        Assert.Equal((int)ProblemCode.ComeAgain, (await away).Code);
        await Stopping(server);
        Assert.Equal(
            """{"hasBegun":true,"hasEnded":true,"viewers":1,"told":1,"gone":1}""", (await server.Operator().Get("/ops/drain")).Is(200).Text);
    }

    [Fact]
    public async Task Asked_a_second_time_it_ends_at_once()
    {
        await using var server = await RunningServer.Start(options: "--LiveRooms:Edge:DrainNotice=00:01:00");
        await using var connection = Connect(server);
        await using var room = await connection.JoinAsync((await Stall.Make(server)).ShowId, TestContext.Current.CancellationToken);
        (await server.Operator().Post("/ops/drain")).Is(202);
        Assert.False(server.Get<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested);
        (await server.Operator().Post("/ops/drain")).Is(202);
        await Stopping(server);
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
