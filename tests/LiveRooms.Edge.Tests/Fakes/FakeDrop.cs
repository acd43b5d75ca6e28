using System.Collections.Immutable;
using LiveRooms.Grains;
using LiveRooms.Grains.Drops;
using LiveRooms.Rules;
using LiveRooms.Rules.Drops.Lottery;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Edge.Tests.Fakes;

/// <summary>A drop that a test answers for; every batch is kept. By itself it holds whatever is asked for.</summary>
internal sealed class FakeDrop : IDropGrain
{
    private readonly List<DropBatch> _batches = [];

    internal Func<DropBatch, Task<DropReceipts>> OnAct { get; set; } = batch => Task.FromResult(DropReceipts.Of(batch.Select(Held)));

    internal Func<ViewerId, ImmutableArray<ReservationView>> OnOfViewer { get; set; } = _ => [];

    internal IReadOnlyList<DropBatch> Batches
    {
        get
        {
            lock (_batches)
                return [.. _batches];
        }
    }

    /// <summary>The shows that batches came from.</summary>
    internal List<ShowId?> Shows { get; } = [];

    internal static DropReceipt Held(DropRequest request) =>
        new(null, Make.Reservation(request.Action == DropAction.Reserve ? 1 : request.Value));

    public Task<DropReceipts> Act(DropBatch batch, ShowId? show)
    {
        lock (_batches)
        {
            _batches.Add(batch);
            Shows.Add(show);
        }

        return OnAct(batch);
    }

    public Task<ImmutableArray<ReservationView>> OfViewer(ViewerId viewer) => Task.FromResult(OnOfViewer(viewer));

    public Task<Outcome<DropView>> Create(Actor actor, LiveRooms.Rules.Drops.DropSettings settings) => throw NotAnEdgesCall();

    public Task<Outcome<DropView>> Open(Actor actor) => throw NotAnEdgesCall();

    public Task<Outcome<DropView>> Close(Actor actor) => throw NotAnEdgesCall();

    public Task<Outcome<DropView>> Restock(Actor actor, OperationId operation, int units) => throw NotAnEdgesCall();

    public Task<Outcome<DropView>> Change(LiveRooms.Rules.Drops.ChangeDrop change) => throw NotAnEdgesCall();

    public Task<Outcome<DropView>> Draw(Actor actor) => throw NotAnEdgesCall();

    public Task<Outcome<DrawFacts>> Drawn() => throw NotAnEdgesCall();

    public Task<Outcome<LeafPage>> Leaves(int skip, int max) => throw NotAnEdgesCall();

    public Task<Outcome<DrawProof>> Proof(ViewerId viewer) => throw NotAnEdgesCall();

    public Task<DropView?> Describe() => throw NotAnEdgesCall();

    public Task<DropView?> DescribeIn(ShowId show) => throw NotAnEdgesCall();

    /// <summary>The first version that it was told of.</summary>
    internal TaskCompletionSource<long> HeardOf { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Heard(long version)
    {
        HeardOf.TrySetResult(version);
        return Task.CompletedTask;
    }

    public Task<Outcome<ShareList>> Shares(Actor actor) => throw NotAnEdgesCall();

    public Task LeaveShow(ShowId show) => throw NotAnEdgesCall();

    public Task<Outcome<ClaimPage>> Claims(Actor actor, int after, int max) => throw NotAnEdgesCall();

    internal Func<ViewerId, long, Outcome<CheckoutView>> OnCheckout { get; set; } =
        (_, number) => new CheckoutView(new DropId("drop-1"), number, 1_250, "EUR", Make.Start);

    public Task<Outcome<CheckoutView>> Checkout(ViewerId viewer, long number, bool late) => Task.FromResult(OnCheckout(viewer, number));

    public Task<Outcome<PaymentReceipt>> Settle(LiveRooms.Rules.Drops.SettlePayment payment) => throw NotAnEdgesCall();

    public Task<Outcome<RefundDuePage>> RefundsDue(Actor actor, int skip, int max) => throw NotAnEdgesCall();

    public Task Warm(bool headline) => throw NotAnEdgesCall();

    public Task<Outcome<AcceptedLoss>> AcceptLoss(Actor actor) => throw NotAnEdgesCall();

    public Task<Outcome<OrderPage>> Orders(Actor actor, int skip, int max) => throw NotAnEdgesCall();

    // An edge that asks for what only creators, pages and other grains ask for must not find an answer.
    private static NotSupportedException NotAnEdgesCall() => new("An edge does not ask a drop for this.");
}
