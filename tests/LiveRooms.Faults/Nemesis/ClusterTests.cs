using LiveRooms.Faults.Nemesis.Blows;
using LiveRooms.Faults.Nemesis.Ground;

namespace LiveRooms.Faults.Nemesis;

/// <summary>
/// Three silos over a real Redis, clients of the grains and viewers through an edge who reserve, confirm and release as fast as they
/// are answered, and a nemesis. Every call is held against the journals afterwards.
/// </summary>
public sealed class ClusterTests(ITestOutputHelper output)
{
    [Fact]
    public Task Killed_and_frozen_silos_and_a_killed_store_lose_nothing_and_sell_nothing_twice() => ClusterRun.All(
        Grounds.Loopback, 3, withEdge: true, output.WriteLine,
        [BlowKind.KillSilo, BlowKind.KillStore, BlowKind.FreezeSilo],
        [BlowKind.KillSilo, BlowKind.KillStore, BlowKind.FreezeSilo, BlowKind.StallSilo]);
}
