using System.Collections.Concurrent;
using LiveRooms.Load.Audience.Frames;
using LiveRooms.Load.Audience.Rooms;
using LiveRooms.Load.Audience.Time;
using LiveRooms.Load.Audience.Transport;
using LiveRooms.Load.Audience.Viewers;
using LiveRooms.Load.Gates;
using LiveRooms.Load.Measure;
using LiveRooms.Load.Runner;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Load.Audience;

/// <summary>The viewers of one process, over any transport.</summary>
public sealed class Crowd : ICrowd
{
    // Chance may pick somebody who has just gone, or is busy.
    private const int Picks = 16;

    private static readonly Position _nowhere = new(0, 0);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    // An answer may be here a few ticks before the frame that shows what it says.
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(1);

    private readonly CrowdPlan _plan;
    private readonly CrowdWorld _world;
    private readonly Mix _mix;
    private readonly VirtualViewer?[] _viewers;
    private readonly ConcurrentDictionary<string, ShopperQueue> _queues = new();
    private CancellationToken _run;
    private CancellationTokenRegistration _whenOver;
    private int _entered;
    private int _storms;
    private bool _wasCut;

    /// <summary>Makes it; nobody has come yet.</summary>
    /// <param name="plan">Who they are.</param>
    /// <param name="transport">How they get there; disposed of with the crowd.</param>
    /// <param name="clock">The run's time.</param>
    /// <param name="recorder">What is measured goes there.</param>
    public Crowd(CrowdPlan plan, IViewerTransport transport, RunClock clock, IRecorder recorder)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(clock);
        _plan = plan;
        _mix = new Mix(plan.Whole);
        _world = new CrowdWorld(plan, transport, clock, recorder);
        _viewers = new VirtualViewer?[plan.Viewers];
    }

    /// <inheritdoc/>
    public int Present => _world.Everyone.Count;

    private IEnumerable<VirtualViewer> Viewers => _viewers.Take(Math.Min(Volatile.Read(ref _entered), _viewers.Length)).OfType<VirtualViewer>();

    /// <inheritdoc/>
    public ValueTask<Outcome> Enter(Invocation invocation, string show)
    {
        Obey(invocation.Cancelled);
        var index = Interlocked.Increment(ref _entered) - 1;
        if (index >= _viewers.Length)
            return new(Outcome.Skipped);
        var viewer = new VirtualViewer(_world, _world.Rooms.Of(show), index, _mix);
        _viewers[index] = viewer;
        return viewer.Enter();
    }

    /// <inheritdoc/>
    public ValueTask<Outcome> Chat(Invocation invocation)
    {
        Obey(invocation.Cancelled);
        var text = Stamp.On(Phrases.Of(invocation.Number), invocation.DueAt);
        return One(invocation, Behaviour.Chatter, viewer => viewer.Chat(text));
    }

    /// <inheritdoc/>
    public ValueTask<Outcome> React(Invocation invocation, string kind, int count)
    {
        var place = SentCounts.KindOf(kind);
        for (var i = 0; i < Picks; i++)
        {
            if (_world.Roles[(int)Behaviour.HeartSender].Pick(invocation.Chance) is { } viewer && viewer.React(place, count))
                return new(Outcome.Ok);
        }
        return new(Outcome.Skipped);
    }

    /// <inheritdoc/>
    public ValueTask<Outcome> Reserve(Invocation invocation, string drop)
    {
        Obey(invocation.Cancelled);
        var queue = _queues.GetOrAdd(drop, static (drop, crowd) => crowd.QueueFor(drop), this);
        for (var i = 0; i < Picks && queue.Next(_viewers) is { } viewer; i++)
        {
            if (viewer.Reserve(drop) is not { } answer)
            {
                queue.Return(viewer);
                continue;
            }
            _world.Claims.AddTry(drop, viewer);
            return answer;
        }
        return new(Outcome.Skipped);
    }

    /// <inheritdoc/>
    public ValueTask<Outcome> Confirm(Invocation invocation, string drop)
    {
        Obey(invocation.Cancelled);
        for (var i = 0; i < Picks && _world.Claims.TakeHolder(drop) is { } holder; i++)
        {
            if (holder.Viewer.Confirm(drop, holder.Card.ReservationId) is { } answer)
                return Bought(answer, drop, holder);
            _world.Claims.PutBack(drop, holder);
        }
        return new(Outcome.Skipped);
    }

    /// <inheritdoc/>
    public ValueTask<Outcome> Spam(Invocation invocation, string drop)
    {
        Obey(invocation.Cancelled);
        return One(invocation, Behaviour.Bot, viewer => viewer.Reserve(drop));
    }

    /// <inheritdoc/>
    public ValueTask<Outcome> Flap(Invocation invocation)
    {
        Obey(invocation.Cancelled);
        Volatile.Write(ref _wasCut, true);
        return One(invocation, null, viewer => viewer.Flap());
    }

    /// <inheritdoc/>
    public void Storm(double part)
    {
        Volatile.Write(ref _wasCut, true);
        var storm = Interlocked.Increment(ref _storms);
        ThreadPool.QueueUserWorkItem(
            it =>
            {
                foreach (var viewer in it.Viewers)
                {
                    if (Chance.Of(it._plan.Whole.Seed, viewer.Number, -storm) < part)
                        viewer.Cut(comesAtOnce: false);
                }
            },
            this, preferLocal: false);
    }

    /// <inheritdoc/>
    public async Task<bool> Settle(TimeSpan atMost, CancellationToken cancelled)
    {
        var until = _world.Clock.Now + (atMost.Ticks / TimeSpan.TicksPerMicrosecond);
        _world.IsSettling = true;
        await Task.Delay(Breath < atMost ? Breath : atMost, _world.Clock.Time, cancelled).ConfigureAwait(false);
        var newest = _world.Rooms.All.ToDictionary(room => room, room => room.Newest);
        while (!Viewers.All(viewer => viewer.IsSettled(newest.GetValueOrDefault(viewer.Room, _nowhere))) || !HaveWhatWasSaid())
        {
            if (_world.Clock.Now >= until)
            {
                foreach (var viewer in Viewers.Where(viewer => viewer.IsPresent && !viewer.IsSettled(newest.GetValueOrDefault(viewer.Room, _nowhere))))
                    _world.Violations.Add(GateNames.EveryoneServed, $"{viewer.Id}: after {atMost.TotalSeconds:0} s of rest it lacks what others have, or an answer");
                return false;
            }
            await Task.Delay(Look, _world.Clock.Time, cancelled).ConfigureAwait(false);
        }
        return true;
    }

    /// <inheritdoc/>
    public Evidence Testify()
    {
        var now = _world.Clock.Now;
        var unserved = 0L;
        foreach (var viewer in Viewers)
        {
            viewer.CountDoubtful();
            if (viewer.IsMissing)
                _world.Violations.Add(GateNames.EveryoneServed, $"{viewer.Id}: was in the room and did not find back to it before the end");
            _world.OnStale(viewer.BehindFor(now));
            unserved += viewer.IsUnserved ? 1 : 0;
        }
        foreach (var room in _world.Rooms.All)
            room.Judge();
        var attendance = Attendance();
        return new Evidence
        {
            Sent = [.. _world.Rooms.All.OrderBy(room => room.Show, StringComparer.Ordinal).SelectMany(room => room.Sent.Read(room.Show))],
            Claims = _world.Claims.Claims(_world.Transport.IdOf),
            Wins = _world.Claims.Wins(NetworkProfile.All),
            Violations = _world.Violations.All(),
            Viewers = _world.Joined,
            Unserved = unserved,
            StartedOver = _world.StartedOver,
            Rooms = [.. _world.Rooms.All.OrderBy(room => room.Show, StringComparer.Ordinal).Select(room => room.Testify(attendance.GetValueOrDefault(room), now))],
            Stalest = _world.Stalest,
            Interrupted = _wasCut || _world.Interruptions > 0,
        };
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _whenOver.DisposeAsync().ConfigureAwait(false);
        Stop();
        await _world.Transport.DisposeAsync().ConfigureAwait(false);
        _world.Dispose();
    }

    private Dictionary<RoomWatch, Attendance> Attendance()
    {
        var rooms = new Dictionary<RoomWatch, Attendance>();
        foreach (var viewer in Viewers)
            rooms[viewer.Room] = viewer.AddTo(rooms.GetValueOrDefault(viewer.Room));
        return rooms;
    }

    private bool HaveWhatWasSaid()
    {
        var attendance = Attendance();
        return _world.Rooms.All.All(room => Math.Max(room.LastLine, attendance.GetValueOrDefault(room).MostLines) >= room.Sent.CertainLines);
    }

    private async ValueTask<Outcome> Bought(ValueTask<Outcome> answer, string drop, (VirtualViewer Viewer, ReservationCard Card) holder)
    {
        var outcome = await answer.ConfigureAwait(false);
        if (outcome.Kind != OutcomeKind.Ok)
            _world.Claims.PutBack(drop, holder);
        return outcome;
    }

    private ValueTask<Outcome> One(Invocation invocation, Behaviour? role, Func<VirtualViewer, ValueTask<Outcome>?> act)
    {
        var roster = role is { } one ? _world.Roles[(int)one] : _world.Everyone;
        for (var i = 0; i < Picks; i++)
        {
            if (roster.Pick(invocation.Chance) is { } viewer && act(viewer) is { } answer)
                return answer;
        }
        return new(Outcome.Skipped);
    }

    private ShopperQueue QueueFor(string drop) =>
        new(Enumerable.Range(0, _viewers.Length).Where(i => _mix.BehaviourOf(_plan.First + i) == Behaviour.Shopper), _plan.Whole.Seed, drop);

    /// <summary>What is waited for ends with the run.</summary>
    private void Obey(CancellationToken run)
    {
        if (run == _run || !run.CanBeCanceled)
            return;
        lock (_viewers)
        {
            if (run == _run)
                return;
            _whenOver.Dispose();
            _run = run;
        }
        _whenOver = run.UnsafeRegister(static crowd => ((Crowd)crowd!).GiveUp(), this);
    }

    private void GiveUp()
    {
        foreach (var viewer in Viewers)
            viewer.GiveUp();
    }

    private void Stop()
    {
        foreach (var viewer in Viewers)
            viewer.Stop();
    }
}
