using System.Collections.Immutable;
using LiveRooms.Grains.Journal;
using LiveRooms.Grains.Shows;
using LiveRooms.Grains.Telemetry;
using LiveRooms.Rules;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;

namespace LiveRooms.Grains.Drops;

/// <summary>
/// One method, one shape: decide on the state so far, evolve, append, and answer when the entry is stored (laws 1 and 2). The
/// state runs ahead of the journal by the entries in flight, so every answer, a refusal too, waits for them.
/// </summary>
[GrainType("drop"), Reentrant]
internal sealed partial class DropGrain(
    IJournal journal, TimeProvider time, IOptions<DropOptions> options, JournalMetrics journalMetrics, GrainMetrics grainMetrics,
    ILogger<DropGrain> log)
    : Grain, IDropGrain, IRemindable
{
    private Drop _drop = Drop.Initial;
    private DropView? _durable;
    private JournalKey _key;
    private JournalWriter<DropEvent> _writer = null!;
    private NewsSender? _news;
    private long _snapshotVersion;
    private long _snapshotRevision;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // Orleans may begin this under the activation's lock: a call from there to a grain that begins too, and calls back, would
        // block both threads for good.
        await Task.Yield();
        _key = new JournalKey("drop", this.GetPrimaryKeyString());
        var head = await journal.Replay(_key, RestoreSnapshot, RestoreEntry, cancellationToken);
        _snapshotVersion = head.SnapshotVersion;
        _writer = new JournalWriter<DropEvent>(journal, _key, head.Version, DropJson.Encode, metrics: journalMetrics);
        _ = DeactivateOnFailure();
        if (_drop.Exists)
        {
            _durable = DropViews.Of(_drop);
            Sender().Begin(_durable);
            ScheduleDue();
        }
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _news?.Stop();
        return Task.CompletedTask;
    }

    public Task<Outcome<DropView>> Open(Actor actor) => Command(new OpenDrop(actor));

    public Task<Outcome<DropView>> Close(Actor actor) => Command(new CloseDrop(actor));

    public Task<Outcome<DropView>> Restock(Actor actor, OperationId operation, int units) =>
        Command(new RestockDrop(actor, operation, units));

    public Task<DropView?> Describe() =>
        _writer.Failure is { } failure ? Task.FromException<DropView?>(failure) : Task.FromResult(_durable);

    public async Task<ImmutableArray<DropReceipt>> Act(ImmutableArray<DropRequest> requests)
    {
        if (requests.Length > DropRequest.MaxBatch)
            throw new ArgumentException($"A batch holds at most {DropRequest.MaxBatch} requests.", nameof(requests));
        if (_writer.IsFull)
            return [.. requests.Select(_ => new DropReceipt(Busy, null))];
        using var activity = GrainTracing.Batch("drop.act", requests.Length);
        // All are understood before the first is decided: what is decided must be recorded.
        var commands = requests.Select(CommandOf).ToArray();
        var receipts = ImmutableArray.CreateBuilder<DropReceipt>(requests.Length);
        var events = new List<DropEvent>(requests.Length);
        var notices = new List<DropNotice>();
        var now = time.GetUtcNow();
        DecideDue(now, events, notices);
        foreach (var command in commands)
            receipts.Add(Decide(command, now, events, notices));
        var answers = receipts.MoveToImmutable();
        await Record(events, notices, refused: answers.Any(a => a.Refusal is not null));
        grainMetrics.OnBatch(requests, answers);
        return answers;
    }

    public async Task<ImmutableArray<ReservationView>> OfViewer(ViewerId viewer)
    {
        var reservations = _drop.OfViewer(viewer).Select(r => DropViews.Of(_drop, r)).ToImmutableArray();
        await _writer.WhenDurable();
        return reservations;
    }

    public async Task<Outcome<OrderPage>> Orders(Actor actor, int skip, int max)
    {
        if (!_drop.Exists)
            return await Refuse(RefusalReason.DropUnknown, "There is no such drop.");
        if (!actor.MayActFor(_drop.Settings.Creator))
            return await Refuse(RefusalReason.NotDropOwner, "Only the drop's creator may see its orders.");
        max = Math.Clamp(max, 1, 1_000);
        skip = Math.Max(0, skip);
        var orders = _drop.Orders(skip, max).Select(o => DropViews.OrderOf(_drop, o)).ToImmutableArray();
        var next = skip + orders.Length < _drop.OrderCount ? skip + orders.Length : (int?)null;
        await _writer.WhenDurable();
        return new OrderPage(orders, next);
    }

    private static Refusal Busy { get; } =
        new(RefusalReason.Busy, "The drop has as much to record as it may: try again.", TimeSpan.FromSeconds(1));

    private static DropCommand CommandOf(DropRequest request) => request.Action switch
    {
        DropAction.Reserve => new Reserve(request.Operation, request.Viewer, (int)Math.Clamp(request.Value, int.MinValue, int.MaxValue)),
        DropAction.Confirm => new Confirm(request.Operation, request.Viewer, request.Value),
        DropAction.Release => new Release(request.Operation, request.Viewer, request.Value),
        _ => throw new ArgumentOutOfRangeException(nameof(request), request.Action, "No such action."),
    };

    private async Task<Refusal> Refuse(RefusalReason reason, string message)
    {
        await _writer.WhenCurrent();
        return new Refusal(reason, message);
    }

    private async Task<Outcome<DropView>> Command(DropCommand command)
    {
        var events = new List<DropEvent>();
        var notices = new List<DropNotice>();
        var receipt = Decide(command, time.GetUtcNow(), events, notices);
        await Record(events, notices, refused: receipt.Refusal is not null);
        return receipt.Refusal is { } refusal ? refusal : _durable!;
    }

    /// <summary>Decides and evolves; what must be recorded and told is added to the lists.</summary>
    private DropReceipt Decide(DropCommand command, DateTimeOffset now, List<DropEvent> events, List<DropNotice> notices)
    {
        try
        {
            var decision = DropRules.Decide(_drop, command, now);
            if (decision.Refusal is { } refusal)
                return new DropReceipt(refusal, null);
            foreach (var e in decision.Events)
            {
                _drop.Evolve(e);
                events.Add(e);
                if (DropNotices.Of(_drop, e) is { } notice)
                    notices.Add(notice);
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
    /// Ends when the events, and all decided before them, are durable. Where somebody is refused and nothing is to be stored, the
    /// journal is asked whether this activation still is its writer: a stale one must not refuse what another has accepted.
    /// </summary>
    private Task Record(List<DropEvent> events, List<DropNotice> notices, bool refused)
    {
        if (events.Count == 0)
            return refused ? _writer.WhenCurrent() : _writer.WhenDurable();
        var view = DropViews.Of(_drop);
        var snapshot = SnapshotWhenDue();
        var durable = _writer.Append(events, version => OnDurable(view, notices, snapshot, version), seal: snapshot is not null);
        ScheduleDue();
        return durable;
    }

    private void OnDurable(DropView view, List<DropNotice> notices, byte[]? snapshot, long version)
    {
        _durable = view;
        Sender().Add(view, notices);
        if (snapshot is not null)
            _ = SaveSnapshot(version, snapshot);
    }

    private async Task DeactivateOnFailure()
    {
        var failure = await _writer.Failed;
        LogWriterFailed(failure, _key);
        _news?.Stop();
        DeactivateOnIdle();
    }
}
