using LiveRooms.Faults.Crowd;
using LiveRooms.Faults.Kit;
using LiveRooms.Faults.Nemesis.Ground;

namespace LiveRooms.Faults.Rolling;

/// <summary>
/// A cluster of an older version is replaced by this one, process by process, silos first. Only where an older build is at hand:
/// <c>LIVEROOMS_OLD_SERVER</c> names its <c>LiveRooms.Server.dll</c>. See the README.
/// </summary>
public sealed class UpgradeTests(ITestOutputHelper output)
{
    private const string Variable = "LIVEROOMS_OLD_SERVER";
    private static readonly int Size = LongRun.Choose(30, 100);

    /// <summary>Versions that keep different directories of grains cannot be told apart by a test: this one is told how the old one does.</summary>
    private static string Directory => Environment.GetEnvironmentVariable("LIVEROOMS_OLD_DIRECTORY") ?? "false";

    [Fact]
    public async Task A_cluster_of_an_older_version_becomes_one_of_this_version_and_no_reservation_fails()
    {
        var old = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(old), $"{Variable} names no older build.");
        await using var site = new Site(Grounds.Loopback, 2, more: $"--LiveRooms:Clustering:SharedDirectory={Directory}");
        await using var first = site.Edge();
        await using var second = site.Edge();
        foreach (var server in site.Silos.Append(first).Append(second))
            server.Program = old;
        await site.Begin(first, second);
        await using var balancer = new Balancer(first.Address, second.Address);
        await Task.WhenAll(balancer.Knows(0, ready: true), balancer.Knows(1, ready: true)).Soon();
        using var stage = await Stage.Open(first.Address);
        using var atBalancer = await stage.At(balancer.Address);
        await using var audience = await Audience.Enter(stage, Size, _ => [balancer.Address]);
        var room = await BusyRoom.Begin(audience, atBalancer);
        foreach (var server in site.Silos.Append(first).Append(second))
        {
            var stopping = server.Stop();
            await room.During(stopping).Soon();
            output.WriteLine($"{server.Address.Port} ended with {await stopping}");
            server.Program = null;
            await room.During(server.Start()).Soon();
            await Task.WhenAll(balancer.Knows(0, ready: true), balancer.Knows(1, ready: true)).Soon();
        }

        await room.End(output, allEvents: Directory == "true");
    }
}
