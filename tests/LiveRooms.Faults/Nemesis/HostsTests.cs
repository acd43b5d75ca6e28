using System.Diagnostics;
using LiveRooms.Faults.Nemesis.Blows;
using LiveRooms.Faults.Nemesis.Ground;

namespace LiveRooms.Faults.Nemesis;

/// <summary>
/// The same with each silo on a host of its own, so that its cable can be pulled. The hosts are network namespaces with no way out;
/// this program runs a second time inside them, so that nothing of the run is on the machine's own network.
/// </summary>
public sealed class HostsTests(ITestOutputHelper output)
{
    private const string HostsVariable = "LIVEROOMS_NEMESIS_HOSTS";
    private const int Silos = 3;

    [Fact]
    public async Task A_silo_that_is_cut_off_loses_nothing_and_sells_nothing_twice()
    {
        await using var hosts = await MakeOrSkip();
        var start = new ProcessStartInfo("ip") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            "netns", "exec", Hosts.Hub(Hosts.Name), "dotnet", typeof(HostsTests).Assembly.Location,
            "-method", $"{typeof(HostsTests).FullName}.{nameof(Inside)}", "-explicit", "only", "-noColor", "-showLiveOutput",
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment[HostsVariable] = Hosts.Name;
        using var inside = Process.Start(start)!;
        try
        {
            var said = inside.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var complaints = inside.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            output.WriteLine(await said + await complaints);
            await inside.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(inside.ExitCode == 0 && (await said).Contains("seed ", StringComparison.Ordinal), await said + await complaints);
        }
        finally
        {
            if (!inside.HasExited)
                inside.Kill();
        }
    }

    /// <summary>What the test above runs inside.</summary>
    [Fact(Explicit = true)]
    public async Task Inside()
    {
        var hosts = Environment.GetEnvironmentVariable(HostsVariable);
        Assert.SkipWhen(string.IsNullOrEmpty(hosts), "This runs only inside the hosts that the other test makes.");
        await ClusterRun.All(
            new HostsGround(hosts!), Silos, withEdge: false, output.WriteLine,
            [BlowKind.CutSilo], [BlowKind.CutSilo, BlowKind.KillSilo, BlowKind.CutSilo, BlowKind.KillStore, BlowKind.FreezeSilo]);
    }

    private static async Task<Hosts> MakeOrSkip()
    {
        try
        {
            return await Hosts.Make(Silos);
        }
        catch (InvalidOperationException e)
        {
            Assert.Skip($"Network namespaces cannot be made here: {e.Message}");
            throw;
        }
    }
}
