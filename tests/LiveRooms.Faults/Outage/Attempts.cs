using System.Collections.Concurrent;
using LiveRooms.Faults.Crowd;
using LiveRooms.Faults.Kit;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Faults.Outage;

/// <summary>Viewers who reserve again and again, each time as a new wish, and what they were answered.</summary>
internal sealed class Attempts(Audience audience, string dropId)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private readonly ConcurrentQueue<Attempt> _made = [];
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>All that were answered, in the order of their answers.</summary>
    internal IReadOnlyCollection<Attempt> Made => _made;

    /// <summary>Every other viewer takes part.</summary>
    internal Task Run() => audience.Each(viewer => viewer.Number % 2 == 0 ? Try(viewer) : Task.CompletedTask);

    internal void Stop() => _over.TrySetResult();

    /// <summary>
    /// Whoever was refused asks again, whoever got a reservation repeats it: the answer stays, nobody has two for one wish, and the
    /// drop holds just these.
    /// </summary>
    internal async Task Check(Stage stage)
    {
        var again = await Task.WhenAll(_made.Select(async attempt =>
            (Before: attempt.Reply.Reservation, After: await attempt.Viewer.Reserve(dropId, attempt.Operation))));
        Assert.All(again, pair => Assert.Null(pair.After.Problem));
        Assert.All(
            again.Where(pair => pair.Before is not null),
            pair => Assert.Equal(pair.Before!.ReservationId, pair.After.Reservation!.ReservationId));
        var numbers = again.Select(pair => pair.After.Reservation!.ReservationId).ToList();
        Assert.Equal(numbers.Count, numbers.Distinct().Count());
        var card = await stage.Card(dropId);
        Assert.Equal((numbers.Count, 0), (card.Held, card.Sold));
    }

    private async Task Try(Viewer viewer)
    {
        while (!_over.Task.IsCompleted)
        {
            var (operation, begun) = (viewer.NewOperation(), TimeProvider.System.GetTimestamp());
            var reply = await viewer.Room.ReserveAsync(dropId, 1, operation).Soon();
            _made.Enqueue(new Attempt(viewer, operation, reply, begun, TimeProvider.System.GetTimestamp()));
            await Task.WhenAny(_over.Task, Task.Delay(Pause, TimeProvider.System, TestContext.Current.CancellationToken));
        }
    }

    /// <summary>One wish.</summary>
    /// <param name="Viewer">Whose.</param>
    /// <param name="Operation">Its id.</param>
    /// <param name="Reply">What was answered.</param>
    /// <param name="Begun">When it was asked.</param>
    /// <param name="Ended">When it was answered.</param>
    internal sealed record Attempt(Viewer Viewer, string Operation, ReservationReply Reply, long Begun, long Ended);
}
