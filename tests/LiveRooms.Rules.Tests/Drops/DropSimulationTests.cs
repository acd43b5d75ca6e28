using LiveRooms.Rules.Drops;

namespace LiveRooms.Rules.Tests.Drops;

/// <summary>Whole flash sales with thousands of viewers, each the same in every run by its seed.</summary>
public sealed class DropSimulationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void A_flash_sale_never_sells_more_than_it_has_and_serves_in_order(int seed)
    {
        var chance = new Random(seed);
        var bench = new DropBench(Make.Drop(stock: 500, limit: 3, holdSeconds: 30, waitlist: 2_000));
        var lastPromoted = 0L;
        for (var step = 0; step < 20_000; step++)
        {
            bench.Wait(chance.Next(100) == 0 ? -chance.NextDouble() : chance.NextDouble() / 50);
            var before = bench.Events.Count;
            Act(bench, chance);
            bench.Settle();
            foreach (var promoted in bench.Events.Skip(before).OfType<ReservationPromoted>())
            {
                Assert.True(promoted.Number > lastPromoted);
                lastPromoted = promoted.Number;
            }

            if (step % 500 == 0)
                bench.Drop.Verify();
        }

        Assert.True(lastPromoted > 0);
        Assert.True(bench.Events.Count(e => e is ReservationExpired) > 100);
        CloseAndCheck(bench);
    }

    private static void Act(DropBench bench, Random chance)
    {
        var viewer = chance.Next(1_500);
        var own = bench.Drop.OfViewer(Make.Viewer(viewer)).LastOrDefault(r => r.IsActive);
        if (own is null || chance.Next(4) == 0)
            bench.Do(new Reserve(bench.NextOp(), Make.Viewer(viewer), 1 + chance.Next(3)));
        else if (chance.Next(3) == 0)
            bench.Do(new Release(bench.NextOp(), own.Viewer, own.Number));
        else if (chance.Next(25) == 0)
            bench.Do(new Confirm(bench.NextOp(), own.Viewer, own.Number));
    }

    private static void CloseAndCheck(DropBench bench)
    {
        bench.Do(new CloseDrop(Make.Host));
        bench.Settle();
        bench.Wait(31);
        bench.Settle();
        var stock = bench.Drop.Stock;
        Assert.Equal((500, 0, 0), (stock.Total, stock.Held, bench.Drop.Waiting));
        Assert.Equal(stock.Sold, bench.Drop.Orders(0, int.MaxValue).Sum(order => order.Quantity));
        Assert.InRange(stock.Sold, 1, 500);

        var replayed = Drop.Initial;
        foreach (var e in DropJson.Decode(DropJson.Encode(bench.Events)))
            replayed.Evolve(e);
        replayed.Verify();
        Assert.Equal(DropJson.EncodeSnapshot(bench.Drop.ToSnapshot()), DropJson.EncodeSnapshot(replayed.ToSnapshot()));
    }
}
