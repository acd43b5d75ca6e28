using System.Collections.Immutable;
using LiveRooms.Grains.Journal;
using LiveRooms.Grains.Telemetry;
using LiveRooms.Rules;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Packing;

namespace LiveRooms.Grains.Drops;

/// <summary>
/// The drop's only writer, without the grain around it: the whole of what is promised about stock, so that it can be simulated.
/// One method, one shape: decide on the state so far, evolve, append, and answer when the entry is stored (laws 1 and 2). The
/// state runs ahead of the journal by the entries in flight, so every answer, a refusal too, waits for them. Lives on one
/// single-threaded scheduler; calls may interleave.
/// </summary>
/// <param name="key">The drop's journal.</param>
/// <param name="parts">What it is made of.</param>
/// <param name="tell">Told of news as soon as they are durable, in order: the drop as each of its shows sees it, and their notices.</param>
internal sealed partial class DropCore(JournalKey key, DropCoreParts parts, Action<ImmutableArray<DropView>, DropNotices> tell)
{
    private readonly DropReceipts.Packer _answers = new();
    private readonly PackedWriter _entry = new();
    private Drop _drop = Drop.Initial;
    private JournalWriter<DropEvent> _writer = null!;

    /// <summary>Steps that the clock decides before a batch is; the timer does the rest.</summary>
    private const int MaxDueSteps = 3;

    /// <summary>The state, ahead of the journal by what is in flight.</summary>
    public Drop Drop => _drop;

    /// <summary>The public state that is stored, as each of its shows sees it, its own first; empty when the drop is not.</summary>
    public ImmutableArray<DropView> Views { get; private set; } = [];

    /// <summary>The public state that is stored, as its own show sees it; null when the drop is not.</summary>
    public DropView? Durable => Views.IsEmpty ? null : Views[0];

    /// <summary>Called when the state has changed, before it is durable: when to do what is due may have changed.</summary>
    public Action? Changed { get; init; }

    /// <summary>Why it stopped: then nothing more is answered, and another activation replays; null while it works.</summary>
    public Exception? Failure => _writer.Failure;

    /// <summary>Completes, with the reason, when it stopped. Never faults.</summary>
    public Task<Exception> Failed => _writer.Failed;

    /// <summary>The journal's version, as far as it is known to be stored here.</summary>
    public long Version => _writer.Version;

    /// <summary>Ends when everything decided so far is durable.</summary>
    public Task WhenDurable() => _writer.WhenDurable();

    /// <summary>
    /// Replays the journal; before anything else. One that went back, or a store that is away, stops this drop before it began: it
    /// answers nothing, and says why.
    /// </summary>
    public async Task Load(CancellationToken cancellation)
    {
        var (head, failure) = await Replay(cancellation);
        _snapshotVersion = head.SnapshotVersion;
        _writer = new JournalWriter<DropEvent>(parts.Journal, key, head.Version, Encode, metrics: parts.JournalMetrics);
        if (failure is not null)
            _writer.Stop(failure);
        Views = _drop.Exists ? DropViews.All(_drop) : [];
    }

    /// <summary>A batch of viewers' requests, decided in order, answered when all are stored.</summary>
    /// <exception cref="ArgumentException">The batch is too large, or a request is of no known kind: nothing was decided.</exception>
    /// <exception cref="FormatException">The batch is damaged: nothing was decided.</exception>
    public async Task<DropReceipts> Act(DropBatch batch, ShowId? show)
    {
        if (batch.Count > DropRequest.MaxBatch)
            throw new ArgumentException($"A batch holds at most {DropRequest.MaxBatch} requests.", nameof(batch));
        // All are understood before the first is decided: what is decided must be recorded.
        batch.Check();
        await WhenTrusted(batch.Seen);
        if (_writer.IsFull)
            return DropReceipts.Refused(batch.Count, Busy);
        using var activity = GrainTracing.Batch("drop.act", batch.Count);
        var events = new List<DropEvent>(batch.Count);
        var notices = new DropNotices();
        var now = parts.Time.GetUtcNow();
        DecideDue(now, events, notices);
        var tally = parts.Metrics.NewTally();
        foreach (var request in batch)
        {
            var receipt = Decide(CommandOf(request, show), now, events, notices);
            _answers.Add(receipt);
            tally?.Add(request.Action, receipt.Refusal?.Reason);
        }

        var answers = _answers.Take();
        await Record(events, notices);
        parts.Metrics.OnBatch(batch.Count, tally);
        return answers;
    }

