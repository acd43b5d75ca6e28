using LiveRooms.Load.Audience.Frames;
using LiveRooms.Load.Audience.Rooms;
using LiveRooms.Load.Gates;
using LiveRooms.Protocol;

namespace LiveRooms.Load.Audience.Viewers;

/// <content>What it sees, and whether that is what it should.</content>
internal sealed partial class VirtualViewer
{
    private long _epoch;
    private long _sequence;
    private long _before;
    private LineCount _lines = new();
    private long _seenAt;
    private int _frames;

    /// <summary>Whether it is in the room, has what was there at a place, and waits for no answer; or is there no more.</summary>
    public bool IsSettled(Position newest)
    {
        lock (this)
        {
            return _stage == Stage.Gone
                || (_stage == Stage.Present && _calls is null && _baggage?.Hearts?.Waits is not true
                    && !IsBehind(newest));
        }
    }

    /// <summary>Whether it was in the room, wants to be, and is not.</summary>
    public bool IsMissing => _wasPresent && _stage is not (Stage.Present or Stage.Gone);

    /// <summary>Whether it is in the room, lacks something and never got a frame.</summary>
    public bool IsUnserved
    {
        get
        {
            lock (this)
            {
                var newest = _room.Newest;
                return _wasPresent && _stage != Stage.Gone && _frames == 0 && IsBehind(newest);
            }
        }
    }

    /// <summary>Adds itself to those who are in the room, if it is.</summary>
    public Attendance AddTo(Attendance others)
    {
        lock (this)
            return IsPresent ? others.With(_epoch, _sequence, _lines) : others;
    }

    // A later life of the feed has the larger epoch.
    private bool IsBehind(Position newest) => _epoch < newest.Epoch || (_epoch == newest.Epoch && _sequence < newest.Sequence);

    /// <summary>How long it has lacked what others have, though it reads; microseconds.</summary>
    public long BehindFor(long now)
    {
        lock (this)
            return IsPresent ? Lacks(now) : 0;
    }

    // Not before it was in the room.
    private long Lacks(long now) => Wire.IsSlow ? 0 : Math.Min(_room.BehindFor(_epoch, _sequence, now), now - _since);

    /// <inheritdoc/>
    public bool OnFrame(ReadOnlySpan<byte> frame, long at)
    {
        var facts = _world.Library.Find(frame, at);
        if (facts is null)
        {
            _world.Violations.Add(GateNames.OrderKept, $"{Id}: a frame that nobody can read, {frame.Length} bytes");
            return true;
        }
        Count(facts, frame.Length);
        if (facts.Room != _room)
            _world.Violations.Add(GateNames.OrderKept, $"{Id}: in {_room.Show} came a frame of {facts.Room.Show}");
        bool hasGap;
        lock (this)
        {
            hasGap = facts.Room == _room && Take(facts, frame.Length, at);
            if (hasGap)
            {
                LeaveRoom();
                _stage = Stage.Joining;
            }
            if (Wire.IsSlow)
                Set(Alarm.Free, _baggage!.BusyUntil);
        }
        if (hasGap)
            BeginJoin();
        return !Wire.IsSlow;
    }

    /// <summary>Takes a frame, or keeps it for later; true when there is a gap before it.</summary>
    private bool Take(FrameFacts facts, int bytes, long at)
    {
        var seen = ReadUntil(bytes, at);
        if (_stage == Stage.Present)
            return Follow(facts, seen, at);
        if (_stage != Stage.Joining)
            return false;
        var early = (_baggage ??= new()).Early ??= [];
        if (early.Count < Baggage.MostEarly)
            early.Add((facts, seen));
        return false;
    }

    /// <summary>When so many bytes that come now have been read, over a slow line and a long way.</summary>
    private long ReadUntil(int bytes, long at)
    {
        if (Wire.IsSlow)
        {
            var baggage = _baggage ??= new();
            baggage.BusyUntil = at = Math.Max(at, baggage.BusyUntil) + Wire.ToRead(bytes);
        }
        return Wire.IsInstant ? at : Math.Max(_seenAt, at + OneWay());
    }

