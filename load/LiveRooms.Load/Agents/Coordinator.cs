using System.Globalization;
using System.Net;
using LiveRooms.Load.Measure;
using LiveRooms.Load.Reports;
using LiveRooms.Load.Runner;
using LiveRooms.Load.Runs;
using LiveRooms.Load.Scenarios;
using Microsoft.Extensions.DependencyInjection;

namespace LiveRooms.Load.Agents;

/// <summary>
/// Leads a run over several agents: takes them in, gives each its share, has all begin at one time, and brings their reports home. An
/// agent that is lost is said to be, and the others go on.
/// </summary>
internal sealed class Coordinator : IAsyncDisposable
{
    // Of an agent's clock, microseconds: less is little beside what times between machines are.
    private const long MostDrift = 5_000;

    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);

    private readonly CoordinatorOptions _options;
    private readonly RunClock _clock;
    private readonly LoadSilo _silo;
    private readonly LocalAgents _local = new();
    private readonly List<AgentLink> _links = [];
    private readonly List<Task> _watches = [];
    private readonly CancellationTokenSource _over = new();

    private Coordinator(CoordinatorOptions options, RunClock clock, LoadSilo silo) => (_options, _clock, _silo) = (options, clock, silo);

    /// <summary>Waits until all agents are there.</summary>
    /// <param name="say">Told in words who came.</param>
    /// <exception cref="AgentsException">They did not all come, or nothing can listen where they are to find the coordinator.</exception>
    public static async Task<Coordinator> Gather(CoordinatorOptions options, RunClock clock, Action<string> say, CancellationToken cancelled)
    {
        var at = options.Listen ?? AgentProcess.FreePort(IPAddress.Loopback);
        var muster = new Muster(options.Agents, AgentProcess.Version);
        var silo = await LoadSilo.Start(at, at, services => services.AddSingleton(muster), cancelled);
        var coordinator = new Coordinator(options, clock, silo);
        try
        {
            if (options.Listen is null)
                coordinator._local.Start(options.Agents, at);
            say($"The coordinator waits for {options.Agents} agents at {at}.");
            await coordinator.TakeIn(muster, say, cancelled);
            return coordinator;
        }
        catch
        {
            await coordinator.DisposeAsync();
            throw;
        }
    }

    /// <summary>Has the agents do a run.</summary>
    /// <param name="whole">What; each gets its share of it.</param>
    /// <param name="progress">Told each second of all agents together.</param>
    /// <param name="cancelled">Ends it early: before the first act at once, then with what was seen until then.</param>
    /// <exception cref="AgentsException">All were lost.</exception>
    public async Task<AgentsResult> Perform(PerformancePlan whole, IProgress<TimelinePoint> progress, CancellationToken cancelled)
    {
        var there = _links.FindAll(static link => link.Lost is null);
        await Task.WhenAll(there.Select(link => link.Measure(cancelled)));
        await Task.WhenAll(there.Select((link, i) => link.Prepare(whole with { Share = new Share(i, there.Count) }, _options.Within, cancelled)));
        var begin = _clock.Now + (long)_options.Breath.TotalMicroseconds;
        var together = new AgentsProgress(() => there.Count(static link => link.Lost is null), progress);
        var reports = await Task.WhenAll(there.Select(link => link.Perform(begin, together, cancelled)));
        var summaries = _links.ConvertAll(link => Summary(link, there.IndexOf(link), there.Count, whole.Settings));
        if (Array.TrueForAll(reports, static report => report is null))
            throw new AgentsException($"All agents were lost: {string.Join("; ", summaries.Select(static agent => $"{agent.Name}, {agent.Why}"))}.");
        return new AgentsResult([.. reports.OfType<AgentReport>()], summaries) { Warnings = [.. there.Select(Warning).OfType<string>()] };
    }

    /// <summary>Lets the agents go, and waits for those that were started here.</summary>
    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await Task.WhenAll(_watches).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(_links.Select(static link => link.Dismiss()));
        await AllLeft();
        await _local.DisposeAsync();
        await _silo.DisposeAsync();
        _over.Dispose();
    }

    /// <summary>Who leaves a cluster tells it, and waits for it: so the coordinator's silo is the last to go, but it does not wait long.</summary>
    private async Task AllLeft()
    {
        for (var waited = TimeSpan.Zero; waited < Goodbye && _links.Exists(link => !_silo.HasLost(link.Card.Silo)); waited += Glance)
            await Task.Delay(Glance, _clock.Time);
    }

    private static AgentSummary Summary(AgentLink link, int number, int count, AudienceSettings settings) => new(
        link.Card.Name, number < 0 ? 0 : new Share(number, count).Of(settings.Viewers), link.Lost is not null, link.Lost, link.ClockOffset / 1_000.0);

    private static string? Warning(AgentLink link) => link.ClockDrift <= MostDrift ? null : string.Create(
        CultureInfo.InvariantCulture,
        $"The clock of agent {link.Card.Name} is at least {link.ClockDrift / 1e3:N1} ms from what was reckoned with: times between machines are off by as much.");

    private async Task TakeIn(Muster muster, Action<string> say, CancellationToken cancelled)
    {
        using var limit = new CancellationTokenSource(_options.Within, _clock.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancelled, limit.Token);
        try
        {
            while (_links.Count < _options.Agents)
            {
                var next = muster.Come.ReadAsync(either.Token).AsTask();
                if (await Task.WhenAny(next, _local.FirstEnd) != next)
                    throw new AgentsException($"The process of {await _local.FirstEnd} did not come: {_local.Ended(await _local.FirstEnd)}.");
                Take(await next);
                say($"{_links[^1].Card.Name} is there, with {_links[^1].Card.Cores} processors: {_links.Count} of {_options.Agents}.");
            }
        }
        catch (OperationCanceledException) when (!cancelled.IsCancellationRequested)
        {
            throw new AgentsException($"Of {_options.Agents} agents {_links.Count} came within {_options.Within.TotalSeconds:0} s.");
        }
    }

    private void Take(AgentCard card)
    {
        var link = new AgentLink(
            card, _silo.Grains.GetGrain<IAgentGrain>(card.Silo), _clock, _options.Patience,
            () => _local.Ended(card.Name) ?? (_silo.HasLost(card.Silo) ? "it left the cluster" : null));
        _links.Add(link);
        _watches.Add(link.Watch(_over.Token));
    }
}
