using LiveRooms.Load.Audience.Calls;
using LiveRooms.Load.Audience.Checks;
using LiveRooms.Load.Audience.Frames;
using LiveRooms.Load.Gates;
using LiveRooms.Protocol;

namespace LiveRooms.Load.Audience.Rooms;

/// <summary>What all viewers of a room in this process know of it together: how far it is, since when, and what critical events it had.</summary>
internal sealed class RoomWatch(string show, ViolationBook violations)
{
    private const int Remembered = 1_024;

    private readonly Lock _gate = new();
    private readonly CriticalRecord _record = new();
    private readonly (long Through, long At)[] _advances = new (long, long)[Remembered];
    private long _count;
    private long _epoch;
    private long _epochSince;
    private long _newest;
    private long _lastLine;

    /// <summary>The show.</summary>
    public string Show => show;

    /// <summary>The bytes with which everybody comes in for the first time.</summary>
    public ReadOnlyMemory<byte> FirstJoin { get; } = HubCalls.Join(show, null);

    /// <summary>Reactions and lines that were sent to it.</summary>
    public SentCounts Sent { get; } = new();

    /// <summary>The furthest anybody came.</summary>
    public Position Newest
    {
        get
        {
            lock (_gate)
                return new Position(_epoch, _newest);
        }
    }

    /// <summary>The highest number of a line that anybody was shown.</summary>
    public long LastLine => Volatile.Read(ref _lastLine);

    /// <summary>Takes in a frame that nobody saw before, and tells it since when there are news for those it is for.</summary>
    public void Take(FrameFacts facts, long at)
    {
        lock (_gate)
        {
            Advance(facts.Epoch, facts.Through, at);
            _lastLine = Math.Max(_lastLine, facts.LastLine);
            facts.NewsSince = Since(facts.Epoch, facts.From, at);
            if (!facts.IsReset)
                Record(facts.Epoch, facts.From, facts.Through, facts.Events);
        }
    }

    /// <summary>Takes in what a return brought one viewer, which is said to be complete.</summary>
    public void TakeMissed(Position from, Position through, CriticalEvents missed, long at)
    {
        lock (_gate)
        {
            Advance(through.Epoch, through.Sequence, at);
            Record(through.Epoch, from.Sequence, through.Sequence, missed);
        }
    }

    /// <summary>A line was shown to somebody who came again.</summary>
    public void TakeLine(long number)
    {
        lock (_gate)
            _lastLine = Math.Max(_lastLine, number);
    }

    /// <summary>How long, microseconds, somebody who stands there has lacked what others have; 0 when nobody has more.</summary>
    public long BehindFor(long epoch, long sequence, long now)
    {
        lock (_gate)
            return epoch < _epoch ? now - _epochSince : epoch == _epoch && sequence < _newest ? now - Since(epoch, sequence, now) : 0;
    }

    /// <summary>What there is to tell of it.</summary>
    /// <param name="heard">What its viewers say.</param>
    /// <param name="now">Microseconds.</param>
    public RoomSeen Testify(Attendance heard, long now)
    {
        lock (_gate)
        {
            var since = _count == 0 ? now : _advances[(_count - 1) % Remembered].At;
            var (epoch, newest) = (_epoch, _newest);
            // Who came last may stand where no frame has brought anybody yet.
            if ((heard.Epoch, heard.Newest).CompareTo((epoch, newest)) > 0)
                (epoch, newest, since) = (heard.Epoch, heard.Newest, now);
            return new RoomSeen(
                show, now, heard.Present, epoch, newest, since, Math.Max(_lastLine, heard.LeastLines), Math.Max(_lastLine, heard.MostLines),
                [.. _record.Spans], [.. _record.Events]);
        }
    }

    /// <summary>Where frames or answers lacked events that others had.</summary>
    public void Judge()
    {
        lock (_gate)
            _record.Judge(show, violations);
    }

    private void Record(long epoch, long from, long through, CriticalEvents events)
    {
        if (_record.Take(epoch, from, through, events))
            _record.Judge(show, violations);
    }

    private void Advance(long epoch, long through, long at)
    {
        // A later life of the feed has the larger epoch.
        if (epoch < _epoch)
            return;
        if (epoch != _epoch)
            (_epoch, _epochSince, _newest, _count) = (epoch, at, -1, 0);
        if (through <= _newest)
            return;
        _newest = through;
        _advances[_count++ % Remembered] = (through, at);
    }

    /// <summary>When somebody first was beyond a place, as far as is remembered.</summary>
    private long Since(long epoch, long from, long now)
    {
        var since = now;
        if (epoch != _epoch)
            return since;
        for (var i = _count - 1; i >= Math.Max(0, _count - Remembered) && _advances[i % Remembered].Through > from; i--)
            since = _advances[i % Remembered].At;
        return since;
    }
}
