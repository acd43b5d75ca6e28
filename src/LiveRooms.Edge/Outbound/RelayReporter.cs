using System.Diagnostics;
using LiveRooms.Edge.Inbound;
using LiveRooms.Edge.Telemetry;
using LiveRooms.Grains.Shows;
using LiveRooms.Grains.Telemetry;
using LiveRooms.Rules;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shedding;
using LiveRooms.Rules.Shows;
using Microsoft.Extensions.Logging;

namespace LiveRooms.Edge.Outbound;

/// <summary>
/// Combines what a room's viewers do here into one report a tick. Lines wait for their answer; tallies are totals of this
/// relay's lifetime, so a lost or repeated report changes nothing (law 5). A reaction is one atomic addition, without a lock.
/// </summary>
/// <param name="id">The show, for the log.</param>
/// <param name="show">The show.</param>
/// <param name="context">What all relays share.</param>
/// <param name="tick">Time between two reports.</param>
/// <param name="heard">Hears with each answer how loaded the show's silo is.</param>
internal sealed partial class RelayReporter(
    ShowId id, IShowGrain show, RelayContext context, Func<TimeSpan> tick, Action<LoadLevel>? heard = null)
{
    private readonly Lock _gate = new();
    private readonly Queue<WaitingLine> _lines = new();
    private readonly AsyncSignal _work = new();
    private readonly ReactionCounters _reactions = new();
    private RelaySession _session = context.NewSession();
    // What earlier sessions have handed over, and what this one has: kept by the one that reports.
    private ReactionTotals _before;
    private ReactionTotals _stored;
    private int _told;
    private WaitingLine[] _batch = [];
    private bool _closed;

    /// <summary>Reports soon: the audience changed.</summary>
    public void Wake() => _work.Set();

    /// <summary>Hands a line in; null when it is stored. Lines are stored in the order they are handed in.</summary>
    public Task<Refusal?> Say(ChatPost post)
    {
        var line = new WaitingLine(post, TraceLinks.Current, new TaskCompletionSource<Refusal?>(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_gate)
        {
            if (_closed)
                return Task.FromResult<Refusal?>(Refusals.StoreUnavailable);
            if (_lines.Count >= context.Options.MaxWaitingLines)
                return Task.FromResult<Refusal?>(Refusals.Busy("Too many lines wait in this room: try again."));
            _lines.Enqueue(line);
        }
        _work.Set();
        return line.Answer.Task;
    }

    /// <summary>Counts reactions; null when they are counted and will be reported.</summary>
    public Refusal? React(ReactionKind kind, int count)
    {
        if (!_reactions.TryAdd(kind, count))
            return Refusals.StoreUnavailable;
        // The first since the last report wakes the reporter. It takes the word back before it reads the totals, and the addition
        // comes before this look at it: whoever finds it told is in the totals that will be read.
        if (Volatile.Read(ref _told) == 0 && Interlocked.Exchange(ref _told, 1) == 0)
            _work.Set();
        return null;
    }

    /// <summary>What this session has counted.</summary>
    private ReactionTotals Totals => _reactions.Read().Minus(_before);

    /// <summary>Reports whenever there is something to report, and at every heartbeat.</summary>
    public async Task Run(Func<long> audience, CancellationToken closing)
    {
        while (!closing.IsCancellationRequested)
        {
            await _work.Wait(context.Options.Heartbeat, context.Time, closing).ConfigureAwait(false);
            await Report(audience(), closing).ConfigureAwait(false);
            await Task.Delay(tick(), context.Time, closing).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// The end of a closing relay: nobody is left, and what was counted or said is handed over, also what was under way. What
    /// comes later is refused. Called once <see cref="Run"/> is over.
    /// </summary>
    public async Task Finish()
    {
        using var patience = new CancellationTokenSource(context.Options.Patience, context.Time);
        lock (_gate)
            _closed = true;
        _reactions.Close();
        await Report(0, patience.Token).ConfigureAwait(false);
        for (var again = 1; HasWork() && !patience.IsCancellationRequested; again++)
        {
            await Task.Delay(Backoff.After(again), context.Time, patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Report(0, patience.Token).ConfigureAwait(false);
        }
        Refuse(_batch);
        Refuse(Take(int.MaxValue));
    }

    /// <summary>One report, tried again until it is answered or patience ends; after <paramref name="closing"/> it is left as it is.</summary>
    private async Task Report(long audience, CancellationToken closing)
    {
        if (_batch.Length == 0)
            _batch = Take(RelayReport.MaxLines);
        Interlocked.Exchange(ref _told, 0);
        var report = new RelayReport(_session, audience, Totals, [.. _batch.Select(l => l.Post)]);
        using var activity = Traced(_batch);
        var started = context.Time.GetTimestamp();
        for (var failures = 0; !closing.IsCancellationRequested;)
        {
            try
            {
                var reply = await context.Losses.Answer(() => show.Report(report)).WaitAsync(closing).ConfigureAwait(false);
                context.Metrics.OnReport(context.Time.GetElapsedTime(started), _batch.Length);
                heard?.Invoke(reply.Load);
                Answer(reply);
                return;
            }
            catch (OperationCanceledException) when (closing.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever failed, lines carry operation ids and tallies are totals: the same report may go again.
            catch (Exception e)
#pragma warning restore CA1031
            {
                LogReportFailed(context.Log, e, id, _batch.Length);
                if (context.Time.GetElapsedTime(started) > context.Options.Patience)
                {
                    Refuse(_batch);
                    _batch = [];
                    return;
                }
            }
            await Task.Delay(Backoff.After(++failures), context.Time, closing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static Activity? Traced(WaitingLine[] lines)
    {
        if (lines.Length == 0 || !EdgeTracing.Source.HasListeners())
            return null;
        var traces = new TraceLinks();
        foreach (var line in lines)
            traces.Add(line.Trace);
        return EdgeTracing.Batch(traces, "show.batch", lines.Length);
    }

    private void Answer(ReportReply reply)
    {
        // A report that was refused as a whole says nothing of single lines; one of which only the tally was refused does.
        var answers = reply.Lines.IsDefault ? [] : reply.Lines;
        var whole = reply.Refusal is not null && answers.IsEmpty;
        if (!whole && answers.Length != _batch.Length)
            throw new InvalidDataException($"{_batch.Length} lines were reported and {answers.Length} answered.");
        for (var i = 0; i < _batch.Length; i++)
            _batch[i].Answer.TrySetResult(whole ? reply.Refusal : answers[i]);
        _batch = [];
        if (reply.Retired)
            BeginSession(reply.Counted);
        else if (!whole)
            _stored = reply.Counted;
    }

    /// <summary>The show gave the session up for lost: go on under a new one with what it never took.</summary>
    private void BeginSession(ReactionTotals counted)
    {
        _session = context.NewSession();
        _before = _before.Plus(counted);
        _stored = default;
        _work.Set();
    }

    private WaitingLine[] Take(int most)
    {
        lock (_gate)
        {
            var lines = new WaitingLine[Math.Min(most, _lines.Count)];
            for (var i = 0; i < lines.Length; i++)
                lines[i] = _lines.Dequeue();
            if (_lines.Count > 0)
                _work.Set();
            return lines;
        }
    }

    private bool HasWork()
    {
        lock (_gate)
            return _lines.Count > 0 || _batch.Length > 0 || Totals != _stored;
    }

    private static void Refuse(WaitingLine[] lines)
    {
        foreach (var line in lines)
            line.Answer.TrySetResult(Refusals.StoreUnavailable);
    }

    [LoggerMessage(2002, LogLevel.Warning, "Show {Show} did not take a report with {Lines} lines")]
    private static partial void LogReportFailed(ILogger log, Exception e, ShowId show, int lines);

    private readonly record struct WaitingLine(ChatPost Post, ActivityContext Trace, TaskCompletionSource<Refusal?> Answer);
}
