using LiveRooms.Faults.Crowd;
using LiveRooms.Faults.Kit;
using LiveRooms.Faults.Nemesis.Ground;
using LiveRooms.TestKit;

namespace LiveRooms.Faults.Rolling;

/// <summary>
/// Silos, or all processes, are replaced one after the other while the room is busy: shows and drops live on elsewhere, no reservation
/// fails, and every viewer sees every critical event once.
/// </summary>
public sealed class SiloRollingTests(ITestOutputHelper output)
{
    private static readonly int Size = LongRun.Choose(60, 200);

    [Fact]
    public async Task No_reservation_fails_and_no_critical_event_is_lost_while_all_silos_are_restarted()
    {
        await using var site = new Site(Grounds.Loopback, 3);
        await using var first = site.Edge();
        await using var second = site.Edge();
        await site.Begin(first, second);
        using var atFirst = await Stage.Open(first.Address);
        using var atSecond = await atFirst.At(second.Address);
        await using var audience = await Audience.Enter(atFirst, Size, number => [number % 2 == 0 ? first.Address : second.Address]);
        var room = await BusyRoom.Begin(audience, atFirst, atSecond);
        for (var round = 0; round < LongRun.Choose(1, 5); round++)
        {
            foreach (var silo in site.Silos)
                await Replace(silo, room, silo.Stop, $"silo at {silo.SiloAddress}");
        }

        await room.End(output);
    }

    /// <summary>An upgrade of everything, by the ways there are: a signal, a request to the process, and one to any edge.</summary>
    [Fact]
    public async Task The_same_while_silos_edges_and_a_process_that_is_both_are_restarted()
    {
        await using var site = new Site(Grounds.Loopback, 2);
        await using var edge = site.Edge();
        await using var both = site.Both();
        await site.Begin(edge);
        await both.Start().Soon();
        await using var balancer = new Balancer(edge.Address, both.Address);
        await Task.WhenAll(balancer.Knows(0, ready: true), balancer.Knows(1, ready: true)).Soon();
        using var atEdge = await Stage.Open(edge.Address);
        using var atBoth = await atEdge.At(both.Address);
        using var atBalancer = await atEdge.At(balancer.Address);
        await using var audience = await Audience.Enter(atEdge, Size, _ => [balancer.Address]);
        var room = await BusyRoom.Begin(audience, atBalancer);

        await Replace(site.Silos[0], room, site.Silos[0].Stop, "silo, by a signal");
        using (var operators = await Operators.At(both.Address))
            await Replace(site.Silos[1], room, () => operators.Drain(site.Silos[1]), "silo, by a request to another process");
        using (var operators = await Operators.At(both.Address))
            await Replace(both, room, () => operators.DrainThis(both), "silo and edge, by a request to it");
        await balancer.Knows(1, ready: true).Soon();
        await Replace(edge, room, edge.Stop, "edge, by a signal");
        await balancer.Knows(0, ready: true).Soon();
        await room.End(output);
    }

    private async Task Replace(ServerProcess process, BusyRoom room, Func<Task<int>> end, string what)
    {
        var asked = TimeProvider.System.GetTimestamp();
        var ending = end();
        await room.During(ending).Soon();
        Assert.Equal(0, await ending);
        output.WriteLine($"{what}: ended after {TimeProvider.System.GetElapsedTime(asked).TotalSeconds:F1} s");
        await room.During(process.Start()).Soon();
    }
}
