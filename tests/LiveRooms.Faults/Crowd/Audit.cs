using LiveRooms.Faults.Kit;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Faults.Crowd;

/// <summary>Holds what viewers were told and what they see against what the server says when asked.</summary>
internal static class Audit
{
    /// <summary>A drop and everybody's way through it.</summary>
    internal static async Task Drop(Stage stage, Audience audience, IReadOnlyList<Purchase> purchases)
    {
        var dropId = purchases[0].DropId;
        var truth = await stage.Card(dropId);
        var orders = await stage.Orders(dropId);
        Assert.Equal(truth.Stock, truth.Free + truth.Held + truth.Sold);
        Assert.Equal(truth.Sold, orders.Sum(order => order.Quantity));
        Assert.Equal(orders.Count, orders.Select(order => order.ViewerId).Distinct().Count());

        await audience.Each(viewer => viewer.Room.Until(state => state.Drop(dropId)!.Version >= truth.Version));
        Assert.All(audience.Viewers, viewer => Assert.Equal(truth, viewer.Room.State.Drop(dropId)));

        var cards = await Task.WhenAll(purchases.Select(Own));
        Assert.Equal(
            orders.Select(order => (order.ViewerId, order.OrderId)).Order(),
            cards.Where(own => own.Card.Status == "confirmed").Select(own => (own.Of.Viewer.Id, own.Card.OrderId!)).Order());
        Assert.Equal(truth.Held, cards.Where(own => own.Card.Status == "held").Sum(own => own.Card.Quantity));
        var waiting = cards.Where(own => own.Card.Status == "waiting").Select(own => own.Card).OrderBy(card => card.ReservationId);
        Assert.Equal(Enumerable.Range(1, truth.Waiting), waiting.Select(card => card.WaitlistPlace ?? 0));
        foreach (var (purchase, card) in cards)
            Kept(purchase, card);
    }

    /// <summary>All lines, in one order, at everybody and in what a newcomer is given.</summary>
    internal static async Task Chat(Stage stage, Audience audience, Talk talk)
    {
        await using var newcomer = await stage.Enter(9_999);
        // A line that another edge's viewer was answered may come here a moment later.
        await newcomer.Room.Until(state => state.Chat.Count >= talk.Said.Count);
        var history = newcomer.Room.State.Chat;
        Assert.Equal(Enumerable.Range(1, history.Count), history.Select(line => (int)line.Number));
        Assert.Equal(talk.Said.Order(), history.Select(line => (line.ViewerId, line.Text)).Order());
        await audience.Each(viewer => viewer.Room.Until(state => state.Chat.Count == history.Count));
        Assert.All(audience.Viewers, viewer => Assert.Equal(history, viewer.Room.State.Chat));
    }

    /// <summary>
    /// A heart is answered by the edge before it is stored: one that was answered within the last tick before a kill may be gone
    /// with the process, one that was not answered may have been stored. What was shown stays; what comes later is exact.
    /// </summary>
    internal static async Task Hearts(Stage stage, Audience audience, Talk talk, long shown)
    {
        var size = audience.Viewers.Count;
        // Each edge brings its own: neighbours are on different ones.
        await talk.Stored(stage, audience.Viewers[0]);
        var stored = await talk.Stored(stage, audience.Viewers[1]);
        Assert.InRange(stored, shown, talk.Counted + talk.InDoubt);
        var (counted, inDoubt) = (talk.Counted, talk.InDoubt);
        await audience.Each(viewer => talk.Heart(viewer, 2));
        Assert.Equal((counted + (2 * size), inDoubt), (talk.Counted, talk.InDoubt));
        await audience.Each(viewer => viewer.Room.Until(state => state.Counters.Tallies["heart"] == stored + (2 * size)));
        Assert.Equal(stored + (2 * size), await talk.Stored(stage, audience.Viewers[3]));
    }

    /// <summary>The same operation again is answered with the same reservation.</summary>
    internal static async Task Repeats(IEnumerable<Purchase> purchases)
    {
        foreach (var reply in await Task.WhenAll(purchases.Select(async purchase =>
            (purchase.Receipt, Again: await purchase.Viewer.Reserve(purchase.DropId, purchase.Operation)))))
        {
            Assert.Null(reply.Again.Problem);
            Assert.Equal(reply.Receipt!.ReservationId, reply.Again.Reservation!.ReservationId);
        }
    }

    /// <summary>What the viewer saw, then what the server answers.</summary>
    private static async Task<(Purchase Of, ReservationCard Card)> Own(Purchase purchase)
    {
        var seen = purchase.MineIn(purchase.Viewer.Room.State);
        var mine = await purchase.Viewer.Room.MineAsync().Soon();
        Assert.Null(mine.Problem);
        var card = Assert.Single(mine.Reservations!, own => own.DropId == purchase.DropId);
        // A place moves up, and its chance changes, without a word when somebody else leaves or buys; asking tells it.
        Assert.Equal(card with { WaitlistPlace = null, Chance = null }, seen with { WaitlistPlace = null, Chance = null });
        Assert.Equal(card, purchase.MineIn(purchase.Viewer.Room.State));
        return (purchase, card);
    }

    private static void Kept(Purchase purchase, ReservationCard card)
    {
        Assert.Equal(purchase.Receipt!.ReservationId, card.ReservationId);
        Assert.Equal(purchase.Receipt.Quantity, card.Quantity);
        if (purchase.Ending is { } ending)
            Assert.Equal((ending.Status, ending.OrderId), (card.Status, card.OrderId));
        if (purchase.Receipt.Status == "waiting" && card.Status != "waiting")
            Assert.True(WasTold(purchase), $"viewer {purchase.Viewer.Number} was not told of the promotion: {card}");
    }

    // A hold that began and ran out while the server was away is told as what it then is: expired.
    private static bool WasTold(Purchase purchase) => purchase.Viewer.Watch.Own.Any(own =>
        own.ReservationId == purchase.Receipt!.ReservationId && own.DropId == purchase.DropId && own.Status is "held" or "expired");
}
