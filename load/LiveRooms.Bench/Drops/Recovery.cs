using System.Diagnostics;
using LiveRooms.Bench.Machine;
using LiveRooms.Bench.Silo;
using LiveRooms.Grains.Drops;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Bench.Drops;

/// <summary>Memory of a drop full of holds, and how long it takes to be there again after its activation ended.</summary>
/// <param name="Reservations">Holds.</param>
/// <param name="BytesPerReservation">Managed bytes of the silo, after less before, a hold.</param>
/// <param name="ReplayMs">From the first call to its answer, every entry replayed.</param>
/// <param name="SnapshotMs">The same with a snapshot; null when none was kept.</param>
/// <param name="SnapshotBytes">The snapshot as stored; null when none was kept.</param>
internal sealed record Recovery(
    int Reservations, double BytesPerReservation, double ReplayMs, double? SnapshotMs, long? SnapshotBytes)
{
    // A snapshot is taken at most this many journal entries after it is due.
    private const int SnapshotPatience = 600;

    public static async Task<Recovery> Measure(RedisServer redis, SiloServer silo, LiveRoomsDrop ours, DropsPlan plan)
    {
        var client = silo.Edges[0];
        var probe = client.GetGrain<IProbeGrain>(0);
        var drop = await Stage.OpenDrop(client, plan.Reservations + SnapshotPatience);
        var grain = client.GetGrain<IDropGrain>(drop.Value);
        var journal = Stage.JournalOf(drop);
        await grain.Act([Ids.Reserve()]);
        var before = await probe.ManagedBytes();
        var left = plan.Reservations;
        await ours.Sell(drop, () => Math.Min(DropRequest.MaxBatch, DropRequest.MaxBatch + Interlocked.Add(ref left, -DropRequest.MaxBatch)));
        var bytes = (await probe.ManagedBytes() - before) / (double)plan.Reservations;

        await redis.Database.HashDeleteAsync(journal, ["snapshot", "snapshotVersion"]);
        var replay = await Recover(client, drop, plan.Recoveries);
        var kept = false;
        for (var i = 0; i < SnapshotPatience && !kept; i++)
        {
            await grain.Act([Ids.Reserve()]);
            kept = await redis.Database.HashExistsAsync(journal, "snapshot");
        }

        double? snapshot = kept ? await Recover(client, drop, plan.Recoveries) : null;
        long? size = kept ? await redis.Database.HashStringLengthAsync(journal, "snapshot") : null;
        await Stage.Deactivate(client, drop);
        await redis.Database.KeyDeleteAsync(journal);
        return new Recovery(plan.Reservations, bytes, replay, snapshot, size);
    }

    private static async Task<double> Recover(IClusterClient client, DropId drop, int times)
    {
        var took = new List<double>();
        // The first one warms what only recovery runs.
        for (var i = 0; i <= times; i++)
        {
            await Stage.Deactivate(client, drop);
            await client.GetGrain<IProbeGrain>(0).ManagedBytes();
            var begun = Stopwatch.GetTimestamp();
            if (await client.GetGrain<IDropGrain>(drop.Value).Describe() is null)
                throw new InvalidOperationException("The drop is gone.");
            took.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        return DropsReport.Median(took.Skip(1));
    }
}
