using LiveRooms.Grains.Drops;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Grains.Tests.Cluster;

/// <summary>Several hundred drops at once in one cluster.</summary>
public sealed class ManyDropsTests
{
    private const int Drops = 300;
    private const int Shows = 6;
    private const int Stock = 10;

    [Fact]
    public async Task Three_hundred_drops_over_six_shows_are_each_sold_out_exactly()
    {
        await using var cluster = await RoomCluster.Start(silos: 2);
        var shows = await Task.WhenAll(Enumerable.Range(0, Shows).Select(i => cluster.LiveShow($"show{i}")));
        // As the edges would: some at a time, not all in one instant.
        var options = new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = TestContext.Current.CancellationToken };
        await Parallel.ForAsync(0, Drops, options, async (i, _) => await SellOut(cluster, i));

        await Parallel.ForAsync(0, Drops, options, async (i, _) =>
        {
            var view = (await cluster.Drop($"drop{i}").Describe())!;
            var here = IsShared(i) ? Stock / 2 : Stock;
            Assert.Equal((DropStatus.SoldOut, here, here), (view.Status, view.Total, view.Sold));
            Assert.Equal(Stock, (await cluster.Drop($"drop{i}").Orders(RoomCluster.Host, 0, 1_000)).Value!.Orders.Length);
        });
        for (var i = 0; i < Shows; i++)
        {
            var reader = new FeedReader(shows[i], $"relay{i}");
            var offered = Enumerable.Range(0, Drops).Count(d => d % Shows == i || (IsShared(d) && (d + 1) % Shows == i));
            await reader.Until(r => r.Room?.Drops.Count(d => d.Status == DropStatus.SoldOut) == offered);
        }
    }

    // Every tenth is in two shows.
    private static bool IsShared(int i) => i % 10 == 0;

    private static async Task SellOut(RoomCluster cluster, int i)
    {
        var home = new ShowId($"show{i % Shows}");
        var other = home;
        var drop = await cluster.OpenDrop($"drop{i}", home.Value, Stock);
        if (IsShared(i))
            await Share(drop, other = new ShowId($"show{(i + 1) % Shows}"));
        await Task.WhenAll(Enumerable.Range(0, 3).Select(round => Buy(drop, round, round == 0 ? other : home)));
    }

    private static async Task Share(IDropGrain drop, ShowId other)
    {
        var share = new ShareDrop(RoomCluster.Host, new OperationId("share"), other, RoomCluster.Creator, Stock / 2);
        Assert.Null((await drop.Change(share)).Refusal);
    }

    private static async Task Buy(IDropGrain drop, int round, ShowId show)
    {
        var held = await drop.Act([.. Enumerable.Range(0, Stock).Select(v => RoomCluster.Reserve($"v{round}-{v}", $"r{round}-{v}"))], show);
        var confirms = held.Select((receipt, v) => (receipt.Reservation, Viewer: $"v{round}-{v}"))
            .Where(r => r.Reservation!.Status == ReservationStatus.Held)
            .Select(r => RoomCluster.Confirm(r.Viewer, $"c-{r.Viewer}", r.Reservation!.Number));
        Assert.All(await drop.Act([.. confirms], show), receipt => Assert.Null(receipt.Refusal));
    }
}
