using LiveRooms.Edge.Outbound;
using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Viewers;
using LiveRooms.Protocol.Hub;
using LiveRooms.Rules;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Edge.Inbound;

/// <summary>
/// One connection's requests: checks form and rate, then hands over to the room's relay or the drop. It decides nothing of
/// the domain. A connection is in one room at most.
/// </summary>
internal sealed class ViewerSession(
    Viewer viewer, ViewerLane lane, Relays relays, DropDesk drops, IGrainFactory grains, TimeProvider time, EdgeOptions options)
{
    private readonly RequestLimits _limits = new(options);
    private readonly Lock _gate = new();
    private Relay? _relay;
    private bool _closed;
    private Task<ViewerProfile>? _profile;

    public async Task<JoinReply> Join(JoinRequest? request)
    {
        if (_limits.Request(time.GetUtcNow()) is { } limited)
            return RefusedJoin(limited);
        if (request is null || !ShowId.TryParse(request.ShowId, out var show))
            return RefusedJoin(Refusals.Malformed("A join names a show."));
        await Leave();
        var (relay, refusal) = await relays.Enter(show, lane.Closed);
        if (relay is null)
            return RefusedJoin(refusal!);
        lock (_gate)
        {
            if (!_closed && _relay is null)
            {
                _relay = relay;
                return relay.Join(lane, request.LastSeen, viewer.Card);
            }
        }
        relay.Exit();
        return RefusedJoin(Refusals.Malformed("The connection is closing or joined elsewhere meanwhile."));
    }

    public Task<Reply> Leave()
    {
        Relay? left;
        lock (_gate)
        {
            left = _relay;
            _relay = null;
        }
        left?.Leave(lane);
        return Task.FromResult(new Reply());
    }

    /// <summary>The connection ended: leaves for good.</summary>
    public Task Close()
    {
        lock (_gate)
            _closed = true;
        return Leave();
    }

    public async Task<Reply> Chat(ChatRequest? request)
    {
        if (!OperationId.TryParse(request?.OperationId, out var operation))
            return RefusedReply(Refusals.Malformed("A chat line carries an operation id."));
        if (_relay is not { } relay)
            return RefusedReply(Refusals.NotJoined);
        if (ChatRules.Check(request!.Text, out var text) is { } unfit)
            return RefusedReply(unfit);
        if (_limits.Chat(time.GetUtcNow()) is { } limited)
            return RefusedReply(limited);
        var profile = await (_profile ??= grains.GetGrain<IViewerGrain>(viewer.Id.Value).Introduce(viewer.Name));
        var refusal = await relay.Say(operation, viewer with { Name = profile.Name }, text);
        return refusal is null ? new Reply() : RefusedReply(refusal);
    }

    public Task<Reply> React(ReactRequest? request)
    {
        if (_relay is not { } relay)
            return Task.FromResult(RefusedReply(Refusals.NotJoined));
        var refusal = ReactionRules.Check(request?.Kind, request?.Count ?? 0, out var kind) ?? _limits.Request(time.GetUtcNow());
        if (refusal is not null)
            return Task.FromResult(RefusedReply(refusal));
        relay.React(kind, request!.Count);
        return Task.FromResult(new Reply());
    }

    public Task<ReservationReply> Reserve(ReserveRequest? request) =>
        Ask(DropAction.Reserve, request?.DropId, request?.OperationId, request?.Quantity ?? 0);

    public Task<ReservationReply> Confirm(ReservationRequest? request) =>
        Ask(DropAction.Confirm, request?.DropId, request?.OperationId, request?.ReservationId ?? 0);

    public Task<ReservationReply> Release(ReservationRequest? request) =>
        Ask(DropAction.Release, request?.DropId, request?.OperationId, request?.ReservationId ?? 0);

    public async Task<MineReply> Mine()
    {
        if (_limits.Request(time.GetUtcNow()) is { } limited)
            return new MineReply(Cards.Of(limited), null, null);
        if (_relay is not { } relay)
            return new MineReply(Cards.Of(Refusals.NotJoined), null, null);
        return await relay.Mine(viewer.Id);
    }

    private async Task<ReservationReply> Ask(DropAction action, string? dropId, string? operationId, long value)
    {
        if (_limits.Request(time.GetUtcNow()) is { } limited)
            return new ReservationReply(Cards.Of(limited), null);
        if (!DropId.TryParse(dropId, out var drop) || !OperationId.TryParse(operationId, out var operation))
            return new ReservationReply(Cards.Of(Refusals.Malformed("A reservation request names a drop and an operation id.")), null);
        if (_relay is null)
            return new ReservationReply(Cards.Of(Refusals.NotJoined), null);
        var receipt = await drops.Ask(drop, new DropRequest(action, operation, viewer.Id, value));
        if (receipt.Refusal is { } refusal)
            return new ReservationReply(Cards.Of(refusal), null);
        if (action == DropAction.Reserve)
            grains.GetGrain<IViewerGrain>(viewer.Id.Value).Remember(drop).Ignore();
        return new ReservationReply(null, Cards.Of(receipt.Reservation!));
    }

    private static JoinReply RefusedJoin(Refusal refusal) => new(Cards.Of(refusal), null, null, false, null);

    private static Reply RefusedReply(Refusal refusal) => new(Cards.Of(refusal));
}
