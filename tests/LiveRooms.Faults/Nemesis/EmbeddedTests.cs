using LiveRooms.Faults.Kit;
using LiveRooms.TestKit;

namespace LiveRooms.Faults.Nemesis;

/// <summary>
/// One process with everything on the embedded store, durability always, killed with SIGKILL under full load again and again.
/// Every call is held against the journals that its files hold in the end.
/// </summary>
public sealed class EmbeddedTests(ITestOutputHelper output)
{
    private const int Kills = 2;

    [Fact]
    public async Task A_killed_process_loses_nothing_and_sells_nothing_twice()
    {
        var length = RunLength.FromEnvironment();
        await using var server = new ServerProcess(
            "--LiveRooms:Store:Durability=always", "--LiveRooms:Edge:RequestBurst=10000", "--LiveRooms:Edge:RequestsPerSecond=10000");
        var begun = TimeProvider.System.GetTimestamp();
        for (var seed = length.Seed; ; seed++)
        {
            await server.Start().Soon();
            await new EmbeddedRound(server, seed).Run(length.Minutes is null ? Kills : 6 * Kills, output.WriteLine);
            if (TimeProvider.System.GetElapsedTime(begun).TotalMinutes >= (length.Minutes ?? 0))
                return;
        }
    }
}
