using System.Collections.Immutable;
using LiveRooms.Grains.Drops;
using LiveRooms.Rules;
using LiveRooms.Rules.Ids;
using LiveRooms.Simulation.Engine;
using LiveRooms.Simulation.House;

namespace LiveRooms.Simulation.Crowd;

/// <summary>
/// Gathers requests as the real edge does, those of each show apart: one call is in flight, what arrives meanwhile goes out in the next, and a call that fails
/// is tried again with the same operation ids until patience ends. What it has gathered ends with its process.
/// </summary>
internal sealed class Edge(History history, Place place, int believer)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private Dictionary<ShowId, Line> _lines = [];

    // The drop's highest version in an answer that came here.
    private long _seen;

    public Place Place => place;

    public void Start()
    {
        place.Start();
        _lines = [];
        _seen = 0;
    }

    public Task<DropReceipt> Ask(Node node, DropRequest request, ShowId? show)
    {
        var at = show ?? Setup.Show;
        if (!_lines.TryGetValue(at, out var line))
            _lines.Add(at, line = new Line(show));
        var waiting = new Waiting(
            request, history.World.Now, new TaskCompletionSource<DropReceipt>(TaskCreationOptions.RunContinuationsAsynchronously));
        line.Waiting.Enqueue(waiting);
        if (!line.IsRunning)
        {
            line.IsRunning = true;
            _ = Run(node, line);
        }

        return waiting.Receipt.Task;
    }

    private async Task Run(Node node, Line line)
    {
        await Task.Yield();
        while (line.Waiting.Count > 0)
        {
            var batch = new Waiting[Math.Min(line.Waiting.Count, 8)];
            for (var i = 0; i < batch.Length; i++)
                batch[i] = line.Waiting.Dequeue();
            var receipts = await Call(node, batch, line.Show);
            for (var i = 0; i < batch.Length; i++)
                batch[i].Receipt.SetResult(receipts?[i] ?? Refused);
        }

        line.IsRunning = false;
    }

    private async Task<ImmutableArray<DropReceipt>?> Call(Node node, Waiting[] batch, ShowId? show)
    {
        ImmutableArray<DropRequest> requests = [.. batch.Select(w => w.Request)];
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var (silo, seen) = (history.BelievedBy(believer), _seen);
                var receipts = await history.Network.Ask(
                    node, silo.Place, at => silo.Call(at, a => a.Act(requests, show, seen)), TimeSpan.FromSeconds(5));
                foreach (var receipt in receipts)
                    _seen = Math.Max(_seen, receipt.Reservation?.Version ?? 0);
                return receipts;
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

    private sealed class Line(ShowId? show)
    {
        public ShowId? Show => show;

        public Queue<Waiting> Waiting { get; } = new();

        public bool IsRunning { get; set; }
    }

    private readonly record struct Waiting(DropRequest Request, TimeSpan Since, TaskCompletionSource<DropReceipt> Receipt);
}
