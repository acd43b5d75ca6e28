using LiveRooms.Edge.Inbound;
using LiveRooms.Grains.Shows;
using LiveRooms.Rules;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shows;
using Microsoft.Extensions.Logging;

namespace LiveRooms.Edge.Outbound;

/// <summary>
/// Combines what a room's viewers do here into one report a tick. Lines wait for their answer; tallies are totals of this
/// relay's lifetime, so a lost or repeated report changes nothing (law 5).
/// </summary>
internal sealed partial class RelayReporter(IShowGrain show, RelayContext context)
{
    private readonly Lock _gate = new();
    private readonly Queue<WaitingLine> _lines = new();
    private readonly AsyncSignal _work = new();
    private RelaySession _session = context.NewSession();
    private ReactionTotals _totals;
    private ReactionTotals _stored;

    public void Wake() => _work.Set();

    public Task<Refusal?> Say(ChatPost post)
    {
        var line = new WaitingLine(post, new TaskCompletionSource<Refusal?>(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_gate)
        {
            if (_lines.Count >= context.Options.MaxWaitingLines)
                return Task.FromResult<Refusal?>(Refusals.Busy("Too many lines wait in this room: try again."));
            _lines.Enqueue(line);
        }
        _work.Set();
        return line.Answer.Task;
    }

    public void React(ReactionKind kind, int count)
    {
        lock (_gate)
            _totals = _totals.With(kind, _totals[kind] + count);
        _work.Set();
    }

    /// <summary>Reports whenever there is something to report, and at every heartbeat.</summary>
    public async Task Run(Func<long> audience, CancellationToken closing)
    {
        while (!closing.IsCancellationRequested)
        {
            await _work.Wait(context.Options.Heartbeat, context.Time, closing).ConfigureAwait(false);
            await Report(audience(), closing).ConfigureAwait(false);
            await Task.Delay(context.Options.Tick, context.Time, closing).ConfigureAwait(false);
        }
    }

    /// <summary>The last report of a closing relay: nobody is left, and what was counted or said is handed over.</summary>
    public async Task Finish()
    {
        using var patience = new CancellationTokenSource(context.Options.Patience, context.Time);
        await Report(0, patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var line in Take(int.MaxValue))
            line.Answer.TrySetResult(Refusals.StoreUnavailable);
    }

    private async Task Report(long audience, CancellationToken closing)
    {
        var lines = Take(RelayReport.MaxLines);
        ReactionTotals totals;
        lock (_gate)
            totals = _totals;
        var report = new RelayReport(_session, audience, totals, [.. lines.Select(l => l.Post)]);
        var started = context.Time.GetTimestamp();
        for (var failures = 0; !closing.IsCancellationRequested;)
        {
            try
            {
                var reply = await show.Report(report).WaitAsync(closing).ConfigureAwait(false);
                context.Metrics.OnReport(context.Time.GetElapsedTime(started), lines.Length);
                Answer(lines, reply, totals);
                return;
            }
            catch (OperationCanceledException) when (closing.IsCancellationRequested)
            {
                break;
            }
#pragma warning disable CA1031 // Whatever failed, lines carry operation ids and tallies are totals: the same report may go again.
            catch (Exception e)
#pragma warning restore CA1031
            {
                LogReportFailed(context.Log, e, lines.Length);
                if (context.Time.GetElapsedTime(started) > context.Options.Patience)
                    break;
            }
            await Task.Delay(Backoff.After(++failures), context.Time, closing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        foreach (var line in lines)
            line.Answer.TrySetResult(Refusals.StoreUnavailable);
    }

    private void Answer(WaitingLine[] lines, ReportReply reply, ReactionTotals totals)
    {
        for (var i = 0; i < lines.Length; i++)
            lines[i].Answer.TrySetResult(reply.Refusal ?? reply.Lines[i]);
        if (reply.Retired)
            BeginSession();
        else
            _stored = totals;
    }

    /// <summary>The show gave the session up for lost: go on under a new one with what it never took.</summary>
    private void BeginSession()
    {
        lock (_gate)
        {
            _session = context.NewSession();
            _totals = _totals.Minus(_stored);
            _stored = default;
        }
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

    [LoggerMessage(2002, LogLevel.Warning, "The show did not take a report with {Lines} lines")]
    private static partial void LogReportFailed(ILogger log, Exception e, int lines);

    private readonly record struct WaitingLine(ChatPost Post, TaskCompletionSource<Refusal?> Answer);
}
