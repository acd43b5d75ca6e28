using LiveRooms.Grains.Tests.Cluster;
using LiveRooms.Grains.Tests.Webhooks;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Sales;

namespace LiveRooms.Grains.Tests.Sales;

/// <summary>
/// Viewers buy and orders are taken back while journal writes, state writes and deliveries fail and grains are put away, all drawn
/// from a seed. When that ends, the ledgers equal the orders to the minor unit, and the merchant has heard every fact in order.
/// </summary>
public sealed class SeededSalesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Ledgers_and_merchant_agree_with_the_journal_after_everything_that_failed(int seed)
    {
        ShakyJournal journal = null!;
        await using var stage = await FeedStage.Start(silos: 2, wrap: inner => journal = new ShakyJournal(inner), options: o => o.Attempts = 100);
        await stage.Open(stock: 40);
        var chance = new Random(seed);
        Shake(stage, journal, new Random(seed));
        for (var step = 0; step < 60; step++)
            await Step(stage, chance, step);

        journal.OnAppend = _ => Fault.None;
        stage.Cluster.Storage.WritesFail = false;
        stage.Endpoint.Answer = _ => null;
        var (facts, book) = await stage.Truth();
        await stage.Until(() => stage.Endpoint.Taken.Length >= facts.Count);
        Assert.Equal(facts.Select(f => f.Key), stage.Endpoint.Taken);
        Assert.All(stage.Endpoint.Attempts.GroupBy(a => a.Key), tries => Assert.Single(tries.Select(a => a.Body).Distinct()));

        Assert.Equal(book.Total, (await Patiently.Call(() => stage.Ledger.Settlement(RoomCluster.Host))).Value!.Settlement.Total);
        Assert.Equal(book.Orders(0, 1_000).Sum(o => Commission.Of(o.Total, FeedStage.Rate)), book.Total.Commission);
        await stage.Until(
            async () => (await stage.Earnings.Describe(RoomCluster.Host)).Value!.Drops is [{ Takings: var known }] && known == book.Total,
            TimeSpan.FromMilliseconds(200));
        Assert.InRange(book.Total.Orders, 5, 40);
        Assert.InRange(book.Total.RefundedOrders, 1, 40);
    }

    private static void Shake(FeedStage stage, ShakyJournal journal, Random luck)
    {
        int Next(int max)
        {
            lock (luck)
                return luck.Next(max);
        }

        journal.OnAppend = key => key.Kind == "drop" && Next(15) == 0 ? Next(2) == 0 ? Fault.Before : Fault.After : Fault.None;
        stage.Endpoint.Answer = _ => Next(4) == 0 ? "The endpoint answered 503." : null;
    }

    private static async Task Step(FeedStage stage, Random chance, int step)
    {
        switch (chance.Next(12))
        {
            case 0:
                await stage.Cluster.Forget(stage.Feed);
                break;
            case 1:
                await stage.Cluster.Forget(stage.Ledger);
                break;
            case 2:
                await stage.Cluster.Forget(stage.Earnings);
                break;
            case 3:
                await stage.Cluster.Move(stage.Feed);
                break;
            case 4:
                stage.Cluster.Storage.WritesFail = chance.Next(2) == 0;
                break;
            case 5 or 6:
                stage.Cluster.Time.Advance(TimeSpan.FromMilliseconds(chance.Next(3_000)));
                break;
            case 7 or 8:
                await Patiently.Call(() => stage.Drop.Change(new RefundReservation(
                    RoomCluster.Host, new OperationId($"back-{step}"), chance.Next(1, 20), ToStock: step % 2 == 0)));
                break;
            default:
                var held = (await Patiently.Call(() => stage.Drop.Act([RoomCluster.Reserve($"v{step}", $"r{step}", chance.Next(1, 3))])))[0];
                if (held.Reservation is { Status: ReservationStatus.Held } reservation)
                    await Patiently.Call(() => stage.Drop.Act([RoomCluster.Confirm($"v{step}", $"c{step}", reservation.Number)]));
                break;
        }
    }
}
