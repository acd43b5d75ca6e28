using LiveRooms.Client.Rooms;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Client.Link;

/// <summary>
/// One joined room over the life of many connections: the view, its readers, and what has to be asked of the server
/// next. Called by the hub's reader, the <see cref="Conductor"/> and commands; every step is short and under one lock.
/// </summary>
/// <param name="showId">The show.</param>
/// <param name="readers">Who reads the updates.</param>
/// <param name="wake">Told when something has to be asked.</param>
internal sealed class RoomSession(string showId, Readers readers, Wake wake)
{
    /// <summary>Frames kept while a join is on its way; more of them show as a gap, which the next join heals.</summary>
    internal const int EarlyFrameLimit = 256;

    private readonly Lock _gate = new();
    private readonly RoomView _view = new(showId);
    private readonly Queue<RoomFrame> _early = [];
    private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _joining;
    private long _ticket;
    private int _trouble;

    internal Entries Entries { get; } = new();

    /// <summary>Completes when the room is entered the first time; fails with the refusal when that is final.</summary>
    internal Task Entered => _entered.Task;

    internal bool WasEntered => Entries.Last > 0;

    internal ConnectionPhase Phase { get; private set; } = ConnectionPhase.Reconnecting;

    /// <summary>Why it is closed; null while it is not.</summary>
    internal Problem? ClosedBecause { get; private set; }

    internal bool NeedsJoin { get; private set; } = true;

    internal bool NeedsMine { get; private set; }

    /// <summary>Whether the next join heals a gap on a connection that stands.</summary>
    internal bool AfterGap { get; private set; }

    internal RoomState? State
    {
        get
        {
            lock (_gate)
            {
                return _view.State;
            }
        }
    }

    /// <summary>Starts a join: frames from now on wait for its answer.</summary>
    internal (JoinRequest Request, long Ticket) BeginJoin()
    {
        lock (_gate)
        {
            _joining = true;
            _early.Clear();
            return (new JoinRequest(showId, _view.Position), _ticket);
        }
    }

    /// <summary>Takes the answer, then the frames that came before it.</summary>
    internal void EndJoin(JoinReply reply, long ticket)
    {
        lock (_gate)
        {
            if (Phase == ConnectionPhase.Closed)
            {
                return;
            }

            Publish(_view.Apply(reply));
            if (ticket != _ticket)
            {
                // Lost meanwhile: what it told is true all the same, but the server no longer has us in the room.
                return;
            }

            _joining = NeedsJoin = AfterGap = false;
            _trouble = 0;
            Entries.Enter();
            Become(ConnectionPhase.Joined);
            DoubtOwn();
            while (_early.TryDequeue(out var frame))
            {
                Take(frame);
            }
        }
    }

    /// <summary>Takes a frame, or keeps it while a join is on its way. True when it followed without a gap.</summary>
    internal bool OnFrame(RoomFrame frame)
    {
        lock (_gate)
        {
            if (!_joining)
            {
                return Take(frame);
            }

            _early.Enqueue(frame);
            if (_early.Count > EarlyFrameLimit)
            {
                _early.Dequeue();
            }

            return false;
        }
    }

    internal long AskMine()
    {
        lock (_gate)
        {
            return _view.AskedAt;
        }
    }

    /// <summary>Takes the list of the viewer's own; a final refusal is taken for an answer.</summary>
    internal void OnMine(MineReply reply, long askedAt)
    {
        lock (_gate)
        {
            Publish(_view.Apply(reply, askedAt));
            NeedsMine = false;
            _entered.TrySetResult();
        }
    }

    /// <summary>The store is away, perhaps for long: the room goes on without it, and the own is asked for until it is known.</summary>
    internal void EnterWithoutOwn() => _entered.TrySetResult();

    internal void OnReservation(ReservationReply reply)
    {
        lock (_gate)
        {
            Publish(_view.Apply(reply));
        }
    }

    /// <summary>The connection is gone, or the server no longer knows us there.</summary>
    /// <param name="entry">Only if this entry still runs; any when null.</param>
    internal void OnLost(long? entry = null)
    {
        lock (_gate)
        {
            if (Phase == ConnectionPhase.Closed || (entry ?? Entries.Last) != Entries.Last)
            {
                return;
            }

            _ticket++;
            _joining = false;
            _early.Clear();
            NeedsJoin = true;
            AfterGap = NeedsMine = false;
            Entries.Leave();
            Become(ConnectionPhase.Reconnecting);
        }

        wake.Ring();
    }

    /// <summary>Coming back failed for a reason the engine gave; readers are told once for each.</summary>
    internal void OnTrouble(Problem? problem)
    {
        lock (_gate)
        {
            if (problem is not null && Phase == ConnectionPhase.Reconnecting && problem.Code != _trouble)
            {
                _trouble = problem.Code;
                Become(ConnectionPhase.Reconnecting, problem);
            }
        }
    }

    /// <summary>Nothing follows.</summary>
    internal void Close(Problem because, Exception? fault = null)
    {
        lock (_gate)
        {
            if (Phase == ConnectionPhase.Closed)
            {
                return;
            }

            ClosedBecause = because;
            _early.Clear();
            NeedsJoin = NeedsMine = false;
            Become(ConnectionPhase.Closed, because);
            readers.Complete();
            Entries.Close(because);
            _entered.TrySetException(new LiveRoomsException(because, HubFaults.RefusalIn(fault)?.Status, fault));
            // Observed here: a caller that gave up on the join does not look at it any more.
            _ = _entered.Task.Exception;
        }
    }

    /// <summary>Starts a reader with the room as it stands.</summary>
    internal UpdateQueue Read()
    {
        lock (_gate)
        {
            return readers.Add(_view.State, Phase, ClosedBecause);
        }
    }

    internal void StopReading(UpdateQueue queue) => readers.Remove(queue);

    private bool Take(RoomFrame frame)
    {
        if (NeedsJoin || Phase == ConnectionPhase.Closed)
        {
            return false;
        }

        var fold = _view.Apply(frame);
        if (fold.Outcome == FoldOutcome.Gap)
        {
            NeedsJoin = AfterGap = true;
            wake.Ring();
            return false;
        }

        Publish(fold);
        if (frame.Reset is not null || IsDrawn(frame))
        {
            DoubtOwn();
        }

        return true;
    }

    // Everybody has a rank now; who holds units by it has been told already.
    private bool IsDrawn(RoomFrame frame) => frame.Events?.Any(happened => happened.Kind == RoomEventKinds.DropDrawn
        && _view.State!.Reservations.Any(own => own.DropId == happened.DropId && own.Status == "entered")) == true;

    // A lurker in a room with nothing to own asks for nothing.
    private void DoubtOwn()
    {
        var state = _view.State!;
        NeedsMine = _view.OwnInDoubt
            && (state.Drops.Count > 0 || state.Reservations.Count > 0 || state.MutedUntil is not null);
        if (!NeedsMine)
        {
            _entered.TrySetResult();
            return;
        }

        wake.Ring();
    }

    private void Become(ConnectionPhase phase, Problem? problem = null)
    {
        if (Phase != phase || problem is not null)
        {
            Phase = phase;
            readers.Post(new RoomUpdate.Connection(phase, problem), () => _view.State!);
        }
    }

    private void Publish(Fold fold)
    {
        foreach (var update in fold.Updates)
        {
            readers.Post(update, () => _view.State!);
        }
    }
}
