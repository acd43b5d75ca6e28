using System.Collections.Immutable;
using LiveRooms.Grains.Drops;
using LiveRooms.Rules.Ids;
using Microsoft.Extensions.Logging;

namespace LiveRooms.Edge.Inbound;

/// <summary>
/// Requests to one drop. One call is in flight; everything that arrives meanwhile goes out in the next. A call that fails is
/// tried again with the same operation ids, which the drop answers the same, until patience ends. Closes when it runs empty.
/// </summary>
internal sealed partial class DropQueue(
    IDropGrain grain, DropId drop, TimeProvider time, EdgeOptions options, ILogger log, Action<DropQueue> emptied)
{
    private readonly Lock _gate = new();
    private readonly Queue<Waiting> _waiting = new();
    private bool _running;
    private bool _closed;

    /// <summary>The receipt to come; null when this queue has closed: open another.</summary>
    public Task<DropReceipt>? TryAsk(DropRequest request)
    {
        var waiting = new Waiting(request, new TaskCompletionSource<DropReceipt>(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_gate)
        {
            if (_closed)
                return null;
            if (_waiting.Count >= options.MaxWaitingRequests)
                return Task.FromResult(new DropReceipt(Refusals.Busy("Too many reservations wait for this drop: try again."), null));
            _waiting.Enqueue(waiting);
            if (!_running)
            {
                _running = true;
                _ = Run();
            }
        }
        return waiting.Receipt.Task;
    }

    private async Task Run()
    {
        await Task.Yield();
        while (Take() is { Length: > 0 } batch)
        {
            var receipts = await Call([.. batch.Select(w => w.Request)]).ConfigureAwait(false);
            for (var i = 0; i < batch.Length; i++)
                batch[i].Receipt.SetResult(receipts[i]);
        }
        emptied(this);
    }

    private Waiting[] Take()
    {
        lock (_gate)
        {
            var batch = new Waiting[Math.Min(_waiting.Count, DropRequest.MaxBatch)];
            for (var i = 0; i < batch.Length; i++)
                batch[i] = _waiting.Dequeue();
            _closed = batch.Length == 0;
            return batch;
        }
    }

    private async Task<ImmutableArray<DropReceipt>> Call(ImmutableArray<DropRequest> requests)
    {
        var started = time.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await grain.Act(requests).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // Whatever failed, the viewers get an answer and may ask again with the same operation ids.
            catch (Exception e)
#pragma warning restore CA1031
            {
                LogCallFailed(e, drop, attempt);
                if (time.GetElapsedTime(started) > options.Patience)
                    return [.. requests.Select(_ => new DropReceipt(Refusals.StoreUnavailable, null))];
            }
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Min(25 << Math.Min(attempt, 5), 500)), time, CancellationToken.None)
                .ConfigureAwait(false);
        }
    }

    [LoggerMessage(2101, LogLevel.Warning, "Drop {Drop} did not answer (attempt {Attempt})")]
    private partial void LogCallFailed(Exception e, DropId drop, int attempt);

    private readonly record struct Waiting(DropRequest Request, TaskCompletionSource<DropReceipt> Receipt);
}
