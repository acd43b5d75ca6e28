using System.Diagnostics;
using LiveRooms.Bench.Machine;
using LiveRooms.Grains.Drops;
using LiveRooms.Rules;

namespace LiveRooms.Bench.Drops;

/// <summary>Refusals a second that one edge gets from a drop with nothing left and no waitlist. It asks the drop each time.</summary>
internal static class SoldOut
{
    public static async Task<double> Measure(SiloServer silo, TimeSpan time)
    {
        var edge = silo.Edges[0];
        var drop = edge.GetGrain<IDropGrain>((await Stage.OpenDrop(edge, 1)).Value);
        var first = Ids.Reserve();
        var held = (await drop.Act([first]))[0].Reservation!;
        await drop.Act([new DropRequest(DropAction.Confirm, new(Ids.Operation()), first.Viewer, held.Number)]);
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
