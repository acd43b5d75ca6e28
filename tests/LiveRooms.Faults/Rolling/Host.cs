using System.Collections.Concurrent;
using LiveRooms.Client;
using LiveRooms.Faults.Kit;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Faults.Rolling;

/// <summary>
/// A creator who never rests: restocks one drop again and again, and announces and opens another one now and then. Each wish is repeated
/// until it is granted, by one edge after the other.
/// </summary>
internal sealed class Host(string dropId, params Stage[] stages)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private const int RestocksPerDrop = 25;
    private const int MostDrops = 40;

    private readonly ConcurrentQueue<string> _refused = [];
    private readonly List<(string Kind, string Drop)> _made = [];
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _turns;

    /// <summary>What was granted, in order. Complete once <see cref="Run"/> has ended.</summary>
    internal IReadOnlyList<(string Kind, string Drop)> Made => _made;

    /// <summary>Units added to the drop.</summary>
    internal int Restocks => _made.Count(made => made.Kind == RoomEventKinds.DropRestocked);

    /// <summary>Tries that failed.</summary>
    internal IReadOnlyCollection<string> Refused => _refused;

    internal void Stop() => _over.TrySetResult();

    internal async Task Run()
    {
        for (var restocks = 1; !_over.Task.IsCompleted; restocks++)
        {
            var operation = $"restock-{restocks}";
            await Insist(stage => stage.Restock(dropId, 1, operation));
            _made.Add((RoomEventKinds.DropRestocked, dropId));
            if (restocks % RestocksPerDrop == 0 && restocks / RestocksPerDrop <= MostDrops)
                await Offer($"extra-{restocks / RestocksPerDrop}");
            await Task.WhenAny(_over.Task, Task.Delay(Pause, TimeProvider.System, TestContext.Current.CancellationToken));
        }
    }

    private async Task Offer(string extra)
    {
        await Insist(stage => stage.Drop(extra, 1, open: false));
        _made.Add((RoomEventKinds.DropAnnounced, extra));
        await Insist(stage => stage.OpenDrop(extra));
        _made.Add((RoomEventKinds.DropOpened, extra));
    }

    private async Task Insist(Func<Stage, Task> wish)
    {
        while (true)
        {
            try
            {
                await wish(stages[++_turns % stages.Length]);
                return;
            }
            catch (Exception e) when (e is LiveRoomsException or HttpRequestException or TaskCanceledException)
            {
                TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
                _refused.Enqueue($"{e.GetType().Name}: {e.Message}");
                await Task.Delay(Pause, TimeProvider.System, TestContext.Current.CancellationToken);
            }
        }
    }
}
