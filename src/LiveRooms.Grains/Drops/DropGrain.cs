using System.Collections.Immutable;
using LiveRooms.Grains.Draining;
using LiveRooms.Grains.Journal;
using LiveRooms.Grains.Placement;
using LiveRooms.Grains.Telemetry;
using LiveRooms.Rules;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Drops.Lottery;
using LiveRooms.Rules.Ids;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;

namespace LiveRooms.Grains.Drops;

/// <summary>The grain around a <see cref="DropCore"/>: activation, timers and reminders, the show that is told.</summary>
[GrainType("drop"), Reentrant, HeadlinePlacementFilter]
internal sealed partial class DropGrain(
    IJournal journal, IJournalTrust trust, TimeProvider time, IOptions<DropOptions> options, JournalMetrics journalMetrics, GrainMetrics grainMetrics,
    HeadlineHome home, Residents residents, ILogger<DropGrain> log)
    : Grain, IDropGrain, IRemindable
{
    private JournalKey _key;
    private DropCore _core = null!;
    private readonly Dictionary<ShowId, NewsSender> _news = [];

    private bool _isHeadline;
    private bool _leaves;

    private Drop State => _core.Drop;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // Orleans may begin this under the activation's lock: a call from there to a grain that begins too, and calls back, would
        // block both threads for good.
        await Task.Yield();
        HeadlineMark.Clear();
        _key = new JournalKey("drop", this.GetPrimaryKeyString());
        var parts = new DropCoreParts(journal, time, options.Value, journalMetrics, grainMetrics, log);
        _core = new DropCore(_key, parts, OnDurable) { Changed = ScheduleDue };
        await _core.Load(cancellationToken);
        if (_core.Failure is JournalUnavailableException away && home.Leave(this))
        {
            LogLeaves(away, _key, home.Here);
            _leaves = true;
            return; // It takes no call here.
        }

        _ = DeactivateOnFailure(began: _core.Failure is null);
        residents.Enter(GrainContext, () => _isHeadline);
        foreach (var view in _core.Views)
            Sender(view.Settings.Show).Begin(view);
        if (!State.Exists)
            return;
        _core.AskFirst(Sender(State.Settings.Show).Answered);
        Nudge();
        ScheduleDue();
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _ended.TrySetResult();
        StopNews();
        _nudger?.Stop();
        if (_leaves)
            return; // It never began here.
        // What is under way is stored first: where it lives next it must not be surprised by it.
        if (_core.Failure is null)
            await _core.WhenDurable().ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        if (reason.ReasonCode == DeactivationReasonCode.ShuttingDown && _core.Failure is null)
            home.SendOn(this, _isHeadline);
        await MarkAtEnd(cancellationToken);
    }

    public Task Warm(bool headline)
    {
        if (headline)
            GoHome();
        return Task.CompletedTask;
    }

    public Task<Outcome<DropView>> Open(Actor actor) => _core.Command(new OpenDrop(actor));

    public Task<Outcome<DropView>> Close(Actor actor) => _core.Command(new CloseDrop(actor));

    public Task<Outcome<DropView>> Draw(Actor actor) => _core.Command(new DrawLottery(actor));

    public Task<Outcome<DrawFacts>> Drawn() => _core.Drawn();

    public Task<Outcome<LeafPage>> Leaves(int skip, int max) => _core.Leaves(skip, max);

    public Task<Outcome<DrawProof>> Proof(ViewerId viewer) => _core.Proof(viewer);

    public Task<Outcome<DropView>> Restock(Actor actor, OperationId operation, int units) =>
        _core.Command(new RestockDrop(actor, operation, units));

    public async Task<Outcome<DropView>> Change(ChangeDrop change) =>
        change is ShareDrop share && await CheckShare(share) is { } unfit ? unfit : await _core.Command(change);

    public Task<DropView?> Describe() =>
        _core.Failure is { } failure ? Task.FromException<DropView?>(failure) : Task.FromResult(_core.Durable);

    public Task<DropView?> DescribeIn(ShowId show) => _core.Failure is { } failure
        ? Task.FromException<DropView?>(failure)
        : Task.FromResult(_core.Views.FirstOrDefault(v => v.Settings.Show == show));

    public Task<Outcome<ShareList>> Shares(Actor actor) => _core.Shares(actor);

    public Task<DropReceipts> Act(DropBatch batch, ShowId? show) => _core.Act(batch, show);

    public Task<ImmutableArray<ReservationView>> OfViewer(ViewerId viewer) => _core.OfViewer(viewer);

    public Task<Outcome<OrderPage>> Orders(Actor actor, int skip, int max) => _core.Orders(actor, skip, max);

    public Task<Outcome<ClaimPage>> Claims(Actor actor, int after, int max) => _core.Claims(actor, after, max);
}
