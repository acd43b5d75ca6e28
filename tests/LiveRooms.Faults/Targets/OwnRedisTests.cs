using System.Diagnostics;
using LiveRooms.Load.Targets;
using LiveRooms.Load.Targets.Programs;

namespace LiveRooms.Faults.Targets;

/// <summary>The store of a cluster that a load starts for itself.</summary>
public sealed class OwnRedisTests
{
    [Fact]
    public async Task Its_death_is_a_fault_of_the_target()
    {
        await using var redis = await OwnRedis.Start(TestContext.Current.CancellationToken);
        var parts = new TargetParts([redis]);
        Assert.Empty(parts.Faults);
        using var process = Process.GetProcessById(redis.ProcessId);
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal("Redis ended by itself, with code 137.", Assert.Single(parts.Faults));
    }
}
