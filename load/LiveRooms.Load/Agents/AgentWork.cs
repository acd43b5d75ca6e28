using LiveRooms.Load.Measure;
using LiveRooms.Load.Runner;
using LiveRooms.Load.Runs;

namespace LiveRooms.Load.Agents;

/// <summary>What an agent does: its part of the run, once, as long as the coordinator is heard of.</summary>
internal sealed class AgentWork : IProgress<TimelinePoint>, IDisposable
{
    /// <summary>Seconds of the timeline that wait to be fetched; older ones are dropped, for the report has them all.</summary>
    private const int MostPoints = 120;

    // Why its part is missing, when it was asked to go before it was done.
    private const string Ended = "it was ended before it was done";

    private readonly IPerformer _performer;
    private readonly RunClock _clock;
    private readonly TimeSpan _patience;
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _over = new();
    private readonly CancellationTokenSource _early;
    private readonly TaskCompletionSource<long> _beginAt = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _dismissed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Queue<TimelinePoint> _points = new();
    private long _heardAt;
    private int _dropped;
    private AgentPhase _phase;
    private string? _why;
    private IReadOnlyList<byte[]> _pages = [];

    /// <param name="performer">Does the part.</param>
    /// <param name="clock">This machine's.</param>
    /// <param name="patience">How long nothing may be heard of the coordinator: the lease.</param>
    public AgentWork(IPerformer performer, RunClock clock, TimeSpan patience)
    {
        (_performer, _clock, _patience, _heardAt) = (performer, clock, patience, clock.Time.GetTimestamp());
        _early = CancellationTokenSource.CreateLinkedTokenSource(_over.Token);
    }

    /// <summary>What is under way, or the last that was; it does not throw.</summary>
    public Task Performance { get; private set; } = Task.CompletedTask;

    /// <summary>Ends when the coordinator needs it no more.</summary>
    public Task Dismissed => _dismissed.Task;

    /// <summary>Whether nothing was heard of the coordinator for too long.</summary>
    public bool IsForsaken => _clock.Time.GetElapsedTime(Interlocked.Read(ref _heardAt)) > _patience;

    /// <summary>See <see cref="IAgentGrain.Clock"/>.</summary>
    public long Clock()
    {
        Hear();
        return _clock.Now;
    }

    /// <summary>See <see cref="IAgentGrain.Prepare"/>.</summary>
    public void Prepare(PerformancePlan plan, long clockOffset)
    {
        Hear();
        lock (_gate)
        {
            if (_phase != AgentPhase.Waiting)
                return;
            _phase = AgentPhase.Preparing;
            // Not in the grain's turn: beats are answered meanwhile.
            Performance = Task.Run(() => Do(plan, clockOffset));
        }
    }

    /// <summary>See <see cref="IAgentGrain.Begin"/>.</summary>
    public void Begin(long at)
    {
        Hear();
        _beginAt.TrySetResult(at);
    }

    /// <summary>See <see cref="IAgentGrain.Stop"/>.</summary>
    public void Stop()
    {
        Hear();
        // Not in the grain's turn: whoever is told may take their time.
        _ = _early.CancelAsync();
    }

    /// <summary>See <see cref="IAgentGrain.Beat"/>.</summary>
    public AgentNews Beat(int heard)
    {
        Hear();
        lock (_gate)
        {
            while (_points.Count > 0 && _dropped < heard)
                Drop();
            return new AgentNews(_phase, _why, _clock.Now, AgentsJson.Write([.. _points]), _dropped + _points.Count, _pages.Count);
        }
    }

    /// <summary>See <see cref="IAgentGrain.Page"/>.</summary>
    public byte[] Page(int page)
    {
        Hear();
        lock (_gate)
            return _pages[page];
    }

    /// <summary>See <see cref="IAgentGrain.Dismiss"/>.</summary>
    public void Dismiss() => _dismissed.TrySetResult();

    /// <inheritdoc/>
    public void Report(TimelinePoint value)
    {
        lock (_gate)
        {
            if (_points.Count == MostPoints)
                Drop();
            _points.Enqueue(value);
        }
    }

    /// <summary>Ends what is under way, and waits for it.</summary>
    public async Task End()
    {
        await _over.CancelAsync();
        await Performance;
    }

    public void Dispose()
    {
        _early.Dispose();
        _over.Dispose();
    }

    private void Hear() => Interlocked.Exchange(ref _heardAt, _clock.Time.GetTimestamp());

    /// <summary>Why it could not do its part; null when it could, or did not try.</summary>
    public string? Fault { get; private set; }

    private void Drop()
    {
        _points.Dequeue();
        _dropped++;
    }

    private async Task Do(PerformancePlan plan, long clockOffset)
    {
        try
        {
            var pages = ReportPages.Pack(await _performer.Perform(plan, clockOffset, WhenAllAreReady, this, new Ends(_early.Token, _over.Token)));
            Reach(AgentPhase.Done, null, pages);
        }
        catch (OperationCanceledException) when (_over.IsCancellationRequested)
        {
            Reach(AgentPhase.Failed, Fault = Ended, []);
        }
        catch (Exception e)
        {
            // Whatever it was, the coordinator is told; the others go on.
            Fault = e.Message;
            Reach(AgentPhase.Failed, e.Message, []);
        }
    }

    private async Task<long> WhenAllAreReady(CancellationToken cancelled)
    {
        Reach(AgentPhase.Ready, null, []);
        var at = await _beginAt.Task.WaitAsync(cancelled);
        Reach(AgentPhase.Performing, null, []);
        return at;
    }

    private void Reach(AgentPhase phase, string? why, IReadOnlyList<byte[]> pages)
    {
        lock (_gate)
            (_phase, _why, _pages) = (phase, why, pages);
    }
}
