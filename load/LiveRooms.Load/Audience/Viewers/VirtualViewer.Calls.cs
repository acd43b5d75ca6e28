using System.Globalization;
using LiveRooms.Load.Audience.Calls;
using LiveRooms.Load.Audience.Rooms;
using LiveRooms.Load.Audience.Transport;
using LiveRooms.Load.Gates;
using LiveRooms.Load.Runner;
using LiveRooms.Protocol;

namespace LiveRooms.Load.Audience.Viewers;

/// <content>What it asks, and what it is answered.</content>
internal sealed partial class VirtualViewer
{
    private const long SendAgain = 100_000;

    /// <summary>Says a line; null when it is not there, or still says one.</summary>
    public ValueTask<Outcome>? Chat(string text)
    {
        Call call;
        lock (this)
        {
            if (_stage != Stage.Present || Find(static call => call.Kind == CallKind.Chat) is not null)
                return null;
            call = Begin(CallKind.Chat);
            call.Message = HubCalls.Chat(call.Number, call.Operation!, text);
        }
        return Ask(call);
    }

    /// <summary>Tries for a unit of a drop; null when it is not there.</summary>
    public ValueTask<Outcome>? Reserve(string drop)
    {
        Call call;
        lock (this)
        {
            if (_stage != Stage.Present)
                return null;
            call = Begin(CallKind.Reserve);
            call.Drop = drop;
            call.Message = HubCalls.Reserve(call.Number, drop, call.Operation!, isFirst: true);
        }
        return Ask(call);
    }

    /// <summary>Buys what it holds; null when it is not there.</summary>
    public ValueTask<Outcome>? Confirm(string drop, long reservation)
    {
        Call call;
        lock (this)
        {
            if (_stage != Stage.Present)
                return null;
            call = Begin(CallKind.Confirm);
            (call.Drop, call.Reservation) = (drop, reservation);
            call.Message = HubCalls.Confirm(call.Number, drop, call.Operation!, reservation);
        }
        return Ask(call);
    }

    /// <summary>Its time has come on the way to the edge.</summary>
    public void SendCall(Call call, int alarm)
    {
        ReadOnlyMemory<byte> message;
        lock (this)
        {
            if (!Holds(call) || !call.IsOf(alarm) || call.IsSent || _stage != Stage.Present)
                return;
            message = Next(call);
        }
        Send(call, call.Number, message);
    }

    /// <summary>It was waited for long enough.</summary>
    public void ExpireCall(Call call, int alarm)
    {
        lock (this)
        {
            if (!Holds(call) || !call.IsOf(alarm))
                return;
            Remove(call);
            if (call is { Kind: CallKind.Chat, IsSent: true })
                _room.Sent.AddDoubtful(SentCounts.Chat, 1);
        }
        call.End(call.LastCode is { } code ? Outcome.Refused(code) : Outcome.Failed(call.Kind == CallKind.Arrival ? "no-room" : "no-answer"));
    }

    /// <inheritdoc/>
    public void OnMessage(ReadOnlySpan<byte> message, long at)
    {
        if (HubAnswerReader.Read(message, _wasPresent) is not { } answer)
            return;
        if (Wire.IsSlow)
        {
            lock (this)
                ReadUntil(message.Length, at);
        }
        switch (answer.Letter)
        {
            case 'j':
                OnJoined(answer, at);
                break;
            case 'h':
                OnReacted(answer, at);
                break;
            case 'm':
                foreach (var card in answer.Reservations)
                    _world.Claims.Take(this, card, null);
                break;
            case 'c':
                OnAnswered(answer, at);
                break;
            default:
                if (answer.Error == HubAnswerReader.Unreadable)
                    _world.Violations.Add(GateNames.OrderKept, $"{Id}: an answer that nobody can read, {message.Length} bytes");
                if (answer.IsClose)
                    OnGoodbye(answer.Error);
                break;
        }
    }

    private void OnGoodbye(string? why)
    {
        IViewerLink? link;
        lock (this)
        {
            if (CloseText.TryRead(why, out var text))
                (_baggage ??= new()).Ticket = Micros(text.ComeAgain ?? TimeSpan.Zero);
            link = _link;
            if (_stage is Stage.Gone or Stage.Ending)
                return;
            if (_stage == Stage.Present)
                LeaveRoom();
            _stage = Stage.Ending;
            _world.Lost.Add();
            _moves++;
        }
        link?.Close();
    }

    private void OnAnswered(HubAnswer answer, long at)
    {
        Call? call;
        lock (this)
            call = FindAsked(answer.Number);
        // First: when the act's outcome is known, the claim is. It is one too when nobody waits for it any more.
        if (answer.Reservation is { } card)
            _world.Claims.Take(this, card, call?.Kind == CallKind.Reserve ? call.Operation : null);
        lock (this)
        {
            call = FindAsked(answer.Number);
            if (call is null)
                return;
            if (IsToBeAskedAgain(call, answer))
            {
                (call.IsSent, call.LastCode) = (false, answer.Problem?.Code);
                call.SendAt(_world.Wheel, at + ((answer.Problem?.RetryAfterMs * 1_000) ?? SendAgain));
                return;
            }
            Remove(call);
        }
        if (call.Kind == CallKind.Chat)
            CountLine(answer);
        var outcome = answer.Problem is { } problem ? Outcome.Refused(problem.Code)
            : answer.Error is not null ? Outcome.Failed("hub-error") : Outcome.Ok;
        End(call, outcome, at);
    }

