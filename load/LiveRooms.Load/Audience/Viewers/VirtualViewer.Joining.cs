using LiveRooms.Load.Audience.Calls;
using LiveRooms.Load.Gates;
using LiveRooms.Load.Runner;
using LiveRooms.Protocol;

namespace LiveRooms.Load.Audience.Viewers;

/// <content>How it comes into its room, and again.</content>
internal sealed partial class VirtualViewer
{
    /// <summary>Asks for the room, after the way there.</summary>
    private void BeginJoin()
    {
        if (Wire.IsInstant)
        {
            SendJoin();
            return;
        }
        lock (this)
            Set(Alarm.Join, _world.Clock.Now + OneWay());
    }

    private void SendJoin()
    {
        ReadOnlyMemory<byte> message;
        lock (this)
        {
            if (_stage != Stage.Joining || _isAskingToJoin)
                return;
            _isAskingToJoin = true;
            if (_baggage is { } baggage)
                baggage.Early = null;
            message = _wasPresent ? HubCalls.Join(_room.Show, new Position(_epoch, _sequence)) : _room.FirstJoin;
        }
        if (_link?.Send(message) != true)
            _link?.Abort();
    }

    /// <summary>The answer to a join.</summary>
    private void OnJoined(HubAnswer answer, long at)
    {
        bool isRefused;
        bool hasGap;
        lock (this)
        {
            if (_stage != Stage.Joining || !_isAskingToJoin)
                return;
            _isAskingToJoin = false;
            isRefused = answer.Position is null && answer.Problem is { Retryable: false };
            if (isRefused)
                _stage = Stage.Gone;
            else if (answer.Position is null)
                Set(Alarm.Join, at + ((answer.Problem?.RetryAfterMs * 1_000) ?? Pause()));
            if (answer.Position is null && !isRefused)
                return;
            hasGap = !isRefused && Arrive(answer, at);
        }
        if (isRefused)
        {
            if (_wasPresent)
                _world.Violations.Add(GateNames.EveryoneServed, $"{Id}: was in the room and was refused for good when it came again: {answer.Problem!.Code}");
            _link?.Close();
            EndCalls(static _ => true, Outcome.Refused(answer.Problem!.Code));
            return;
        }
        if (hasGap)
            BeginJoin();
        else
            GoOn(at, mayHaveMissedOwn: !answer.Resumed);
    }

    /// <summary>Is in the room; true when a frame that came early shows a gap.</summary>
    private bool Arrive(HubAnswer answer, long at)
    {
        if (_wasPresent)
            Resume(answer, at);
        _lines.Break(answer.LastLine);
        (_epoch, _sequence, _before) = (answer.Position!.Epoch, answer.Position.Sequence, answer.Position.Sequence);
        var metric = _wasPresent ? Wire.Resume : Wire.Join;
        if (!_wasPresent)
            _world.OnJoined();
        var seen = at + Wire.OneWay(Number, ++_draws);
        metric.Record(seen - _since);
        (_stage, _wasPresent, _attempts, _since, _seenAt) = (Stage.Present, true, 0, at, seen);
        _world.Everyone.Add(this);
        if (_behaviour != Behaviour.Lurker)
            _world.Roles[(int)_behaviour].Add(this);
        if (Wire.Flaps)
            Set(Alarm.Cut, at + Wire.Holds(Number, ++_draws));
        var early = _baggage?.Early;
        if (early is null)
            return false;
        _baggage!.Early = null;
        foreach (var (facts, came) in early)
        {
            if (!Follow(facts, came, at))
                continue;
            LeaveRoom();
            _stage = Stage.Joining;
            return true;
        }
        return false;
    }

    /// <summary>Looks at what the answer says was missed.</summary>
    private void Resume(HubAnswer answer, long at)
    {
        var through = answer.Position!;
        if (answer.Missed.Flaw is { } flaw)
            _world.Violations.Add(GateNames.OrderKept, $"{Id}: of what was missed {flaw}");
        foreach (var own in answer.Missed.Own)
        {
            if (own.Card is { } card)
                _world.Claims.Take(this, card, null);
        }
        _room.TakeLine(answer.LastLine);
        if (!answer.Resumed)
        {
            _world.NotResumed.Add();
            CountLeap(through.Epoch, through.Sequence);
        }
        if (through.Epoch != _epoch || !answer.Resumed)
            return;
        if (through.Sequence < _sequence)
        {
            _world.Violations.Add(
                GateNames.CriticalOnce, $"{Id}: came again at {_epoch}:{_sequence} and was set back to {through.Sequence}");
        }
        if (answer.Missed.First != 0 && answer.Missed.First <= _sequence)
        {
            _world.Violations.Add(
                GateNames.CriticalOnce, $"{Id}: came again at {_epoch}:{_sequence} and got event {answer.Missed.First} a second time");
        }
        _room.TakeMissed(new Position(_epoch, _sequence), through, answer.Missed, at);
    }
}
