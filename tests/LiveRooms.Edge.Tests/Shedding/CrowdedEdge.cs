using System.Diagnostics.Metrics;
using LiveRooms.Edge.Inbound;
using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Grains.Shedding;
using LiveRooms.Rules;
using LiveRooms.Rules.Shedding;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace LiveRooms.Edge.Tests.Shedding;

/// <summary>
/// An edge of four processors with one room, as a sum: the real watch, doors and pace, over a clock moved by hand and costs as the bench
/// finds them. A step is as long as the watch's beat.
/// </summary>
internal sealed class CrowdedEdge : IDisposable
{
    /// <summary>What there is to spend in a second, in microseconds of processors' time.</summary>
    private const double Capacity = 4_000_000;
    private const double PerFrame = 12;
    private const double PerLine = 1.5;
    private const double PerJoin = 400;
    private const double PerRefusal = 300;

    private readonly FakeTimeProvider _clock = new(Make.Start);
    private readonly EdgeOptions _options = new();
    private readonly ProcessLoad _load = new();
    private readonly SumMeter _meter = new();
    private readonly LoadWatch _watch;
    private readonly Admissions _doors;
    private readonly RoomPace _pace;
    private readonly PriorityQueue<int, DateTimeOffset> _outside = new();
    private int _refused;
    private int _admitted;

    internal CrowdedEdge(bool sheds = true)
    {
        var options = sheds ? new LoadOptions() : new LoadOptions { Cpu = 0 };
        var meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
        _watch = new LoadWatch(
            _meter, _load, Options.Create(options), _clock, new LoadMetrics(meters, _load), NullLogger<LoadWatch>.Instance);
        _doors = new Admissions(_options, _clock, Make.Metrics(), _load);
        _pace = new RoomPace(Make.Show, Make.Context(_clock, _options, _load));
        _pace.Open();
    }

    /// <summary>Viewers in the room.</summary>
    internal int Viewers { get; private set; }

    /// <summary>Chat lines said in a second.</summary>
    internal int LinesPerSecond { get; init; } = 200;

    /// <summary>What the last step took of the processors' time; above 1 it took longer than there was.</summary>
    internal double Cpu { get; private set; }

    /// <summary>Chat lines shown in the last step.</summary>
    internal int Shown { get; private set; }

    internal LoadLevel Level => _load.Level;

    /// <summary>Refused in the last step.</summary>
    internal int Refused { get; private set; }

    /// <summary>Everything that anybody refused was told, in order.</summary>
    internal List<TimeSpan> Slots { get; } = [];

    /// <summary>Those who were refused and have not come again.</summary>
    internal int Outside => _outside.Count;

    /// <summary>So many more would like to come in, at once.</summary>
    internal void Want(int newcomers)
    {
        for (var i = 0; i < newcomers; i++)
            _outside.Enqueue(i, _clock.GetUtcNow());
    }

    /// <summary>So many leave.</summary>
    internal void Leave(int viewers) => Viewers -= viewers;

    /// <summary>One beat of the watch.</summary>
    internal async Task Step()
    {
        _clock.Advance(LoadWatch.Beat);
        (_admitted, _refused) = (0, 0);
        while (_outside.TryPeek(out var one, out var due) && due <= _clock.GetUtcNow())
        {
            _outside.Dequeue();
            if ((_doors.Connect(Role.Viewer) ?? _doors.Join(Role.Viewer, isNew: true)) is { } refusal)
                Turn(one, refusal);
            else
                _admitted++;
        }

        Viewers += _admitted;
        Refused = _refused;
        var said = (int)(LinesPerSecond * LoadWatch.Beat.TotalSeconds);
        Shown = _pace.MayShow(said);
        _pace.OnLines(said, said - Shown);
        _pace.Begin();
        _pace.Next(new RoundResult(TimeSpan.Zero, Viewers, 0, 0, 0), Viewers, Viewers);
        var frames = LoadWatch.Beat / _pace.Tick;
        var spent = (Viewers * ((frames * PerFrame) + (Shown * PerLine))) + (_admitted * PerJoin) + (_refused * PerRefusal);
        Cpu = spent / (Capacity * LoadWatch.Beat.TotalSeconds);
        _meter.Now = new LoadReading(Math.Min(1, Cpu), 0, TimeSpan.Zero);
        await _watch.Look(CancellationToken.None);
    }

    public void Dispose() => _watch.Dispose();

    private void Turn(int one, Refusal refusal)
    {
        Assert.Equal(RefusalReason.Busy, refusal.Reason);
        _refused++;
        Slots.Add(refusal.RetryAfter!.Value);
        _outside.Enqueue(one, _clock.GetUtcNow() + refusal.RetryAfter.Value);
    }

    private sealed class SumMeter : ILoadMeter
    {
        internal LoadReading Now { get; set; }

        public ValueTask<LoadReading> Read(CancellationToken cancellation) => ValueTask.FromResult(Now);
    }
}
