using System.Diagnostics;
using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Telemetry;
using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Journal;
using LiveRooms.Grains.Telemetry;
using LiveRooms.Rules.Ids;
using Microsoft.Extensions.Logging;

namespace LiveRooms.Edge.Inbound;

/// <summary>
/// Requests to one drop from one show's room. One call is in flight; everything that arrives meanwhile goes out in the next. A call that fails is
/// tried again with the same operation ids, which the drop answers the same, until patience ends; that with a store which is known to be
/// away is over after the first call. Closes when it runs empty.
/// </summary>
internal sealed partial class DropQueue(
    IDropGrain grain, DropId drop, ShowId show, TimeProvider time, EdgeOptions options, StoreSight store, ILogger log, GatewayLosses losses,
    Action<DropQueue> emptied)
{
    private readonly Lock _gate = new();
    private readonly Queue<Waiting> _waiting = new();
    private readonly DropBatch.Packer _packer = new();
    private bool _running;
    private bool _closed;

    /// <summary>The receipt to come; null when this queue has closed: open another.</summary>
    /// <param name="request">The request.</param>
    /// <param name="seen">The drop's highest version that whoever asks may know; 0 for none.</param>
    public Task<DropReceipt>? TryAsk(DropRequest request, long seen = 0)
    {
        var waiting = new Waiting(
            request, seen, time.GetTimestamp(), TraceLinks.Current,
            new TaskCompletionSource<DropReceipt>(TaskCreationOptions.RunContinuationsAsynchronously));
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
        // Each batch has traces of its own; this loop is in none, least of all in that of the request that began it.
        Activity.Current = null;
        while (Take() is { Length: > 0 } batch)
        {
            if (await Call(batch).ConfigureAwait(false) is { } receipts)
            {
                for (var i = 0; i < batch.Length; i++)
                    batch[i].Receipt.SetResult(receipts[i]);
            }
            else
                GiveUp(batch);
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

    /// <summary>One receipt for each request; null when the drop did not answer as long as patience lasts.</summary>
    private async Task<DropReceipts?> Call(Waiting[] batch)
    {
        var seen = 0L;
        foreach (var waiting in batch)
        {
            _packer.Add(waiting.Request);
            seen = Math.Max(seen, waiting.Seen);
        }

        var requests = _packer.Take(seen);
        using var activity = Traced(batch);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var receipts = await losses.Answer(() => grain.Act(requests, show)).ConfigureAwait(false);
                if (receipts.Count == batch.Length)
                {
                    store.IsAway = false;
                    return receipts;
                }

                throw new InvalidDataException($"{batch.Length} requests were sent and {receipts.Count} answered.");
            }
            catch (JournalWentBackException e)
            {
                LogCallFailed(e, drop, attempt);
                return DropReceipts.Refused(batch.Length, Refusals.StoreWentBack); // No later attempt is better.
            }
#pragma warning disable CA1031 // Whatever failed, the viewers get an answer and may ask again with the same operation ids.
            catch (Exception e)
#pragma warning restore CA1031
            {
                LogCallFailed(e, drop, attempt);
                if (HasWaitedLong(batch[0]) || (e is JournalUnavailableException && IsStoreAway(batch[0])))
                    return null;
            }
            await Task.Delay(Backoff.After(attempt), time, CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>A short absence is waited out; a longer one is known from then on, and nobody waits for its end.</summary>
    private bool IsStoreAway(Waiting waiting)
    {
        if (!store.IsAway && time.GetElapsedTime(waiting.Since) > options.StorePatience)
            store.IsAway = true;
        return store.IsAway;
    }

    /// <summary>Refuses the batch, and those behind it that have waited too long for an attempt of their own.</summary>
    private void GiveUp(Waiting[] batch)
    {
        var refused = new List<Waiting>(batch);
        lock (_gate)
        {
            while (_waiting.TryPeek(out var next) && HasWaitedLong(next))
                refused.Add(_waiting.Dequeue());
        }
        foreach (var waiting in refused)
            waiting.Receipt.SetResult(new DropReceipt(Refusals.StoreUnavailable, null));
    }

    private Activity? Traced(Waiting[] batch)
    {
        if (!EdgeTracing.Source.HasListeners())
            return null;
        var traces = new TraceLinks();
        foreach (var waiting in batch)
            traces.Add(waiting.Trace);
        return EdgeTracing.Batch(traces, "drop.batch", batch.Length)?.SetTag("liverooms.drop", drop.Value).SetTag("liverooms.show", show.Value);
    }

    private bool HasWaitedLong(Waiting waiting) => time.GetElapsedTime(waiting.Since) > options.Patience;

    [LoggerMessage(2101, LogLevel.Warning, "Drop {Drop} did not answer (attempt {Attempt})")]
    private partial void LogCallFailed(Exception e, DropId drop, int attempt);

    private readonly record struct Waiting(
        DropRequest Request, long Seen, long Since, ActivityContext Trace, TaskCompletionSource<DropReceipt> Receipt);
}
