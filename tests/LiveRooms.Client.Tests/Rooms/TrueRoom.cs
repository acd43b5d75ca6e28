using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Client.Tests.Rooms;

/// <summary>
/// A room as the server has it, for one viewer: things happen one by one, a tick makes a frame of them, a join answers from
/// any place. What a view is held against.
/// </summary>
internal sealed class TrueRoom
{
    private readonly List<RoomEvent> _events = [];
    private readonly List<ChatLine> _chat = [];
    private readonly SortedDictionary<string, DropCard> _drops = new(StringComparer.Ordinal);
    private readonly SortedDictionary<long, ReservationCard> _own = [];
    private readonly HashSet<string> _changedDrops = [];
    private ShowCard _show = Samples.Show();
    private Counters _counters = Samples.Counters(0);
    private long _epoch = 1;
    private long _sequence;
    private long _flushed;
    private long _version = 1;
    private long _clock = 1_000;
    private long _spoken;
    private long _flushedLines;
    private bool _showChanged;
    private bool _countersChanged;

    internal Position Position => new(_epoch, _sequence);

    /// <summary>Every critical event there ever was.</summary>
    internal List<RoomEvent> History { get; } = [];

    internal long? MutedUntil { get; private set; }

    internal IReadOnlyList<ReservationCard> Own => [.. _own.Values];

    /// <summary>Lets one thing happen.</summary>
    /// <param name="kind">Which, from 0; taken modulo the kinds there are.</param>
    /// <param name="subject">To which drop or reservation, or how many.</param>
    internal void Happen(int kind, int subject)
    {
        _version++;
        switch (kind % 8)
        {
            case 0:
                Say();
                break;
            case 1:
                _show = _show with { Version = _version, Title = $"title {_version}" };
                _showChanged = true;
                break;
            case 2:
                Tell(RoomEventKinds.DropOpened, Change($"drop-{subject % 3}"));
                break;
            case 3:
                Change($"drop-{subject % 3}");
                break;
            case 4:
                var card = new ReservationCard($"drop-{subject % 3}", subject % 5, 1, "held", _version, null, null, _version);
                _own[subject % 5] = card = card with { DropId = _own.GetValueOrDefault(subject % 5)?.DropId ?? card.DropId };
                Tell(RoomEventKinds.Promoted, card.DropId, card);
                break;
            case 5:
                MutedUntil = MutedUntil is null ? _version : null;
                Tell(MutedUntil is null ? RoomEventKinds.Unmuted : RoomEventKinds.Muted, until: MutedUntil);
                break;
            case 6:
                // Shared by every viewer, and of no news to this one: the sequence moves all the same.
                _sequence++;
                break;
            default:
                _counters = Samples.Counters(_version, _version);
                _countersChanged = true;
                break;
        }
    }

    /// <summary>An own reservation changes by the viewer's own command: its reply carries it, no event does.</summary>
    internal ReservationReply Command(int subject)
    {
        _version++;
        var drop = _own.GetValueOrDefault(subject % 5)?.DropId ?? $"drop-{subject % 3}";
        return new ReservationReply(null, _own[subject % 5] = new ReservationCard(drop, subject % 5, 1, "confirmed", null, null, "o", _version));
    }

    /// <summary>The frame of everything since the last one; null when nothing happened.</summary>
    internal RoomFrame? Tick()
    {
        if (_flushed == _sequence && !_showChanged && !_countersChanged && _changedDrops.Count == 0)
        {
            return null;
        }

        var events = _events.Where(one => one.Sequence > _flushed).ToList();
        var lines = _chat.Where(line => line.Number > _flushedLines).ToList();
        var frame = new RoomFrame(
            Samples.ShowId, _epoch, _flushed, _sequence, ++_clock, events.Count == 0 ? null : events,
            lines.Count == 0 ? null : lines, 0, _showChanged ? _show : null,
            _changedDrops.Count == 0 ? null : [.. _changedDrops.Order(StringComparer.Ordinal).Select(id => _drops[id])],
            _countersChanged ? _counters : null);
        Flushed();
        return frame;
    }

    /// <summary>The frame that starts the viewer over.</summary>
    internal RoomFrame Reset()
    {
        Flushed();
        return new RoomFrame(Samples.ShowId, _epoch, _sequence, _sequence, ++_clock, Reset: Snapshot());
    }

    /// <summary>The feed begins anew: what was known stands, sequences start over.</summary>
    internal void BeginEpoch()
    {
        _epoch++;
        _sequence = 0;
        _events.Clear();
        Flushed();
    }

    internal JoinReply Join(Position? lastSeen)
    {
        var resumed = lastSeen?.Epoch == _epoch;
        return new JoinReply(
            null, Snapshot(), resumed ? [.. _events.Where(one => one.Sequence > lastSeen!.Sequence)] : [], resumed, Samples.Viewer);
    }

    internal MineReply Mine() => new(null, Own, MutedUntil);

    internal RoomSnapshot Snapshot() => new(
        Position, ++_clock, _show, [.. _drops.Values], [.. _chat.TakeLast(100)], _counters);

    private void Say()
    {
        _sequence++;
        _chat.Add(Samples.Line(++_spoken));
    }

    private string Change(string dropId)
    {
        _drops[dropId] = Samples.Drop(dropId, _version, (int)(_version % 4));
        _changedDrops.Add(dropId);
        return dropId;
    }

    private void Tell(string kind, string? dropId = null, ReservationCard? card = null, long? until = null)
    {
        var happened = new RoomEvent(++_sequence, kind, ++_clock, dropId, card, until);
        _events.Add(happened);
        History.Add(happened);
    }

    private void Flushed()
    {
        _flushed = _sequence;
        _flushedLines = _spoken;
        _changedDrops.Clear();
        _showChanged = _countersChanged = false;
    }
}