    /// <summary>Goes on by a frame; true when it cannot, since something before it is missing.</summary>
    private bool Follow(FrameFacts facts, long seen, long at)
    {
        if (facts.Flaw is { } flaw)
            _world.Violations.Add(GateNames.OrderKept, $"{Id}: {flaw}");
        if (!facts.IsReset && (facts.Epoch != _epoch || facts.From > _sequence))
        {
            _world.Violations.Add(
                GateNames.CriticalOnce, $"{Id}: at {_epoch}:{_sequence} a frame came from {facts.Epoch}:{facts.From}: something is missing");
            return true;
        }
        if (facts.IsReset)
            StartOver(facts);
        else
            CheckNews(facts);
        Measure(facts, seen, at);
        (_before, _epoch) = (facts.IsReset ? facts.Through : _sequence, facts.Epoch);
        _sequence = facts.IsReset ? facts.Through : Math.Max(_sequence, facts.Through);
        _seenAt = seen;
        _frames++;
        foreach (var own in facts.Events.Own)
        {
            if (own.Card is { } card)
                _world.Claims.Take(this, card, null);
        }
        return false;
    }

    private void CheckNews(FrameFacts facts)
    {
        if (facts.Events.First != 0 && facts.Events.First <= _sequence)
            _world.Violations.Add(GateNames.CriticalOnce, $"{Id}: at {_epoch}:{_sequence} event {facts.Events.First} came a second time");
        if (facts.FirstLine != 0 && facts.FirstLine <= _lines.Last)
            _world.Violations.Add(GateNames.OrderKept, $"{Id}: line {facts.FirstLine} came after line {_lines.Last}");
        // What a frame says again was counted before.
        if (facts.From < _sequence)
            _lines.Break(0);
        if (_lines.Take(facts.FirstLine, facts.LastLine, facts.Lines, facts.Skipped) is { } flaw)
            _world.Violations.Add(GateNames.ChatKept, $"{Id}: {flaw}");
    }

    /// <summary>The engine gives up bringing it what it lacks, and shows it the room as it is.</summary>
    private void StartOver(FrameFacts facts)
    {
        _world.Resets.Add();
        if (facts.Epoch < _epoch || (facts.Epoch == _epoch && facts.Through < _sequence))
            _world.Violations.Add(GateNames.OrderKept, $"{Id}: at {_epoch}:{_sequence} it was set back to {facts.Epoch}:{facts.Through}");
        CountLeap(facts.Epoch, facts.Through);
        _lines.Break(facts.LastLine);
    }

    /// <summary>It is elsewhere now, and what lies between it never gets: without need, when the feed lived on and it reads as fast as it can.</summary>
    private void CountLeap(long epoch, long through)
    {
        if (epoch == _epoch && through > _sequence && !Wire.IsSlow)
            _world.OnStartedOver();
    }

    private void Measure(FrameFacts facts, long seen, long at)
    {
        // Since others had it; and when nobody had, since it was said.
        var news = facts.OldestMade == 0 ? facts.NewsSince : Math.Min(facts.NewsSince, facts.OldestMade);
        if (!Wire.IsSlow)
            _world.OnStale(at - Math.Max(news, _since));
        if (!_world.IsTimed(Number))
            return;
        if (facts.OldestMade != 0)
            Wire.Delivery.Record(seen - facts.OldestMade);
        if (facts.Events.OpenedAt != 0)
            Wire.OpeningSeen.Record(seen - (facts.Events.OpenedAt * 1_000));
        if (_frames > 0)
            Wire.FrameGap.Record(seen - Math.Max(_seenAt, facts.NewsSince));
    }

    private void Count(FrameFacts facts, int bytes)
    {
        _world.Frames.Add();
        _world.FrameBytes.Add(bytes);
        if (facts.Lines != 0)
            _world.Lines.Add(facts.Lines);
        if (facts.Skipped != 0)
            _world.SkippedLines.Add(facts.Skipped);
    }

    /// <summary>Whoever cuts a connection with delays never sees the frame that is on its way.</summary>
    private void LoseWhatIsOnTheWay()
    {
        if (_seenAt > _world.Clock.Now)
            _sequence = _before;
    }
}
