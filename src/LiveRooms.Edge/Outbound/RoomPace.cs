using LiveRooms.Grains.Cluster;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Rooms;
using LiveRooms.Rules.Shedding;
using Microsoft.Extensions.Logging;

namespace LiveRooms.Edge.Outbound;

/// <summary>
/// How fast one room goes on this edge: the time from one round of frames to the next, how hot the room is, and how many lines are
/// shown. It decides nothing itself: it measures, and asks the rules of <see cref="Rules.Rooms"/>. Used by all of a relay's loops.
/// </summary>
internal sealed partial class RoomPace
{
    /// <summary>Calm rounds made up for at once after a silence: as many as take the longest tick there is to the shortest.</summary>
    private const int MostCalm = 64;

    /// <summary>Follows in a tick, so that what a follow waits adds little to it.</summary>
    private const int FollowsPerTick = 4;

    private readonly Lock _gate = new();
    private readonly RelayContext _context;
    private readonly ShowId _show;
    private readonly long _began;
    private readonly TickRule _tick;
    private readonly HeatRule _heat;
    private readonly ChatBudget _budget = new();
    private readonly Meter _lines = new();
    private readonly Meter _leftOut = new();
    private readonly Meter _deliveries = new();
    private readonly Meter _skipped = new();
    private TimeSpan _due;
    private TimeSpan _looked;
    private TimeSpan _shown;
    private TimeSpan? _begun;
    private int _viewers;
    private long _audience;
    private bool _open;
    private LoadLevel _silo;

    public RoomPace(ShowId show, RelayContext context)
    {
        var options = context.Options;
        (_show, _context, _began) = (show, context, context.Time.GetTimestamp());
        _tick = new TickRule(options.Tick, options.LongestTick > options.Tick ? options.LongestTick : options.Tick);
        _heat = new HeatRule(new HeatLimits(options.LargeRoom, options.HugeRoom, options.HugeRoomLines));
    }

    /// <summary>Time from one round, or report, to the next.</summary>
    public TimeSpan Tick
    {
        get
        {
            lock (_gate)
                return _tick.Tick;
        }
    }

    /// <summary>Time from one follow to the next.</summary>
    public TimeSpan FollowPause
    {
        get
        {
            var part = Tick / FollowsPerTick;
            return part > _context.Options.Tick ? part : _context.Options.Tick;
        }
    }

    /// <summary>How loaded the silo is in which the show lives, as it said last: fewer reports and follows are less work for it.</summary>
    public LoadLevel Silo
    {
        set
        {
            lock (_gate)
                _silo = value;
        }
    }

    /// <summary>The room is shown to operators from now on.</summary>
    public void Open()
    {
        lock (_gate)
        {
            _open = true;
            _context.Metrics.OnHeat(null, _heat.Heat);
        }
    }

    /// <summary>The room is over.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _open = false;
            _context.Metrics.OnHeat(_heat.Heat, null);
        }
    }

    /// <summary>Lines were said, shown or not.</summary>
    public void OnLines(long said, int leftOut)
    {
        _context.Metrics.OnLeftOut(leftOut);
        lock (_gate)
        {
            _lines.Count += said;
            _leftOut.Count += leftOut;
        }
    }

    /// <summary>
    /// How many of so many lines that came now are shown: all, or what the budget allows of a huge room, or of one that is treated like
    /// that because the process, or the show's silo, has much to do.
    /// </summary>
    public int MayShow(int lines)
    {
        lock (_gate)
        {
            if (RoomShed.Lines(_context.Options.HugeRoomLines, _heat.Heat, Level) is not { } perSecond)
                return lines;
            var now = Now();
            var elapsed = now - _shown;
            _shown = now;
            return _budget.Take(lines, elapsed, perSecond);
        }
    }

    /// <summary>A round begins; <see cref="Next"/> follows. However long it takes, it is no silence.</summary>
    public void Begin()
    {
        lock (_gate)
            _begun = Now();
    }

    /// <summary>The round that began is over; the time until the next.</summary>
    public TimeSpan Next(RoundResult round, int viewers, long audience)
    {
        lock (_gate)
        {
            if (_begun is null)
                throw new InvalidOperationException("No round has begun.");
            var now = Now();
            _deliveries.Count += round.Sent;
            _skipped.Count += round.Skipped;
            Look(now, viewers, audience);
            Rest(now);
            _begun = null;
            var tick = _tick.Next(Load(round.Took));
            _context.Metrics.OnTick(tick, _tick.Reason);
            var pause = tick - round.Took > _context.Options.Tick ? tick - round.Took : _context.Options.Tick;
            _due = now + pause;
            return pause;
        }
    }

    /// <summary>Looks at the room again, also when nothing is sent: a heat that is over is over.</summary>
    public void Look(int viewers, long audience)
    {
        lock (_gate)
        {
            var now = Now();
            Look(now, viewers, audience);
            Rest(now);
        }
    }

    /// <summary>How the room goes, as operators see it.</summary>
    public RoomStatus Status()
    {
        lock (_gate)
        {
            return new RoomStatus(
                _show, _viewers, _audience, _heat.Heat, _tick.Tick, _tick.Reason, _lines.PerSecond, _leftOut.PerSecond, _deliveries.PerSecond,
                _skipped.PerSecond);
        }
    }

    /// <summary>Each tick that has passed without news was a calm round, up to now or to the begin of the round under way.</summary>
    private void Rest(TimeSpan now)
    {
        var until = _begun ?? now;
        for (var rounds = 0; rounds < MostCalm && until - _due >= _tick.Tick; rounds++)
        {
            _due += _tick.Tick;
            _tick.Next(Load(TimeSpan.Zero));
        }
        if (until - _due >= _tick.Tick)
            _due = until;
    }

    private void Look(TimeSpan now, int viewers, long audience)
    {
        var elapsed = now - _looked;
        (_looked, _viewers, _audience) = (now, viewers, audience);
        foreach (var meter in (ReadOnlySpan<Meter>)[_lines, _leftOut, _deliveries, _skipped])
            meter.Pass(elapsed);
        var was = _heat.Heat;
        var heat = _heat.Next(new HeatLoad(viewers, audience, _lines.PerSecond), elapsed);
        if (heat == was || !_open)
            return;
        _context.Metrics.OnHeat(was, heat);
        LogHeat(_context.Log, _show, heat, was, viewers, audience, _lines.PerSecond);
    }

    private TickLoad Load(TimeSpan sending) => new(sending, _viewers, _lines.PerSecond, _heat.Heat, Level);

    /// <summary>Of this process and of the show's silo the one that is more loaded.</summary>
    private LoadLevel Level => _context.Load.Level > _silo ? _context.Load.Level : _silo;

    private TimeSpan Now() => _context.Time.GetElapsedTime(_began);

    [LoggerMessage(2301, LogLevel.Information,
        "The room of show {Show} is {Heat}, after {Was}: {Viewers} viewers here, {Audience} in all, {Lines:F1} lines a second")]
    private static partial void LogHeat(ILogger log, ShowId show, RoomHeat heat, RoomHeat was, int viewers, long audience, double lines);

    /// <summary>What was counted since the last look, and how much that is in a second.</summary>
    private sealed class Meter
    {
        private readonly RecentRate _rate = new();

        public long Count { get; set; }

        public double PerSecond => _rate.PerSecond;

        public void Pass(TimeSpan elapsed)
        {
            _rate.Add(Count, elapsed);
            Count = 0;
        }
    }
}
