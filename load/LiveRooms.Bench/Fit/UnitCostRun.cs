using LiveRooms.Bench.Drops;
using LiveRooms.Bench.Silo;
using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Viewers;
using LiveRooms.Load.Plan.Costs;

namespace LiveRooms.Bench.Fit;

/// <summary>What a silo and Redis hold for a live show, a reservation and a viewer who acts: looked at before and after there are some more.</summary>
/// <param name="rig">The processes, with nothing in them yet.</param>
internal sealed class UnitCostRun(FitRig rig)
{
    private const int Times = 3;
    private const int Shows = 300;
    private const int Reservations = 30_000;
    private const int Viewers = 5_000;

    private readonly Dictionary<string, List<double>> _values = [];

    public async Task<IReadOnlyList<UnitCost>> Do()
    {
        var (silo, redis) = await Memory();
        Add(UnitCosts.SiloBase, rig.Cluster.ResidentBytes);
        Add(UnitCosts.RedisBase, redis);
        for (var time = 0; time < Times; time++)
        {
            await Parallel.ForAsync(0, Shows, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, _) =>
                await Stage.OpenShow(rig.Cluster.Edges[i % rig.Cluster.Edges.Count]));
            var (siloThen, redisThen) = await Memory();
            Add(UnitCosts.SiloOfShow, (siloThen - silo) / Shows);
            Add(UnitCosts.RedisOfShow, (redisThen - redis) / Shows);
            await Sell();
            var (siloSold, redisSold) = await Memory();
            Add(UnitCosts.SiloOfReservation, (siloSold - siloThen) / Reservations);
            Add(UnitCosts.RedisOfReservation, (redisSold - redisThen) / Reservations);
            await Act();
            (silo, redis) = await Memory();
            Add(UnitCosts.SiloOfViewer, (silo - siloSold) / Viewers);
            Add(UnitCosts.RedisOfViewer, (redis - redisSold) / Viewers);
        }

        return [.. _values.Select(pair => new UnitCost(pair.Key, "bytes", pair.Value))];
    }

    private Task Act() => Parallel.ForAsync(0, Viewers, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (i, _) =>
        await rig.Cluster.Edges[i % rig.Cluster.Edges.Count].GetGrain<IViewerGrain>(Ids.Viewer()).Introduce("Ada"));

    private async Task Sell()
    {
        var drop = rig.Cluster.Edges[0].GetGrain<IDropGrain>((await Stage.OpenDrop(rig.Cluster.Edges[0], 1_000_000)).Value);
        var batch = new DropBatch.Packer();
        for (var sold = 0; sold < Reservations; sold += DropRequest.MaxBatch)
        {
            while (batch.Count < DropRequest.MaxBatch)
                batch.Add(Ids.Reserve());
            await drop.Act(batch.Take());
        }
    }

    private async Task<(double Silo, double Redis)> Memory() => (
        await rig.Cluster.Edges[0].GetGrain<IProbeGrain>(0).ManagedBytes(), (await RedisNumbers.Of(rig.Cluster.Redis)).Memory);

    private void Add(string name, double value)
    {
        if (!_values.TryGetValue(name, out var values))
            _values[name] = values = [];
        values.Add(Math.Round(value));
    }
}
