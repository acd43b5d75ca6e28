using System.Collections.Concurrent;
using LiveRooms.Client;
using LiveRooms.Client.Rooms;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Faults.Kit;

/// <summary>
/// Reads everything one viewer is told, keeps the critical part, and notes what must never be seen: a count that goes back, stock
/// that does not add up, a line or an event twice or out of order.
/// </summary>
internal sealed class Watch
{
    private readonly ConcurrentQueue<string> _faults = [];
    private readonly ConcurrentQueue<(long Epoch, RoomEvent Event)> _events = [];
    private readonly ConcurrentQueue<ReservationCard> _own = [];
    private readonly HashSet<(string, string?, long?)> _once = [];
    private readonly Dictionary<string, DropCard> _drops = [];
    private Dictionary<string, long> _tallies = [];
    private Position _position = new(0, 0);
    private long _lastEvent;
    private long _lastLine;
    private long _rejoins = -1;

    internal Watch(LiveRoom room) => Done = Run(room);

    /// <summary>Ends with the room.</summary>
    internal Task Done { get; }

    /// <summary>What should never have been seen.</summary>
    internal IReadOnlyCollection<string> Faults => _faults;

    /// <summary>Critical events in the order told.</summary>
    internal IReadOnlyCollection<(long Epoch, RoomEvent Event)> Events => _events;

    /// <summary>Own reservations in the order told.</summary>
    internal IReadOnlyCollection<ReservationCard> Own => _own;

    /// <summary>How often the room was begun anew: after each join, and when the feed did.</summary>
    internal long Rejoins => Interlocked.Read(ref _rejoins);

    /// <summary>The hearts last shown.</summary>
    internal long Hearts
    {
        get
        {
            lock (_once)
                return _tallies.GetValueOrDefault(ReactionKinds.Heart);
        }
    }

    private async Task Run(LiveRoom room)
    {
        await foreach (var update in room.Updates())
        {
            lock (_once)
                See(update);
        }
    }

    private void See(RoomUpdate update)
    {
        switch (update)
        {
            case RoomUpdate.Whole whole:
                Interlocked.Increment(ref _rejoins);
                See(whole.State, whole.Resumed);
                break;
            case RoomUpdate.Resync resync:
                _faults.Enqueue($"this reader fell behind by {resync.Lost}");
                break;
            case RoomUpdate.Event told:
                See(told.Value);
                break;
            case RoomUpdate.Reservation mine:
                _own.Enqueue(mine.Card);
                break;
            case RoomUpdate.Chat chat:
                See(chat.Lines);
                break;
            case RoomUpdate.Drop drop:
                See(drop.Card);
                break;
            case RoomUpdate.Numbers numbers:
                See(numbers.Value);
                break;
        }
    }

    private void See(RoomState state, bool resumed)
    {
        if (state.Position.Epoch != _position.Epoch)
            _lastEvent = 0;
        else if (resumed && state.Position.Sequence < _position.Sequence)
            _faults.Enqueue($"resumed at {state.Position} after {_position}");
        _position = state.Position;
        See(state.Counters);
        foreach (var drop in state.Drops)
            See(drop);
        // A whole room repeats lines; what it adds at the end must follow.
        See([.. state.Chat.Where(line => line.Number > _lastLine)]);
        for (var i = 1; i < state.Chat.Count; i++)
        {
            if (state.Chat[i].Number != state.Chat[i - 1].Number + 1)
                _faults.Enqueue($"the history has line {state.Chat[i].Number} after {state.Chat[i - 1].Number}");
        }
    }

    private void See(RoomEvent told)
    {
        if (told.Sequence <= _lastEvent)
            _faults.Enqueue($"event {told} after {_lastEvent}");
        _lastEvent = told.Sequence;
        // Restocks and mutes may well happen again; the rest happens once in a drop's or a reservation's life.
        if (told.Kind is not (RoomEventKinds.DropRestocked or RoomEventKinds.Muted or RoomEventKinds.Unmuted)
            && !_once.Add((told.Kind, told.DropId, told.Reservation?.ReservationId)))
            _faults.Enqueue($"event {told} a second time");
        _events.Enqueue((_position.Epoch, told));
    }

    private void See(IReadOnlyList<ChatLine> lines)
    {
        foreach (var line in lines)
        {
            if (line.Number <= _lastLine)
                _faults.Enqueue($"line {line.Number} after {_lastLine}");
            _lastLine = line.Number;
        }
    }

    private void See(DropCard drop)
    {
        if (drop.Free < 0 || drop.Held < 0 || drop.Sold < 0 || drop.Free + drop.Held + drop.Sold != drop.Stock)
            _faults.Enqueue($"does not add up: {drop}");
        if (_drops.TryGetValue(drop.DropId, out var before) && (drop.Version < before.Version || drop.Sold < before.Sold))
            _faults.Enqueue($"went back from {before} to {drop}");
        _drops[drop.DropId] = drop;
    }

    private void See(Counters counters)
    {
        foreach (var (kind, count) in _tallies)
        {
            if (counters.Tallies.GetValueOrDefault(kind) < count)
                _faults.Enqueue($"{kind} went back from {count} to {counters.Tallies.GetValueOrDefault(kind)}");
        }
        _tallies = new Dictionary<string, long>(counters.Tallies);
    }
}
