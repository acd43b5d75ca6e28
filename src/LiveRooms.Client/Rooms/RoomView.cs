using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Client.Rooms;

/// <summary>
/// A room as one viewer knows it, folded from what the server says; no I/O, no clock, not thread-safe. Messages may come
/// twice, late or not at all: old ones change nothing, a missing one is reported as a gap, and joining again heals it.
/// Of two cards of one show, drop or reservation the higher version wins.
/// </summary>
/// <param name="showId">The show.</param>
public sealed class RoomView(string showId)
{
    /// <summary>Chat lines kept: as many as a snapshot has.</summary>
    public const int ChatLimit = 100;

    private readonly OwnReservations _own = new();
    private readonly SharedRoom _room = new();
    private ViewerCard? _you;
    private long? _mutedUntil;
    private long _muteChanges;
    private RoomState? _state;

    /// <summary>The show.</summary>
    public string ShowId { get; } = showId;

    /// <summary>Seen up to here; null before the first join.</summary>
    public Position? Position => _room.Position;

    /// <summary>Whether the viewer's own reservations may have changed unseen: ask <see cref="HubMethods.Mine"/>.</summary>
    public bool OwnInDoubt { get; private set; }

    /// <summary>Pass to <see cref="Apply(MineReply, long)"/> what this was when the question was sent.</summary>
    public long AskedAt => _muteChanges;

    /// <summary>The room now; null before the first join.</summary>
    public RoomState? State => _state ??= _room.Position is null
        ? null
        : _room.ToState(ShowId, _own.Cards, _mutedUntil, _you);

    /// <summary>Takes the answer to a join; a refusal changes nothing.</summary>
    public Fold Apply(JoinReply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        if (reply.Problem is not null || reply.Snapshot is not { } snapshot)
        {
            return Fold.Old;
        }

        _you = reply.You;
        OwnInDoubt = true;
        return Restart(snapshot, reply.Resumed, reply.Missed);
    }

    /// <summary>Takes a frame.</summary>
    public Fold Apply(RoomFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (frame.ShowId != ShowId)
        {
            return Fold.Old;
        }

        if (frame.Reset is { } reset)
        {
            if (_room.IsOld(reset))
            {
                return Fold.Old;
            }

            OwnInDoubt = true;
            return Restart(reset, resumed: false, frame.Events);
        }

        if (Position is not { } position || frame.Epoch != position.Epoch || frame.From > position.Sequence)
        {
            return Fold.Gap;
        }

        var advances = frame.Through > position.Sequence;
        var stands = frame.From == frame.Through && frame.Through == position.Sequence;
        return advances || stands ? Continue(frame, position.Sequence) : Fold.Old;
    }

    /// <summary>Takes the list of the viewer's own.</summary>
    /// <param name="reply">The list; a refusal changes nothing.</param>
    /// <param name="askedAt"><see cref="AskedAt"/> when it was asked for.</param>
    public Fold Apply(MineReply reply, long askedAt)
    {
        ArgumentNullException.ThrowIfNull(reply);
        if (reply.Problem is not null || reply.Reservations is null)
        {
            return Fold.Old;
        }

        OwnInDoubt = false;
        List<RoomUpdate> updates = [];
        foreach (var card in reply.Reservations)
        {
            TakeOwn(card, updates);
        }

        // A full page may have left out what is old.
        var silent = reply.Reservations.Count < MineReply.MaxReservations && _own.Settle();
        if (askedAt == _muteChanges && _mutedUntil != reply.MutedUntil)
        {
            _mutedUntil = reply.MutedUntil;
            silent = true;
        }

        return Done(updates, silent);
    }

    /// <summary>Takes the answer to a reserve, confirm or release; a refusal changes nothing.</summary>
    public Fold Apply(ReservationReply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        List<RoomUpdate> updates = [];
        if (reply.Reservation is { } card)
        {
            TakeOwn(card, updates);
        }

        return updates.Count == 0 ? Fold.Old : Done(updates, silent: false);
    }

    private Fold Restart(RoomSnapshot snapshot, bool resumed, IReadOnlyList<RoomEvent>? events)
    {
        var seen = Position?.Epoch == snapshot.Position.Epoch ? Position.Sequence : long.MinValue;
        var continues = seen != long.MinValue && resumed;
        if (!continues)
        {
            _own.Break();
        }

        _room.Take(snapshot, continues);
        _state = null;
        List<RoomUpdate> updates = [new RoomUpdate.Whole(State!, resumed)];
        TakeEvents(events, seen, updates);
        _state = null;
        return new Fold(FoldOutcome.Applied, updates);
    }

    private Fold Continue(RoomFrame frame, long seen)
    {
        List<RoomUpdate> updates = [];
        TakeEvents(frame.Events, seen, updates);
        _room.Take(frame, updates);
        _state = null;
        return new Fold(FoldOutcome.Applied, updates);
    }

    // Several events may share a sequence, so what is new is measured against where the viewer stood before all of them.
    private void TakeEvents(IReadOnlyList<RoomEvent>? events, long seen, List<RoomUpdate> updates)
    {
        foreach (var happened in events ?? [])
        {
            if (happened.Sequence <= seen)
            {
                continue;
            }

            updates.Add(new RoomUpdate.Event(happened));
            if (happened.Reservation is { } card)
            {
                TakeOwn(card, updates);
            }

            // A draw gives everybody a rank, and is one event.
            OwnInDoubt |= happened.Kind == RoomEventKinds.DropDrawn && _own.IsEntered(happened.DropId);
            if (happened.Kind is RoomEventKinds.Muted or RoomEventKinds.Unmuted)
            {
                _mutedUntil = happened.Kind == RoomEventKinds.Muted ? happened.Until : null;
                _muteChanges++;
            }
        }
    }

    private void TakeOwn(ReservationCard card, List<RoomUpdate> updates)
    {
        if (_own.Take(card))
        {
            updates.Add(new RoomUpdate.Reservation(card));
        }
    }

    private Fold Done(List<RoomUpdate> updates, bool silent)
    {
        _state = null;
        if (silent && State is { } state)
        {
            updates.Add(new RoomUpdate.Whole(state, Resumed: true));
        }

        return new Fold(FoldOutcome.Applied, updates);
    }
}