    /// <summary>A shopper asks until it knows; the same operation is done once, however often it is sent.</summary>
    private bool IsToBeAskedAgain(Call call, HubAnswer answer) => call.Kind is CallKind.Reserve or CallKind.Confirm
        && (answer.Error is not null
            || (ProblemCode?)answer.Problem?.Code is ProblemCode.Busy or ProblemCode.StoreUnavailable or ProblemCode.NotJoined or ProblemCode.ComeAgain
            || (_behaviour == Behaviour.Shopper && answer.Problem?.Code == (int)ProblemCode.RateLimited));

    /// <summary>What was not answered by a yes or a no may have been stored.</summary>
    private void CountLine(HubAnswer answer)
    {
        if (answer.Error is not null || (ProblemCode?)answer.Problem?.Code is ProblemCode.StoreUnavailable or ProblemCode.Internal)
            _room.Sent.AddDoubtful(SentCounts.Chat, 1);
        else if (answer.Problem is null)
            _room.Sent.AddCertain(SentCounts.Chat, 1);
    }

    /// <summary>Is in the room again: whoever waited for that has it, and what has no answer is asked again.</summary>
    private void GoOn(long at, bool mayHaveMissedOwn)
    {
        while (true)
        {
            Call? call;
            lock (this)
            {
                call = Find(static call => call.Kind == CallKind.Arrival);
                if (call is null)
                    break;
                Remove(call);
            }
            End(call, Outcome.Ok, at);
        }
        lock (this)
        {
            for (var call = _calls; call is not null; call = call.Next)
            {
                if (!call.IsSent)
                    call.SendAt(_world.Wheel, at + OneWay());
            }
        }
        if (mayHaveMissedOwn && _asked > 0 && _behaviour is Behaviour.Shopper or Behaviour.Bot)
            _link?.Send(HubCalls.Mine);
    }

    /// <summary>The connection is over: lines are not said again, reservations are asked for again.</summary>
    private void ForgetSent()
    {
        lock (this)
        {
            DoubtLines();
            for (var call = _calls; call is not null; call = call.Next)
                call.IsSent = false;
        }
        var isGone = _stage == Stage.Gone;
        EndCalls(call => isGone || call.Kind == CallKind.Chat, Outcome.Failed("lost"));
    }

    private void DoubtLines()
    {
        if (Find(static call => call is { Kind: CallKind.Chat, IsSent: true }) is not null)
            _room.Sent.AddDoubtful(SentCounts.Chat, 1);
    }

    private ValueTask<Outcome>? Ask(Call call)
    {
        var (task, now) = (call.Task, _world.Clock.Now);
        call.ExpireAt(_world.Wheel, now + Micros(_world.Plan.Patience));
        if (!Wire.IsInstant)
        {
            call.SendAt(_world.Wheel, now + OneWay());
            return task;
        }
        ReadOnlyMemory<byte> message;
        int number;
        lock (this)
        {
            if (!Holds(call) || _stage != Stage.Present)
                return task;
            (message, number) = (Next(call), call.Number);
        }
        Send(call, number, message);
        return task;
    }

    private void Send(Call call, int number, ReadOnlyMemory<byte> message)
    {
        if (_link?.Send(message) == true)
            return;
        lock (this)
        {
            // Too much waits there already, or it is over, which is heard of in a moment.
            if (!Holds(call) || call.Number != number)
                return;
            call.IsSent = false;
            if (call.Kind != CallKind.Chat)
            {
                call.SendAt(_world.Wheel, _world.Clock.Now + SendAgain);
                return;
            }
            Remove(call);
        }
        call.End(Outcome.Failed("not-sent"));
    }

    private static ReadOnlyMemory<byte> Next(Call call)
    {
        call.IsSent = true;
        return call.Sendings++ > 0 && call.Kind == CallKind.Reserve
            ? HubCalls.Reserve(call.Number, call.Drop!, call.Operation!, isFirst: false)
            : call.Message;
    }

    private Call Begin(CallKind kind)
    {
        var call = _world.Calls.Rent().Begin(this, kind);
        if (kind != CallKind.Arrival)
        {
            call.Number = ++_asked;
            call.Operation = string.Create(CultureInfo.InvariantCulture, $"{_world.Plan.Tag}-{Number}-{_asked}");
        }
        call.Next = _calls;
        _calls = call;
        return call;
    }

    private void End(Call call, Outcome outcome, long at)
    {
        if (Wire.IsInstant && !Wire.IsSlow)
        {
            call.End(outcome);
            return;
        }
        lock (this)
            call.EndAt(_world.Wheel, outcome, Math.Max(at, _baggage?.BusyUntil ?? 0) + OneWay());
    }

    private void EndCalls(Func<Call, bool> which, Outcome outcome)
    {
        while (true)
        {
            Call? call;
            lock (this)
            {
                call = Find(which);
                if (call is null)
                    return;
                Remove(call);
            }
            call.End(outcome);
        }
    }

    private Call? Find(Func<Call, bool> which)
    {
        var call = _calls;
        while (call is not null && !which(call))
            call = call.Next;
        return call;
    }

    private Call? FindAsked(int number)
    {
        var call = _calls;
        while (call is not null && (call.Number != number || call.Kind == CallKind.Arrival))
            call = call.Next;
        return call;
    }

    private bool Holds(Call call)
    {
        var held = _calls;
        while (held is not null && held != call)
            held = held.Next;
        return held is not null;
    }

    private void Remove(Call call)
    {
        if (_calls == call)
        {
            _calls = call.Next;
            return;
        }
        for (var before = _calls; before is not null; before = before.Next)
        {
            if (before.Next == call)
            {
                before.Next = call.Next;
                return;
            }
        }
    }
}
