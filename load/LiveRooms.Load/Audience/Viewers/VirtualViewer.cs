using System.Globalization;
using System.Text;
using LiveRooms.Load.Audience.Calls;
using LiveRooms.Load.Audience.Rooms;
using LiveRooms.Load.Audience.Time;
using LiveRooms.Load.Audience.Transport;
using LiveRooms.Load.Runner;
using LiveRooms.Protocol;

namespace LiveRooms.Load.Audience.Viewers;

/// <summary>
/// One viewer, over the life of many connections. Small, since there may be a million: what few need is elsewhere. Its own object is
/// its lock, which is never held while the transport is called.
/// </summary>
internal sealed partial class VirtualViewer : IViewerSink, IAlarm
{
    private const int Kinds = 8;
    private const int Serials = int.MaxValue / Kinds;
    private const long FirstPause = 1_000_000;
    private const long LongestPause = 15_000_000;
    private const int MostDoublings = 4;

    private readonly CrowdWorld _world;
    private readonly RoomWatch _room;
    private readonly int _index;
    private readonly byte _network;
    private readonly Behaviour _behaviour;
    private IViewerLink? _link;
    private Call? _calls;
    private Baggage? _baggage;
    private long _since;
    private int _serial;
    private int _draws;
    private int _asked;
    private int _placeOfAll;
    private int _placeOfRole;
    private byte _attempts;
    private byte _moves;
    private Stage _stage;
    private bool _isOpen;
    private bool _isAskingToJoin;
    private bool _wasPresent;
    private bool _comesAtOnce;

    /// <summary>Makes it; it is nowhere yet.</summary>
    /// <param name="world">What it shares with others.</param>
    /// <param name="room">Where it will go.</param>
    /// <param name="index">Its place among this process's viewers.</param>
    /// <param name="mix">Says what it is.</param>
    public VirtualViewer(CrowdWorld world, RoomWatch room, int index, Mix mix)
    {
        (_world, _room, _index) = (world, room, index);
        _network = (byte)mix.NetworkOf(Number);
        _behaviour = mix.BehaviourOf(Number);
    }

    private enum Alarm
    {
        Connect,
        Join,
        Free,
        Cut,
    }

    /// <summary>Its number among all of the audience.</summary>
    public long Number => _world.Plan.First + _index;

    /// <summary>Its place among this process's viewers.</summary>
    public int Index => _index;

    /// <summary>As the engine knows it.</summary>
    public string Id => string.Create(CultureInfo.InvariantCulture, $"{_world.Plan.Tag}-{Number}");

    /// <summary>What it does.</summary>
    public Behaviour Behaviour => _behaviour;

    /// <summary>Its network, by its place in <see cref="NetworkProfile.All"/>.</summary>
    public int Network => _network;

    /// <summary>Where it goes.</summary>
    public RoomWatch Room => _room;

    /// <summary>Whether it is in the room now.</summary>
    public bool IsPresent => _stage == Stage.Present;

    private Wire Wire => _world.Wires[_network];

    /// <summary>Where a roster finds it.</summary>
    public ref int Place(int which)
    {
        if (which == 0)
            return ref _placeOfAll;
        return ref _placeOfRole;
    }

    /// <summary>Comes for the first time; ends with the room's answer.</summary>
    public ValueTask<Outcome> Enter()
    {
        var now = _world.Clock.Now;
        Call call;
        ValueTask<Outcome> task;
        lock (this)
        {
            _since = now;
            call = Begin(CallKind.Arrival);
            task = call.Task;
        }
        call.ExpireAt(_world.Wheel, now + Micros(_world.Plan.Patience));
        Connect();
        return task;
    }

    /// <summary>Its connection is cut and it comes again at once; ends when it is in the room. Null when it is not there.</summary>
    public ValueTask<Outcome>? Flap()
    {
        Call call;
        ValueTask<Outcome> task;
        lock (this)
        {
            if (_stage != Stage.Present)
                return null;
            call = Begin(CallKind.Arrival);
            task = call.Task;
        }
        call.ExpireAt(_world.Wheel, _world.Clock.Now + Micros(_world.Plan.Patience));
        Cut(comesAtOnce: true);
        return task;
    }

    /// <summary>Cuts its connection, if it is in the room. What was still on a wire with delays is lost.</summary>
    public void Cut(bool comesAtOnce)
    {
        IViewerLink? link;
        lock (this)
        {
            if (_stage != Stage.Present)
                return;
            LeaveRoom();
            LoseWhatIsOnTheWay();
            (_stage, _comesAtOnce, link) = (Stage.Ending, comesAtOnce, _link);
        }
        link?.Abort();
    }

