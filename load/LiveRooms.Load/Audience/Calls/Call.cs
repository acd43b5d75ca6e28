using System.Threading.Tasks.Sources;
using LiveRooms.Load.Audience.Time;
using LiveRooms.Load.Audience.Viewers;
using LiveRooms.Load.Runner;

namespace LiveRooms.Load.Audience.Calls;

/// <summary>
/// Something a viewer waits for, from the act's begin to its outcome; used again and again. While it is under way it belongs to its
/// viewer, under whose lock it is changed; who takes it off the viewer ends it, so it ends once.
/// </summary>
internal sealed class Call(CallPool pool) : IValueTaskSource<Outcome>, IAlarm
{
    private const int Turns = 16;

    private ManualResetValueTaskSourceCore<Outcome> _core = new() { RunContinuationsAsynchronously = true };
    private Outcome _outcome;
    private int _turn;

    private enum Alarm
    {
        Send,
        End,
        Expire,
    }

    /// <summary>Whose.</summary>
    public VirtualViewer? Viewer { get; private set; }

    /// <summary>For what.</summary>
    public CallKind Kind { get; private set; }

    /// <summary>By which its answer is known; 0 for an arrival.</summary>
    public int Number { get; set; }

    /// <summary>The drop, of reservations.</summary>
    public string? Drop { get; set; }

    /// <summary>The operation, of all but arrivals.</summary>
    public string? Operation { get; set; }

    /// <summary>The reservation, of confirmations.</summary>
    public long Reservation { get; set; }

    /// <summary>What is sent, the first time.</summary>
    public ReadOnlyMemory<byte> Message { get; set; }

    /// <summary>Whether it was sent over the connection that is now.</summary>
    public bool IsSent { get; set; }

    /// <summary>How often it was sent.</summary>
    public int Sendings { get; set; }

    /// <summary>Why it was refused the last time, when it is asked again.</summary>
    public int? LastCode { get; set; }

    /// <summary>The viewer's next call.</summary>
    public Call? Next { get; set; }

    /// <summary>What its caller awaits.</summary>
    public ValueTask<Outcome> Task => new(this, _core.Version);

    /// <summary>Begins.</summary>
    public Call Begin(VirtualViewer viewer, CallKind kind)
    {
        (Viewer, Kind) = (viewer, kind);
        return this;
    }

    /// <summary>Sends it later.</summary>
    public void SendAt(TimingWheel wheel, long at) => Set(wheel, Alarm.Send, at);

    /// <summary>Gives it up at a time, if it is not over then.</summary>
    public void ExpireAt(TimingWheel wheel, long at) => Set(wheel, Alarm.Expire, at);

    /// <summary>Ends it later. It was taken off its viewer.</summary>
    public void EndAt(TimingWheel wheel, Outcome outcome, long at)
    {
        _outcome = outcome;
        Set(wheel, Alarm.End, at);
    }

    /// <summary>Ends it. It was taken off its viewer.</summary>
    public void End(Outcome outcome) => _core.SetResult(outcome);

    /// <summary>Whether an alarm that was set is for what it is now, and not for what it was before.</summary>
    public bool IsOf(int what) => what / Turns == (Volatile.Read(ref _turn) & (int.MaxValue / Turns));

    /// <inheritdoc/>
    public void Ring(int what)
    {
        var viewer = Viewer;
        if (viewer is null || !IsOf(what))
            return;
        switch ((Alarm)(what % Turns))
        {
            case Alarm.Send:
                viewer.SendCall(this, what);
                break;
            case Alarm.Expire:
                viewer.ExpireCall(this, what);
                break;
            default:
                End(_outcome);
                break;
        }
    }

    Outcome IValueTaskSource<Outcome>.GetResult(short token)
    {
        var outcome = _core.GetResult(token);
        _core.Reset();
        Volatile.Write(ref _turn, unchecked(_turn + 1));
        (Viewer, Next, Drop, Operation, Message) = (null, null, null, null, default);
        (Number, Reservation, IsSent, Sendings, LastCode) = (0, 0, false, 0, null);
        pool.Return(this);
        return outcome;
    }

    ValueTaskSourceStatus IValueTaskSource<Outcome>.GetStatus(short token) => _core.GetStatus(token);

    void IValueTaskSource<Outcome>.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);

    private void Set(TimingWheel wheel, Alarm alarm, long at) =>
        wheel.Set(this, ((_turn & (int.MaxValue / Turns)) * Turns) + (int)alarm, at);
}
