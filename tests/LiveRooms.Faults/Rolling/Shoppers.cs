using System.Collections.Concurrent;
using LiveRooms.Faults.Crowd;
using LiveRooms.Faults.Kit;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Faults.Rolling;

/// <summary>Viewers who chat, send hearts, reserve and buy, until they are told to stop.</summary>
internal sealed class Shoppers(Audience audience, string dropId, Talk talk)
{
    /// <summary>What one of them buys at most: a drop takes no more attempts.</summary>
    internal const int Most = 50;

    private const int TurnsPerBuy = 3;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);

    private readonly ConcurrentQueue<(Viewer Viewer, ReservationCard Card)> _answered = [];
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Answered reservations so far; those that were bought, too, as they were answered then.</summary>
    internal IReadOnlyCollection<(Viewer Viewer, ReservationCard Card)> Answered => _answered;

    internal Task Run() => audience.Each(Shop);

    internal void Stop() => _over.TrySetResult();

    /// <summary>Every answer still holds: the viewer has it, and the drop has sold just that.</summary>
    internal async Task Check(Stage stage)
    {
        var bought = Answered.Where(own => own.Card.Status == "confirmed").ToList();
        var truth = await stage.Card(dropId);
        Assert.Equal((bought.Count, 0), (truth.Sold, truth.Held));
        var orders = await stage.Orders(dropId);
        Assert.Equal(
            bought.Select(own => (own.Viewer.Id, own.Card.OrderId!)).Order(), orders.Select(order => (order.ViewerId, order.OrderId)).Order());
        await audience.Each(async viewer =>
        {
            var mine = await viewer.Room.MineAsync(TestContext.Current.CancellationToken).Soon();
            Assert.Null(mine.Problem);
            Assert.Equal(
                bought.Where(own => own.Viewer == viewer).Select(own => own.Card.ReservationId).Order(),
                mine.Reservations!.Select(card => card.ReservationId).Order());
        });
    }

    private async Task Shop(Viewer viewer)
    {
        for (var turn = 0; !_over.Task.IsCompleted; turn++)
        {
            await talk.Heart(viewer);
            if (viewer.Number % 30 == 0)
                await talk.Say(viewer, $"turn {turn} of {viewer.Number}");
            if ((viewer.Number + turn) % TurnsPerBuy == 0 && turn < Most * TurnsPerBuy)
                await Buy(viewer);
            await Task.WhenAny(_over.Task, Task.Delay(Pause, TimeProvider.System, TestContext.Current.CancellationToken));
        }
    }

    private async Task Buy(Viewer viewer)
    {
        var held = await viewer.Reserve(dropId);
        Assert.Null(held.Problem);
        Assert.Equal("held", held.Reservation!.Status);
        _answered.Enqueue((viewer, held.Reservation));
        var bought = await viewer.Confirm(dropId, held.Reservation.ReservationId);
        Assert.Null(bought.Problem);
        _answered.Enqueue((viewer, bought.Reservation!));
    }
}