    /// <summary>One command that is no viewer's; answered with the drop after it, or why not, when it is stored.</summary>
    public async Task<Outcome<DropView>> Command(DropCommand command)
    {
        await WhenTrusted();
        var events = new List<DropEvent>();
        var notices = new DropNotices();
        var receipt = Decide(command, parts.Time.GetUtcNow(), events, notices);
        await Record(events, notices);
        return receipt.Refusal is { } refusal ? refusal : Durable!;
    }

    /// <summary>Does what is due by the clock until nothing is.</summary>
    public async Task DoDue()
    {
        if (Failure is not null)
            return;
        await WhenTrusted();
        var now = parts.Time.GetUtcNow();
        while (DropRules.Due(_drop, now) is { } command)
            await Command(command);
    }

    private static Refusal Busy { get; } =
        new(RefusalReason.Busy, "The drop has as much to record as it may: try again.", TimeSpan.FromSeconds(1));

    private static DropCommand CommandOf(DropRequest request, ShowId? show) => request.Action switch
    {
        DropAction.Reserve => new Reserve(
            request.Operation, request.Viewer, (int)Math.Clamp(request.Value, int.MinValue, int.MaxValue), request.Variant, show),
        DropAction.Confirm => new Confirm(request.Operation, request.Viewer, request.Value),
        DropAction.Release => new Release(request.Operation, request.Viewer, request.Value),
        _ => throw new ArgumentOutOfRangeException(nameof(request), request.Action, "No such action."),
    };

    /// <summary>
    /// What the clock decides comes before what is asked now: at the opening instant the drop is open, whether or not its timer
    /// has run. A few steps at most, each bounded; the timer does the rest.
    /// </summary>
    private void DecideDue(DateTimeOffset now, List<DropEvent> events, DropNotices notices)
    {
        for (var steps = 0; steps < MaxDueSteps && DropRules.Due(_drop, now) is { } command; steps++)
            Decide(command, now, events, notices);
    }

    /// <summary>Decides and evolves; what must be recorded and told is added to the lists.</summary>
    private DropReceipt Decide(DropCommand command, DateTimeOffset now, List<DropEvent> events, DropNotices notices)
    {
        try
        {
            var decision = parts.Decide(_drop, command, now);
            if (decision.Refusal is { } refusal)
                return new DropReceipt(refusal, null);
            for (var i = 0; i < decision.Count; i++)
            {
                var e = decision[i];
                _drop.Evolve(e);
                events.Add(e);
                notices.Add(_drop, e);
            }
            return new DropReceipt(null, decision.Number is { } number ? DropViews.Of(_drop, _drop.Find(number)!) : null);
        }
        catch (Exception e)
        {
            // The state has taken events that will never be recorded: nothing more may be decided on it.
            _writer.Stop(e);
            throw;
        }
    }

    /// <summary>
    /// Ends when the events, and all decided before them, are durable. Where nothing is to be stored, the journal is asked whether
    /// this activation still is its writer: a stale one must not refuse what another has accepted, nor repeat to an operation that
    /// came before what its reservation was then.
    /// </summary>
    private Task Record(List<DropEvent> events, DropNotices notices)
    {
        if (events.Count == 0)
            return _writer.WhenCurrent();
        var views = DropViews.All(_drop);
        var snapshot = SnapshotWhenDue();
        var durable = _writer.Append(
            events, version => OnDurable(views, notices, snapshot, version, events), seal: snapshot is not null);
        Changed?.Invoke();
        return durable;
    }

    // Into the same buffer each time: one write is in flight at most, and after one that failed there is no other.
    private ReadOnlyMemory<byte> Encode(IReadOnlyList<DropEvent> events)
    {
        DropEntry.Encode(_entry, events);
        return _entry.Memory;
    }

    private void OnDurable(ImmutableArray<DropView> views, DropNotices notices, byte[]? snapshot, long version, List<DropEvent> events)
    {
        Views = views;
        parts.Metrics.OnStored(events);
        tell(views, notices);
        if (snapshot is not null)
            _ = SaveSnapshot(version, snapshot);
    }
}