    /// <summary>The run is over: nothing is waited for any more.</summary>
    public void Stop()
    {
        IViewerLink? link;
        lock (this)
        {
            if (_stage == Stage.Present)
                LeaveRoom();
            (_stage, link) = (Stage.Gone, _link);
        }
        link?.Abort();
        GiveUp();
    }

    /// <summary>The acts are over: what they wait for is not waited for any more. It stays in the room.</summary>
    public void GiveUp()
    {
        lock (this)
            DoubtLines();
        EndCalls(static _ => true, Outcome.Failed("run-over"));
    }

    /// <inheritdoc/>
    public void Ring(int what)
    {
        lock (this)
        {
            if (what / Kinds != (_serial & Serials))
                return;
        }
        switch ((Alarm)(what % Kinds))
        {
            case Alarm.Connect:
                Connect();
                break;
            case Alarm.Join:
                SendJoin();
                break;
            case Alarm.Free:
                _link?.Free();
                break;
            default:
                if (!_world.IsSettling)
                    Cut(comesAtOnce: true);
                break;
        }
    }

    /// <inheritdoc/>
    public void OnOpen()
    {
        lock (this)
        {
            _isOpen = true;
            if (_stage != Stage.Connecting || _link is null)
                return;
            _stage = Stage.Joining;
        }
        BeginJoin();
    }

    /// <inheritdoc/>
    public void OnClosed(string? why)
    {
        var now = _world.Clock.Now;
        lock (this)
        {
            var wasEnding = _stage is Stage.Ending or Stage.Gone;
            var ticket = TakeTicket(why);
            if (_stage == Stage.Present)
                LeaveRoom();
            _baggage?.Hearts?.OnLost(edgeMayBeGone: !wasEnding && ticket is null, _room.Sent, now);
            if (!wasEnding)
            {
                _world.Lost.Add();
                _moves++;
            }
            if (_wasPresent && _stage != Stage.Gone)
                _world.OnInterrupted();
            (_link, _isOpen, _isAskingToJoin) = (null, false, false);
            _serial++;
            if (_baggage is { } baggage)
                (baggage.Early, baggage.BusyUntil) = (null, 0);
            if (_stage != Stage.Gone)
            {
                _stage = Stage.Apart;
                Set(Alarm.Connect, now + (_comesAtOnce ? 0 : ticket ?? Pause()));
                _comesAtOnce = false;
            }
        }
        ForgetSent();
    }

    private void Connect()
    {
        int serial;
        lock (this)
        {
            if (_stage != Stage.Apart)
                return;
            (_stage, serial) = (Stage.Connecting, _serial);
        }
        var who = new ViewerIdentity(Id, Id, (int)((Number + _moves) % int.MaxValue), Wire.IsSlow);
        var link = _world.Transport.Connect(who, this);
        bool isOver;
        bool mayJoin;
        lock (this)
        {
            // It may have been over before it was known here.
            if (_serial != serial)
                return;
            _link = link;
            isOver = _stage != Stage.Connecting;
            mayJoin = !isOver && _isOpen;
            if (mayJoin)
                _stage = Stage.Joining;
        }
        if (isOver)
            link.Abort();
        else if (mayJoin)
            BeginJoin();
    }

    private void LeaveRoom()
    {
        _world.Everyone.Remove(this);
        if (_behaviour != Behaviour.Lurker)
            _world.Roles[(int)_behaviour].Remove(this);
        var now = _world.Clock.Now;
        // Who is cut off while it lacks something was stale until then.
        _world.OnStale(Lacks(now));
        _since = now;
    }

    private long? TakeTicket(string? why)
    {
        var ticket = _baggage?.Ticket;
        if (_baggage is not null)
            _baggage.Ticket = null;
        if (ticket is not null || why is null)
            return ticket;
        // Who is turned away before the handshake is done hears of it here only, in the words of the message.
        var text = why.StartsWith('{') ? HubAnswerReader.Read(Encoding.UTF8.GetBytes(why), returning: false)?.Error : why;
        return CloseText.TryRead(text, out var said) ? Micros(said.ComeAgain ?? TimeSpan.Zero) : null;
    }

    /// <summary>Any time up to a bound that doubles with every try in vain.</summary>
    private long Pause()
    {
        var bound = Math.Min(LongestPause, FirstPause << Math.Min(_attempts, (byte)MostDoublings));
        if (_attempts < byte.MaxValue)
            _attempts++;
        return (long)(bound * Chance.Of(_world.Plan.Whole.Seed, Number, ++_draws));
    }

    private void Set(Alarm alarm, long at) => _world.Wheel.Set(this, ((_serial & Serials) * Kinds) + (int)alarm, at);

    private long OneWay() => Wire.OneWay(Number, ++_draws);

    private static long Micros(TimeSpan time) => time.Ticks / TimeSpan.TicksPerMicrosecond;
}
