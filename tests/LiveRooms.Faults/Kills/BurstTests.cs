using LiveRooms.Faults.Crowd;
using LiveRooms.Faults.Kit;
using LiveRooms.Protocol.Hub;
using LiveRooms.TestKit;

namespace LiveRooms.Faults.Kills;

/// <summary>
/// SIGKILL under a burst of reservations, again and again over the same data: whatever was acknowledged is there after the restart, and
/// what was not is done once when it is asked again.
/// </summary>
public sealed class BurstTests
{
    private static readonly int Rounds = LongRun.Choose(3, 10);
    private const int Buyers = 10;
    private const int Each = 20;
    private const int Stock = (Buyers * Each) + 7;

    [Theory]
    [InlineData("everysec")]
    [InlineData("always")]
    public async Task Every_acknowledged_receipt_is_honoured_after_each_kill(string durability)
    {
        await using var server = new ServerProcess(
            $"--LiveRooms:Store:Durability={durability}", "--LiveRooms:Edge:RequestBurst=10000", "--LiveRooms:Edge:RequestsPerSecond=10000");
        await server.Start().Soon();
        Assert.Contains($"durability {durability}", server.Log, StringComparison.Ordinal);
        using var stage = await Stage.Open(server.Address);
        await using var audience = await Audience.Enter(stage, Buyers);
        var done = new List<Burst>();
        for (var round = 1; round <= Rounds; round++)
        {
            var drop = await stage.Drop($"round-{round}", Stock, perViewer: Each);
            await audience.Each(viewer => viewer.Room.Until(state => state.Drop(drop.DropId)?.Status == "open"));
            // From early in the burst to near its end.
            var burst = new Burst(audience, drop.DropId, Each, new Milestone(1 + (round * (Buyers * Each) / (Rounds + 1))));
            await burst.Run(async () =>
            {
                await server.Kill();
                await server.Start().Soon();
            });
            done.Add(burst);
            await burst.Check(stage);
        }
        foreach (var burst in done)
            await burst.Check(stage);
        Assert.Empty(audience.Faults);
    }
}

/// <summary>Buyers who each make many reservations of one drop at once and confirm every other one.</summary>
internal sealed class Burst(Audience audience, string dropId, int each, Milestone middle)
{
    private readonly List<(Viewer Buyer, string Operation, ReservationCard Receipt, ReservationCard? Confirmed)> _receipts = [];

    internal async Task Run(Func<Task> blow)
    {
        var all = audience.Viewers.SelectMany(buyer => Enumerable.Range(0, each).Select(number => Buy(buyer, number % 2 == 0))).ToList();
        await Task.WhenAny(middle.Reached, Task.WhenAll(all)).Soon("the burst gets to its middle");
        await blow();
        await Task.WhenAll(all);
    }

    internal async Task Check(Stage stage)
    {
        var confirmed = _receipts.Where(receipt => receipt.Confirmed is not null).ToList();
        var card = await stage.Card(dropId);
        Assert.Equal(card.Stock, card.Free + card.Held + card.Sold);
        Assert.Equal((_receipts.Count, confirmed.Count), (card.Held + card.Sold, card.Sold));
        Assert.Equal(_receipts.Count, _receipts.Select(receipt => receipt.Receipt.ReservationId).Distinct().Count());
        Assert.Equal(
            confirmed.Select(receipt => (receipt.Buyer.Id, receipt.Confirmed!.OrderId!)).Order(),
            (await stage.Orders(dropId)).Select(order => (order.ViewerId, order.OrderId)).Order());
        await Task.WhenAll(_receipts.Select(async receipt =>
        {
            var again = await receipt.Buyer.Reserve(dropId, receipt.Operation);
            Assert.Null(again.Problem);
            Assert.Equal(receipt.Receipt.ReservationId, again.Reservation!.ReservationId);
            Assert.Equal(receipt.Confirmed is null ? "held" : "confirmed", again.Reservation.Status);
        }));
    }

    private async Task Buy(Viewer buyer, bool confirms)
    {
        var operation = buyer.NewOperation();
        var receipt = await buyer.Reserve(dropId, operation);
        Assert.Null(receipt.Problem);
        middle.Pass();
        var confirmed = confirms ? await buyer.Confirm(dropId, receipt.Reservation!.ReservationId) : null;
        Assert.Null(confirmed?.Problem);
        lock (_receipts)
            _receipts.Add((buyer, operation, receipt.Reservation!, confirmed?.Reservation));
    }
}
