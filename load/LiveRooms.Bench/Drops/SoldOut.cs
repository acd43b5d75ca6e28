using System.Diagnostics;
using LiveRooms.Bench.Machine;
using LiveRooms.Grains.Drops;
using LiveRooms.Rules;

namespace LiveRooms.Bench.Drops;

/// <summary>Refusals a second that one edge gives and gets when a drop has nothing left and no waitlist.</summary>
/// <param name="AtEdge">By itself, of requests made for the first time.</param>
/// <param name="ByDrop">From the drop, which is asked each time, as it is for repeated requests.</param>
internal sealed record SoldOut(double AtEdge, double ByDrop)
{
    public static async Task<SoldOut> Measure(SiloServer silo, TimeSpan time)
    {
        var edge = silo.Edges[0];
        var id = await Stage.OpenDrop(edge, 1);
        var drop = edge.GetGrain<IDropGrain>(id.Value);
        var first = Ids.Reserve();
        var held = (await drop.Act([first]))[0].Reservation!;
        await drop.Act([new DropRequest(DropAction.Confirm, new(Ids.Operation()), first.Viewer, held.Number)]);
        var byDrop = await Ask(drop, time);
        return new SoldOut(await SoldOutEdge.Measure(silo, id, time), byDrop);
    }

    private static async Task<double> Ask(IDropGrain drop, TimeSpan time)
    {
        var batch = new DropBatch.Packer();
        var (begun, refused) = (Stopwatch.GetTimestamp(), 0L);
        while (Stopwatch.GetElapsedTime(begun) < time)
        {
            while (batch.Count < DropRequest.MaxBatch)
                batch.Add(Ids.Reserve());
            refused += (await drop.Act(batch.Take())).Count(receipt => receipt.Refusal?.Reason == RefusalReason.SoldOut);
        }

        return refused / Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }
}
