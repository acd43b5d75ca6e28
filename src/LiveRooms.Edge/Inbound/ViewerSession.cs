using LiveRooms.Edge.Outbound;
using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Viewers;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;
using LiveRooms.Rules;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shows;
using Microsoft.AspNetCore.SignalR;

namespace LiveRooms.Edge.Inbound;

/// <summary>
/// One connection's requests: checks form and rate, then hands over to the room's relay or the drop. It decides nothing of
/// the domain. A connection is in one room at most: the one of its latest join.
/// </summary>
internal sealed class ViewerSession(Viewer viewer, HubConnectionContext connection, SessionContext edge)
{
    private static readonly Task<Reply> Done = Task.FromResult(new Reply());

    private readonly RequestLimits _limits = new(edge.Options);
    private readonly Lock _gate = new();
    private Relay? _relay;
    private ViewerLane? _lane;
    private long _moves;
    private bool _closed;
    private volatile bool _wasInRoom;
    private ChatVoice? _voice;
    private Refusal? _notAdmitted;
    private volatile bool _goodbyeIsSaid;

    /// <summary>Its neighbour in the list of all of them.</summary>
    public ViewerSession? Before { get; set; }

    /// <summary>Its neighbour in the list of all of them.</summary>
    public ViewerSession? After { get; set; }

    /// <summary>What it was asked and has not answered.</summary>
    public CallsUnderWay Calls { get; } = new();

    /// <summary>The room it is in; null when it is in none.</summary>
    public ShowId? Show => Volatile.Read(ref _relay)?.Show;

    /// <summary>Why nothing is done any more: its client heard the goodbye, hears no answer, and asks again elsewhere. Else null.</summary>
    public Refusal? Over => _goodbyeIsSaid ? _notAdmitted : null;

    public async Task<JoinReply> Join(JoinRequest? request)
    {
        if (_limits.Request(edge.Time.Moment()) is { } limited)
            return RefusedJoin(limited);
        if (request is null || !ShowId.TryParse(request.ShowId, out var show))
            return RefusedJoin(Refusals.Malformed("A join names a show."));
        if (request.LastSeen is { } seen && !(Counts(seen.Epoch) && Counts(seen.Sequence)))
            return RefusedJoin(Refusals.Malformed("A position's numbers are from 0 to 2^53."));
        if ((_notAdmitted ?? edge.Admissions.Join(viewer.Role, isNew: !_wasInRoom)) is { } crowded)
            return RefusedJoin(crowded);
        var move = Move();
        var (relay, refusal) = await edge.Relays.Enter(show, connection.ConnectionAborted).ConfigureAwait(false);
        if (relay is null)
            return RefusedJoin(refusal!);
        var entered = false;
        try
        {
            if (await relay.CatchUp(request.LastSeen, connection.ConnectionAborted).ConfigureAwait(false) is { } behind)
                return RefusedJoin(behind);
            lock (_gate)
            {
                if (_closed || _moves != move)
                    return RefusedJoin(Refusals.Overtaken);
                var outlet = connection.Features.Get<IViewerOutlet>() ?? new PipeOutlet(connection);
                var lane = new ViewerLane(outlet, FrameEncodings.Of(connection), viewer.Id);
                var reply = relay.Join(lane, request.LastSeen, viewer.Card);
                if (reply.Problem is null)
                {
                    entered = _wasInRoom = true;
                    (_relay, _lane) = (relay, lane);
                }
                return reply;
            }
        }
        finally
        {
            if (!entered)
                relay.Exit();
        }
    }

    public Task<Reply> Leave()
    {
        // It is done in any case: clients do not wait for the answer. One that leaves a room was paid for by the join.
        var leaves = _relay is not null;
        Move();
        return !leaves && _limits.Request(edge.Time.Moment()) is { } limited ? Task.FromResult(RefusedReply(limited)) : Done;
    }

    /// <summary>Ends the connection with a reason, and when to come again. Done when it is over.</summary>
    public Task SendAway(Refusal why)
    {
        _notAdmitted = why;
        return Goodbye.Say(connection, new CloseText((ProblemCode)why.Reason, why.Message, why.RetryAfter), edge.Time, () => _goodbyeIsSaid = true);
    }

    /// <summary>The connection ended: leaves for good.</summary>
    public Task Close()
    {
        lock (_gate)
            _closed = true;
        Move();
        return Task.CompletedTask;
    }

    public async Task<Reply> Chat(ChatRequest? request)
    {
        // Lines have limits of their own; one that is refused costs what any other request does.
        if (_limits.Spent(edge.Time.Moment()) is { } spent)
            return RefusedReply(spent);
        var relay = _relay;
        if (Refuse(request, relay, out var operation, out var text) is { } refused)
        {
            _limits.Request(edge.Time.Moment());
            return RefusedReply(refused);
        }
        var voice = LazyInitializer.EnsureInitialized(
            ref _voice, () => new ChatVoice(viewer, edge.Grains.GetGrain<IViewerGrain>(viewer.Id.Value), edge.Time));
        var refusal = await voice.Say(relay!, operation, text).ConfigureAwait(false);
        return refusal is null ? new Reply() : RefusedReply(refusal);
    }

