using System.Collections.Concurrent;
using LiveRooms.Edge.Transport.Memory;
using LiveRooms.Load.Gates;
using LiveRooms.Load.Targets.Control;
using LiveRooms.Load.Targets.Http;
using LiveRooms.Load.Targets.Reading;
using LiveRooms.Protocol.Http;
using StackExchange.Redis;

namespace LiveRooms.Load.Targets;

/// <summary>A target that can be used, and all that was started for it; that ends with it, the last started first.</summary>
internal sealed class LiveTarget : ITarget
{
    private const int ReadsAtOnce = 8;

    private readonly Stack<IAsyncDisposable> _parts = [];
    private readonly TargetParts _started;
    private readonly EdgeApi _api;
    private readonly HttpTruth _told;
    private readonly ReadStored? _stored;

    /// <param name="plan">Where it is.</param>
    /// <param name="parts">What was started for it.</param>
    /// <param name="time">For pauses.</param>
    public LiveTarget(TargetPlan plan, TargetParts parts, TimeProvider time)
    {
        (Plan, Processes, _started) = (plan, parts.Processes, parts);
        foreach (var part in parts.Started)
            _parts.Push(part);
        if (Processes is null && plan.Control is { } control)
        {
            var remote = new RemoteProcesses(control);
            _parts.Push(remote);
            Processes = remote;
        }

        _api = new EdgeApi(plan.Edges, plan.OperatorToken, time);
        _told = new HttpTruth(_api);
        Director = new Director(_api, time);
        if (parts.Here is { } here)
        {
            _stored = new JournalTruth(here.Journal).Reservations;
        }
        else if (plan.Redis is { } redis)
        {
            var journals = new RedisJournals(ConfigurationOptions.Parse(redis));
            _parts.Push(journals);
            _stored = new JournalTruth(journals.Journal).Reservations;
        }
        else
        {
            _stored = parts.Store is { } store ? store.Reservations : null;
        }
    }

    /// <summary>For other processes.</summary>
    public TargetPlan Plan { get; }

    /// <summary>Where viewers without sockets connect.</summary>
    /// <exception cref="TargetException">It was not opened for them.</exception>
    public MemoryTransport Viewers => _started.Here?.Viewers ?? throw new TargetException($"{Name} was not opened for viewers in memory.");

    /// <summary>What was started for it and ended by itself: what a run cannot have gone well with.</summary>
    public IReadOnlyList<string> Faults => [.. _started.Faults];

    /// <summary>Whether all that is left of a run is its end: no viewer here is served by anybody any more.</summary>
    public bool IsGone => _started.IsGone;

    public string Name => Plan.Name;

    public IReadOnlyList<Uri> Edges => Plan.Edges;

    public IDirector Director { get; }

    public IProcesses? Processes { get; }

    public async Task<Truth> Read(IReadOnlyCollection<string> shows, IReadOnlyCollection<string> drops, CancellationToken cancelled)
    {
        if (_started.Store is { } store)
            await store.Revive(cancelled);
        var described = new ConcurrentDictionary<string, ShowDetails>();
        var records = new ConcurrentDictionary<string, DropTruth>();
        var few = new ParallelOptions { MaxDegreeOfParallelism = ReadsAtOnce, CancellationToken = cancelled };
        await Parallel.ForEachAsync(shows, few, async (show, giveUp) => described[show] = await _told.Show(show, giveUp));
        await Parallel.ForEachAsync(drops, few, async (drop, giveUp) => records[drop] = await Told(drop, giveUp));
        if (_stored is null || drops.Count == 0)
            return new Truth(described, records);
        foreach (var (drop, reservations) in await _stored(drops, cancelled))
            records[drop] = records[drop] with { Reservations = reservations, FromJournal = true };
        return new Truth(described, records);
    }

    public async ValueTask DisposeAsync()
    {
        _api.Dispose();
        await Ending.All(_parts);
        _parts.Clear();
    }

    // Where the journal is read, the lists need not be.
    private async Task<DropTruth> Told(string drop, CancellationToken cancelled) => _stored is null
        ? await _told.Drop(drop, cancelled)
        : new DropTruth(await _api.Anybody.Drops.GetAsync(drop, cancelled), [], FromJournal: false);

    private delegate Task<IReadOnlyDictionary<string, IReadOnlyList<StoredReservation>>> ReadStored(
        IReadOnlyCollection<string> drops, CancellationToken cancelled);
}
