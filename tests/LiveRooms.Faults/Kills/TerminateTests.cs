using LiveRooms.Faults.Crowd;
using LiveRooms.Faults.Kit;
using LiveRooms.TestKit;

namespace LiveRooms.Faults.Kills;

/// <summary>SIGTERM: the process hands over what it holds and ends well.</summary>
public sealed class TerminateTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_terminated_server_ends_with_zero_and_has_kept_all_that_it_acknowledged_hearts_included()
    {
        // Were anybody to hold up its end, the server would wait so long.
        await using var server = new ServerProcess("--shutdownTimeoutSeconds=600");
        await server.Start().Soon();
        using var stage = await Stage.Open(server.Address);
        await using var audience = await Audience.Enter(stage, 60);
        await stage.Drop("many", 2_000, perViewer: 40);
        await audience.Each(viewer => viewer.Room.Until(state => state.Drop("many")?.Status == "open"));

        var talk = new Talk();
        var burst = new Burst(audience, "many", 20, new Milestone(100));
        using var stopped = new CancellationTokenSource();
        var enough = new Milestone(300);
        var hearts = audience.Each(async viewer =>
        {
            while (!stopped.IsCancellationRequested)
            {
                await talk.Heart(viewer);
                enough.Pass();
            }
        });
        await burst.Run(async () =>
        {
            await enough.Reached.Soon();
            var asked = TimeProvider.System.GetTimestamp();
            Assert.Equal(0, await server.Stop().Soon());
            Assert.DoesNotContain(" fail: ", server.Log, StringComparison.Ordinal);
            output.WriteLine($"ended {TimeProvider.System.GetElapsedTime(asked).TotalMilliseconds:F0} ms after SIGTERM, {talk.Counted} hearts");
            await stopped.CancelAsync();
            await server.Start().Soon();
        });
        await hearts.Soon();

        await burst.Check(stage);
        Assert.InRange(await talk.Stored(stage, audience.Viewers[0]), talk.Counted, talk.Counted + talk.InDoubt);
        Assert.Empty(audience.Faults);
    }
}
