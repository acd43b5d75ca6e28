using System.Diagnostics;
using LiveRooms.Faults.Kit;
using LiveRooms.Load.Gates;

namespace LiveRooms.Faults.Load;

/// <summary>A run of which somebody kills a part: it is judged all the same, does not pass, and its report says why.</summary>
public sealed class KilledTests
{
    // A second of the run is over.
    private const string Begun = " | ";
    private static readonly string[] Surge = ["run", "join-surge", "--profile", "smoke", "--viewers", "40", "--set", "arrival=1s", "--set", "duration=6s"];

    [Fact]
    public async Task The_server()
    {
        Assert.SkipUnless(LongRun.IsAsked, $"With {LongRun.Variable}=1.");
        var line = "";
        var (code, result, said) = await LoadProgram.Run(
            Begun,
            started =>
            {
                var server = Assert.Single(started);
                line = File.ReadAllText($"/proc/{server.Id}/cmdline");
                server.Kill();
            },
            Surge);

        Assert.True(code == 3, said);
        Assert.Contains("LiveRooms.Server.dll", line, StringComparison.Ordinal);
        Assert.DoesNotContain("SignIn", line, StringComparison.Ordinal);
        var alive = result!.Gates.Single(static gate => gate.Gate == GateNames.EngineAlive);
        Assert.False(alive.Passed);
        Assert.StartsWith("the server ended by itself, with code 137", Assert.Single(alive.Evidence), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agent()
    {
        Assert.SkipUnless(LongRun.IsAsked, $"With {LongRun.Variable}=1.");
        var (code, result, said) = await LoadProgram.Run(
            Begun, static started => started.First(IsAgent).Kill(), [.. Surge, "--agents", "2", "--transport", "sockets"]);

        Assert.True(code == 3, said);
        var lost = Assert.Single(result!.Agents, static agent => agent.Lost);
        Assert.Contains("its process ended with code 137", lost.Why, StringComparison.Ordinal);
        Assert.Contains(lost.Name, said, StringComparison.Ordinal);
    }

    private static bool IsAgent(Process process) => File.ReadAllText($"/proc/{process.Id}/cmdline").Contains("--coordinator", StringComparison.Ordinal);
}
