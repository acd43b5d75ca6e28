using System.Collections.Immutable;
using LiveRooms.Grains.Drops;
using LiveRooms.Rules;
using LiveRooms.Simulation.Engine;
using LiveRooms.Simulation.House;

namespace LiveRooms.Simulation.Crowd;

/// <summary>
/// Gathers requests as the real edge does: one call is in flight, what arrives meanwhile goes out in the next, and a call that fails
/// is tried again with the same operation ids until patience ends. What it has gathered ends with its process.
/// </summary>
internal sealed class Edge(History history, Place place, int believer)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private Queue<Waiting> _waiting = new();
    private bool _running;

    public Place Place => place;

    public void Start()
    {
        place.Start();
        (_waiting, _running) = (new(), false);
    }

    public Task<DropReceipt> Ask(Node node, DropRequest request)
    {
        var waiting = new Waiting(
            request, history.World.Now, new TaskCompletionSource<DropReceipt>(TaskCreationOptions.RunContinuationsAsynchronously));
        _waiting.Enqueue(waiting);
        if (!_running)
        {
            _running = true;
            _ = Run(node);
        }

        return waiting.Receipt.Task;
    }

    private async Task Run(Node node)
    {
        await Task.Yield();
        while (_waiting.Count > 0)
        {
            var batch = new Waiting[Math.Min(_waiting.Count, 8)];
            for (var i = 0; i < batch.Length; i++)
                batch[i] = _waiting.Dequeue();
            var receipts = await Call(node, batch);
            for (var i = 0; i < batch.Length; i++)
                batch[i].Receipt.SetResult(receipts?[i] ?? Refused);
        }

        _running = false;
    }

    private async Task<ImmutableArray<DropReceipt>?> Call(Node node, Waiting[] batch)
    {
        ImmutableArray<DropRequest> requests = [.. batch.Select(w => w.Request)];
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var silo = history.BelievedBy(believer);
                return await history.Network.Ask(node, silo.Place, at => silo.Call(at, a => a.Act(requests)), TimeSpan.FromSeconds(5));
            }
            catch (Exception)
            {
                history.World.Seen.Add(Case.Retry);
                if (history.World.Now - batch[0].Since > Patience)
                {
                    history.World.Seen.Add(Case.EdgeLostPatience);
                    return null;
                }
            }

            await node.Pause(TimeSpan.FromMilliseconds(Math.Min(25 << Math.Min(attempt, 6), 1_000)));
        }
    }

    private static DropReceipt Refused { get; } = new(new Refusal(RefusalReason.StoreUnavailable, "The drop did not answer."), null);

    private readonly record struct Waiting(DropRequest Request, TimeSpan Since, TaskCompletionSource<DropReceipt> Receipt);
}