    public Task<Reply> React(ReactRequest? request)
    {
        if (_limits.Request(edge.Time.Moment()) is { } limited)
            return Task.FromResult(RefusedReply(limited));
        if (_relay is not { } relay)
            return Task.FromResult(RefusedReply(Refusals.NotJoined));
        var refusal = ReactionRules.Check(request?.Kind, request?.Count ?? 0, out var kind) ?? relay.React(kind, request!.Count);
        return refusal is null ? Done : Task.FromResult(RefusedReply(refusal));
    }

    public Task<ReservationReply> Reserve(ReserveRequest? request) =>
        Ask(DropAction.Reserve, request?.DropId, request?.OperationId, request?.Quantity ?? 0, request?.VariantId, request?.First is true);

    public Task<ReservationReply> Confirm(ReservationRequest? request) =>
        Ask(DropAction.Confirm, request?.DropId, request?.OperationId, request?.ReservationId ?? 0);

    public Task<ReservationReply> Release(ReservationRequest? request) =>
        Ask(DropAction.Release, request?.DropId, request?.OperationId, request?.ReservationId ?? 0);

    public async Task<CheckoutReply> Checkout(ReservationRequest? request)
    {
        if (_limits.Request(edge.Time.Moment()) is { } limited)
            return new CheckoutReply(Cards.Of(limited), null);
        if (!DropId.TryParse(request?.DropId, out var drop))
            return new CheckoutReply(Cards.Of(Refusals.Malformed("A checkout names a drop and a reservation.")), null);
        if (_relay is null)
            return new CheckoutReply(Cards.Of(Refusals.NotJoined), null);
        var outcome = await edge.Checkouts.Begin(viewer.Id, drop, request!.ReservationId).ConfigureAwait(false);
        return outcome.Refusal is { } refusal ? new CheckoutReply(Cards.Of(refusal), null) : new CheckoutReply(null, outcome.Value);
    }

    public async Task<MineReply> Mine()
    {
        if (_limits.Request(edge.Time.Moment()) is { } limited)
            return new MineReply(Cards.Of(limited), null, null);
        if (_relay is not { } relay)
            return new MineReply(Cards.Of(Refusals.NotJoined), null, null);
        return await relay.Mine(viewer.Id).ConfigureAwait(false);
    }

    /// <summary>Why a line may not be said; null when it may.</summary>
    private Refusal? Refuse(ChatRequest? request, Relay? relay, out OperationId operation, out string text)
    {
        text = "";
        if (!OperationId.TryParse(request?.OperationId, out operation))
            return Refusals.Malformed("A chat line carries an operation id.");
        return relay is null ? Refusals.NotJoined : ChatRules.Check(request!.Text, out text) ?? relay.TakeLine(viewer, edge.Chat);
    }

    private async Task<ReservationReply> Ask(
        DropAction action, string? dropId, string? operationId, long value, string? variantId = null, bool first = false)
    {
        if (_limits.Request(edge.Time.Moment()) is { } limited)
            return new ReservationReply(Cards.Of(limited), null);
        if (!DropId.TryParse(dropId, out var drop) || !OperationId.TryParse(operationId, out var operation))
            return new ReservationReply(Cards.Of(Refusals.Malformed("A reservation request names a drop and an operation id.")), null);
        VariantId? variant = null;
        if (variantId is not null)
        {
            if (!VariantId.TryParse(variantId, out var named))
                return new ReservationReply(Cards.Of(Refusals.Malformed("A variant's id is 1 to 64 characters.")), null);
            variant = named;
        }
        if (_relay is not { } relay)
            return new ReservationReply(Cards.Of(Refusals.NotJoined), null);
        // Only what was never sent before: an operation that is repeated may have been done, and must get its reservation.
        if (first && relay.RefuseAhead(drop, variant, value) is { } known)
            return new ReservationReply(Cards.Of(known), null);
        var request = new DropRequest(action, operation, viewer.Id, value, variant);
        var receipt = await edge.Drops.Ask(drop, relay.Show, request, relay.Seen(drop)).ConfigureAwait(false);
        if (receipt.Refusal is { } refusal)
            return new ReservationReply(Cards.Of(refusal), null);
        relay.Learn(drop, receipt.Reservation!.Version);
        if (action == DropAction.Reserve)
            edge.Remembered.Add(viewer.Id, drop);
        return new ReservationReply(null, Cards.Of(receipt.Reservation));
    }

    /// <summary>Leaves the room and overtakes a join under way. The number of the move, by which a join knows itself overtaken.</summary>
    private long Move()
    {
        Relay? relay;
        ViewerLane? lane;
        long move;
        lock (_gate)
        {
            move = ++_moves;
            (relay, lane) = (_relay, _lane);
            (_relay, _lane) = (null, null);
        }
        relay?.Leave(lane!);
        return move;
    }

    private static bool Counts(long number) => number is >= 0 and <= 1L << 53;

    private static JoinReply RefusedJoin(Refusal refusal) => new(Cards.Of(refusal), null, null, false, null);

    private static Reply RefusedReply(Refusal refusal) => new(Cards.Of(refusal));
}
