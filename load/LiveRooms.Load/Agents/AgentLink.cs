using LiveRooms.Load.Measure;
using LiveRooms.Load.Runner;
using LiveRooms.Load.Runs;

namespace LiveRooms.Load.Agents;

/// <summary>One agent, as the coordinator has it: asked once a second how it is, until it is dismissed or lost.</summary>
/// <param name="card">Who it is.</param>
/// <param name="agent">Its grain.</param>
/// <param name="clock">The coordinator's.</param>
/// <param name="patience">How long it may be silent.</param>
/// <param name="gone">Why it is known to be gone; null while it is not.</param>
internal sealed class AgentLink(AgentCard card, IAgentGrain agent, RunClock clock, TimeSpan patience, Func<string?> gone)
{
    private const int ClockCalls = 20;
    private const int MostTries = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ClockEstimate _clock = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<AgentNews?> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IProgress<TimelinePoint>? _progress;
    private long _heardAt = clock.Time.GetTimestamp();
    private int _heard;
    private volatile bool _home;

    /// <summary>Who it is.</summary>
    public AgentCard Card => card;

    /// <summary>Why it was lost; null while it was not. Once its report is home it is not lost any more.</summary>
    public string? Lost { get; private set; }

    /// <summary>The address of its machine.</summary>
    public string Machine => card.Silo[..Math.Max(0, card.Silo.LastIndexOf(':'))];

    /// <summary>How far its clock was behind, microseconds: what its times are corrected by.</summary>
    public long ClockOffset => _clock.Used;

    /// <summary>How far its clock went from that at least, microseconds.</summary>
    public long ClockDrift => _clock.Drift;

    /// <summary>Asks it once a second, until it is lost.</summary>
    public async Task Watch(CancellationToken cancelled)
    {
        while (await Beat(cancelled))
            await Task.Delay(Pause, clock.Time, cancelled);
    }

    /// <summary>Asks it how it is, once.</summary>
    /// <returns>False when it is gone.</returns>
    public async Task<bool> Beat(CancellationToken cancelled)
    {
        try
        {
            var sent = clock.Now;
            var news = await agent.Beat(_heard).WaitAsync(patience, clock.Time, cancelled);
            _clock.Add(sent, news.Now, clock.Now);
            _heardAt = clock.Time.GetTimestamp();
            Take(news);
            return Lost is null;
        }
        catch (Exception e) when (!cancelled.IsCancellationRequested)
        {
            // Whatever kept it from answering: only silence counts, or that it is known to be gone.
            var why = gone();
            if (why is null && clock.Time.GetElapsedTime(_heardAt) >= patience)
                why = $"nothing was heard of it for {patience.TotalSeconds:0} s: {e.Message}";
            if (why is not null)
                Lose(why);
            return why is null;
        }
    }

    /// <summary>Asks for its time often enough to know its clock.</summary>
    public async Task Measure(CancellationToken cancelled)
    {
        for (var i = 0; i < ClockCalls && Lost is null; i++)
        {
            try
            {
                var sent = clock.Now;
                _clock.Add(sent, await agent.Clock().WaitAsync(patience, clock.Time, cancelled), clock.Now);
            }
            catch (Exception) when (!cancelled.IsCancellationRequested)
            {
                // The next beat says what became of it.
                return;
            }
        }
    }

    /// <summary>Has it make itself ready, and waits until it is, or is lost.</summary>
    /// <param name="plan">Its part.</param>
    /// <param name="within">How long it may take; who takes longer is lost.</param>
    /// <param name="cancelled">Ends it early.</param>
    public async Task Prepare(PerformancePlan plan, TimeSpan within, CancellationToken cancelled)
    {
        try
        {
            var part = AgentsJson.Write(plan);
            _clock.Use();
            await Ask(() => agent.Prepare(part, ClockOffset), cancelled);
        }
        catch (Exception e) when (!cancelled.IsCancellationRequested)
        {
            Lose(gone() ?? e.Message);
        }

        try
        {
            await _ready.Task.WaitAsync(within, clock.Time, cancelled);
        }
        catch (TimeoutException)
        {
            Lose($"it was not ready within {within.TotalSeconds:0} s");
        }
    }

    /// <summary>Has it do its part.</summary>
    /// <param name="beginAt">When the first act is due.</param>
    /// <param name="progress">Told each second that it tells.</param>
    /// <param name="early">Its acts end early; its report is waited for all the same.</param>
    /// <returns>Its report; null when it was lost.</returns>
    public async Task<AgentReport?> Perform(long beginAt, IProgress<TimelinePoint> progress, CancellationToken early)
    {
        if (Lost is not null)
            return null;
        _progress = progress;
        try
        {
            await Ask(() => agent.Begin(beginAt), CancellationToken.None);
            await ((Task)_outcome.Task).WaitAsync(early).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!_outcome.Task.IsCompleted)
                await Ask(agent.Stop, CancellationToken.None);
            if (await _outcome.Task is not { } done)
                return null;
            var pages = new byte[done.Pages][];
            for (var i = 0; i < pages.Length; i++)
                await Ask(async () => pages[i] = await agent.Page(i), CancellationToken.None);
            var report = ReportPages.Unpack(pages) with { Machine = Machine };
            _home = true;
            return report;
        }
        catch (Exception e)
        {
            Lose(gone() ?? e.Message);
            return null;
        }
    }

    /// <summary>It may go. Whether it hears that does not matter: its lease ends in any case.</summary>
    public async Task Dismiss()
    {
        try
        {
            if (gone() is null)
                await agent.Dismiss().WaitAsync(Pause, clock.Time);
        }
        catch (Exception)
        {
            // It is gone already.
        }
    }

    /// <summary>Calls it; again, when that fails, for each call may be made twice.</summary>
    private async Task Ask(Func<Task> call, CancellationToken cancelled)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await call().WaitAsync(patience, clock.Time, cancelled);
                return;
            }
            catch (Exception) when (tries < MostTries && gone() is null && !cancelled.IsCancellationRequested)
            {
                // The last failure is the one that counts.
            }
        }
    }

    private void Take(AgentNews news)
    {
        _heard = news.Heard;
        foreach (var point in AgentsJson.ReadPoints(news.Points))
            _progress?.Report(point);
        if (news.Phase >= AgentPhase.Ready)
            _ready.TrySetResult();
        if (news.Phase == AgentPhase.Failed)
            Lose(news.Why ?? "it failed");
        else if (news.Phase == AgentPhase.Done)
            _outcome.TrySetResult(news);
    }

    private void Lose(string why)
    {
        if (!_home)
            Lost ??= why;
        _ready.TrySetResult();
        _outcome.TrySetResult(null);
    }
}
