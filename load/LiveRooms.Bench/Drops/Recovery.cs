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
/// <param name="SnapshotReservations">Holds of the drop recovered from a snapshot: the drop takes none of larger ones.</param>
/// <param name="SnapshotMs">From the first call to its answer, with that snapshot; null when none was kept.</param>
/// <param name="SnapshotBytes">The snapshot as stored; null when none was kept.</param>
internal sealed record Recovery(
    int Reservations, double BytesPerReservation, double ReplayMs, int SnapshotReservations, double? SnapshotMs, long? SnapshotBytes)
{
    // A snapshot is taken at most this many journal entries after it is due.
    private const int SnapshotPatience = 600;

    public static async Task<Recovery> Measure(RedisServer redis, SiloServer silo, LiveRoomsDrop ours, DropsPlan plan)
    {
        var client = silo.Edges[0];
        var probe = client.GetGrain<IProbeGrain>(0);
        var drop = await Stage.OpenDrop(client, plan.Reservations + SnapshotPatience);
        await client.GetGrain<IDropGrain>(drop.Value).Act([Ids.Reserve()]);
        var before = await probe.ManagedBytes();
        await Fill(ours, drop, plan.Reservations);
        var bytes = (await probe.ManagedBytes() - before) / (double)plan.Reservations;
        await redis.Database.HashDeleteAsync(Stage.JournalOf(drop), ["snapshot", "snapshotVersion"]);
        var replay = await Recover(client, drop, plan.Recoveries);

        var most = new DropOptions().MaxSnapshotReservations - SnapshotPatience;
        if (plan.Reservations > most)
        {
            await Stage.Forget(redis, client, drop);
            drop = await Stage.OpenDrop(client, most + SnapshotPatience);
            await Fill(ours, drop, most);
        }

        double? snapshot = await WaitForSnapshot(redis, client, drop) ? await Recover(client, drop, plan.Recoveries) : null;
        long? size = snapshot is null ? null : await redis.Database.HashStringLengthAsync(Stage.JournalOf(drop), "snapshot");
        await Stage.Forget(redis, client, drop);
        return new Recovery(plan.Reservations, bytes, replay, Math.Min(most, plan.Reservations), snapshot, size);
    }

    private static Task<long> Fill(LiveRoomsDrop ours, DropId drop, int holds)
    {
        var left = holds;
        return ours.Sell(drop, () => Math.Min(DropRequest.MaxBatch, DropRequest.MaxBatch + Interlocked.Add(ref left, -DropRequest.MaxBatch)));
    }

    private static async Task<bool> WaitForSnapshot(RedisServer redis, IClusterClient client, DropId drop)
    {
        for (var i = 0; i < SnapshotPatience; i++)
        {
            await client.GetGrain<IDropGrain>(drop.Value).Act([Ids.Reserve()]);
            if (await redis.Database.HashExistsAsync(Stage.JournalOf(drop), "snapshot"))
                return true;
        }

        return false;
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
