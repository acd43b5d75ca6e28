using System.Diagnostics;
using LiveRooms.Bench.Machine;
using LiveRooms.Grains.Drops;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Bench.Drops;

/// <summary>
/// Ours, by the real path: edges in another process than the silo, batches as an edge's queue sends them, one call in flight
/// each, the real drop grain and journal, Redis on the same machine.
/// </summary>
internal sealed class LiveRoomsDrop(RedisServer redis, SiloServer silo) : IContender
{
    private DropId _drop;

    public string Name => "LiveRooms drop";

    private int[] Servers => [redis.ProcessId, silo.ProcessId];

    public async Task Prepare(bool sync)
    {
        await redis.SetDurability(sync ? "always" : "everysec");
        _drop = await Stage.OpenDrop(silo.Edges[0], 5_000_000);
    }

    public Task<Sample> Run(TimeSpan time) => Sample.Of(Servers, async () =>
    {
        var begun = Stopwatch.GetTimestamp();
        return await Sell(_drop, () => Stopwatch.GetElapsedTime(begun) < time ? DropRequest.MaxBatch : 0);
    });

    public Task Clear() => Stage.Forget(redis, silo.Edges[0], _drop);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>All edges reserve, in batches as large as <paramref name="next"/> says, until it says 0; counts what was made.</summary>
    public async Task<long> Sell(DropId drop, Func<int> next)
    {
        var sold = await Task.WhenAll(silo.Edges.Select(edge => Task.Run(() => SellFrom(edge.GetGrain<IDropGrain>(drop.Value), next))));
        return sold.Sum();
    }

    private static async Task<long> SellFrom(IDropGrain drop, Func<int> next)
    {
        var made = 0L;
        var batch = new DropBatch.Packer();
        while (next() is var size and > 0)
        {
            while (batch.Count < size)
                batch.Add(Ids.Reserve());
            foreach (var receipt in await drop.Act(batch.Take()))
            {
                if (receipt.Refusal is { } refusal)
                    throw new InvalidOperationException($"{refusal.Reason}: {refusal.Message}");
                made++;
            }
        }

        return made;
    }
}
