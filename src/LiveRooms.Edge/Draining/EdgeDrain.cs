using LiveRooms.Edge.Inbound;
using LiveRooms.Edge.Telemetry;
using LiveRooms.Rules;
using LiveRooms.Rules.Rooms;
using Microsoft.Extensions.Logging;

namespace LiveRooms.Edge.Draining;

/// <summary>
/// Empties this edge: it takes no viewer in any more, then sends those it has to others, in batches, each with the time to come
/// again. Calls under way are answered first.
/// </summary>
public sealed partial class EdgeDrain
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Jitter = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    // From a call's end to when its answer is surely written.
    private static readonly TimeSpan AnswerTime = TimeSpan.FromMilliseconds(50);

    // Of the time there is; the rest is for those told last.
    private const double Telling = 0.75;

    private readonly Lock _gate = new();
    private readonly OpenSessions _sessions;
    private readonly TimeProvider _time;
    private readonly EdgeOptions _options;
    private readonly EdgeMetrics _metrics;
    private readonly ILogger _log;
    private readonly TaskCompletionSource _gone = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task? _running;
    private int _viewers;
    private int _told;
    private int _ended;
    private bool _allAreTold;

    internal EdgeDrain(OpenSessions sessions, TimeProvider time, EdgeOptions options, EdgeMetrics metrics, ILogger<EdgeDrain> log) =>
        (_sessions, _time, _options, _metrics, _log) = (sessions, time, options, metrics, log);

    /// <summary>Whether it was asked for: the edge is not ready any more, for good.</summary>
    public bool HasBegun
    {
        get
        {
            lock (_gate)
                return _running is not null;
        }
    }

    /// <summary>How far it is.</summary>
    public DrainProgress Progress
    {
        get
        {
            lock (_gate)
            {
                return new DrainProgress(
                    _running is not null, _running is { IsCompleted: true }, _viewers, Volatile.Read(ref _told), Volatile.Read(ref _ended));
            }
        }
    }

    /// <summary>Empties the edge, once: who asks again waits for the same end. At once when there are no viewers.</summary>
    /// <param name="cancellation">Ends it early; viewers who were not told lose their connection when the process ends.</param>
    public Task Run(CancellationToken cancellation)
    {
        lock (_gate)
            return _running ??= Empty(cancellation);
    }

    private async Task Empty(CancellationToken cancellation)
    {
        _viewers = _sessions.Close();
        if (_viewers == 0)
            return;
        LogBegun(_viewers);
        var begun = _time.GetTimestamp();
        try
        {
            await Task.Delay(_options.DrainNotice, _time, cancellation).ConfigureAwait(false);
            using var enough = new CancellationTokenSource(_options.DrainTime, _time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(enough.Token, cancellation);
            await Tell(either.Token).ConfigureAwait(false);
            Interlocked.Exchange(ref _allAreTold, true);
            LookWhetherAllAreGone();
            await _gone.Task.WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Whoever is left is cut when the process ends.
        }

        LogOutcome(_time.GetElapsedTime(begun).TotalSeconds);
    }

    private void LogOutcome(double seconds)
    {
        var told = Volatile.Read(ref _told);
        var cut = _sessions.Count + told - Volatile.Read(ref _ended);
        if (cut == 0)
            LogEmpty(told, _viewers - told, seconds);
        else
            LogNotEmpty(seconds, _viewers, told, cut);
    }

    private async Task Tell(CancellationToken cancellation)
    {
        var plan = new DrainPlan(_sessions.Count, _options.DrainPerSecond, _options.DrainTime * Telling, Longest, Jitter);
        var begun = _time.GetTimestamp();
        while (true)
        {
            var elapsed = _time.GetElapsedTime(begun);
            for (var due = plan.Due(elapsed); Volatile.Read(ref _told) < due;)
            {
                if (_sessions.Take() is not { } session)
                    return;
                var number = _told;
                Interlocked.Increment(ref _told);
                _ = SendAway(session, Refusals.Emptied(plan.ComeAgain(number, elapsed, Spread.SeedOf((uint)number))), cancellation);
            }

            if (_sessions.Count == 0)
                return;
            await Task.Delay(Step, _time, cancellation).ConfigureAwait(false);
        }
    }

    private async Task SendAway(ViewerSession session, Refusal why, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(_options.Patience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            await session.Calls.Answered(AnswerTime, _time, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // It has waited long enough for its answer, and asks again elsewhere.
        }

        await session.SendAway(why).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Interlocked.Increment(ref _ended);
        _metrics.OnDrained();
        LookWhetherAllAreGone();
    }

    private void LookWhetherAllAreGone()
    {
        if (Volatile.Read(ref _allAreTold) && Volatile.Read(ref _ended) == Volatile.Read(ref _told))
            _gone.TrySetResult();
    }

    [LoggerMessage(2401, LogLevel.Information, "The edge is being emptied: {Viewers} viewers are sent to others")]
    private partial void LogBegun(int viewers);

    [LoggerMessage(2402, LogLevel.Information,
        "The edge is empty: {Told} viewers were sent to others in {Seconds:F1} s, {Left} had left by themselves")]
    private partial void LogEmpty(int told, int left, double seconds);

    [LoggerMessage(2403, LogLevel.Warning,
        "The edge is not empty after {Seconds:F1} s: of {Viewers} viewers {Told} were told to come again elsewhere, and {Cut} are still here")]
    private partial void LogNotEmpty(double seconds, int viewers, int told, int cut);
}
