namespace LiveRooms.Load.Measure;

/// <summary>
/// Takes in what one process measures. Handles are striped by processor: recording takes no lock and allocates nothing. Once a second
/// one thread takes everything in; see <see cref="Recording"/>.
/// </summary>
public sealed class Recorder : IRecorder
{
    // A day; later seconds are told and not kept.
    private const int MostSeconds = 86_400;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, LatencySeries> _latencies = [];
    private readonly Dictionary<string, (Counter Counter, Growth Growth)> _counters = [];
    private readonly Dictionary<string, Growth> _acted = [];
    private readonly Dictionary<string, Func<double>> _watched = [];
    private readonly Dictionary<string, ActRecord> _acts = [];
    private readonly List<TimelinePoint> _timeline = [];

    public ILatency Latency(string name, string? network = null)
    {
        lock (_gate)
            return Series(name).Of(network);
    }

    public ICounter Counter(string name)
    {
        lock (_gate)
        {
            if (!_counters.TryGetValue(name, out var known))
            {
                var counter = new Counter();
                _counters[name] = known = (counter, new Growth(() => counter.Total));
            }

            return known.Counter;
        }
    }

    public void Watch(string name, Func<double> read)
    {
        lock (_gate)
            _watched[name] = read;
    }

    /// <summary>What becomes of an act; in the timeline its rates are its name, <c>name-refused</c> and <c>name-failed</c>.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="untimed">Whether it has no time.</param>
    internal ActRecord Act(string name, bool untimed = false)
    {
        lock (_gate)
        {
            if (_acts.TryGetValue(name, out var known))
                return known;
            var record = new ActRecord(name, untimed ? null : Series(name).Kept(), Series(MetricNames.Lateness).Kept());
            _acted[name] = new Growth(() => record.Ok);
            _acted[$"{name}-refused"] = new Growth(() => record.Refused);
            _acted[$"{name}-failed"] = new Growth(() => record.Failed);
            return _acts[name] = record;
        }
    }

    /// <summary>What is measured begins: forgets what came so far, but for acts, of which only what is measured is told here at all.</summary>
    public void Begin()
    {
        lock (_gate)
        {
            foreach (var series in _latencies.Values)
                series.Forget();
            foreach (var (_, growth) in _counters.Values)
                growth.Forget();
            _timeline.Clear();
        }
    }

    /// <summary>A second is over: takes in what came. One thread's.</summary>
    public TimelinePoint Beat(int second) => Beat(second, 1)[0];

    /// <summary>Some seconds are over, in which nobody looked: takes in what came, and spreads it over them. One thread's.</summary>
    /// <param name="second">The first.</param>
    /// <param name="seconds">How many; at least one.</param>
    public IReadOnlyList<TimelinePoint> Beat(int second, int seconds)
    {
        lock (_gate)
        {
            var point = new TimelinePoint(
                second,
                _watched.ToDictionary(pair => pair.Key, pair => pair.Value()),
                _counters.Select(pair => (Name: pair.Key, Grown: pair.Value.Growth.Step()))
                    .Concat(_acted.Select(pair => (Name: pair.Key, Grown: pair.Value.Step())))
                    .Where(rate => rate.Grown != 0).ToDictionary(rate => rate.Name, rate => rate.Grown),
                _latencies.Values.SelectMany(series => series.Beat().Select(beat => (Name: new SeriesKey(series.Name, beat.Network).ToString(), beat.Second)))
                    .ToDictionary(beat => beat.Name, beat => beat.Second));
            var points = Spread.Over(point, seconds);
            _timeline.AddRange(points.Take(MostSeconds - _timeline.Count));
            return points;
        }
    }

    /// <summary>Everything that was taken in.</summary>
    public Measurements Sum(GeneratorHealth generator)
    {
        lock (_gate)
        {
            return new Measurements(
                [.. _latencies.Values.SelectMany(series => series.Sum()).OrderBy(latency => new SeriesKey(latency.Name, latency.Network).ToString(), StringComparer.Ordinal)],
                _counters.ToDictionary(pair => pair.Key, pair => pair.Value.Growth.Total),
                [.. _acts.Values.Select(act => act.Sum()).OrderBy(act => act.Name, StringComparer.Ordinal)], [.. _timeline], generator);
        }
    }

    private LatencySeries Series(string name)
    {
        if (!_latencies.TryGetValue(name, out var series))
            _latencies[name] = series = new LatencySeries(name);
        return series;
    }

    /// <summary>What a count grew by.</summary>
    private sealed class Growth(Func<long> read)
    {
        private long _forgotten;
        private long _told;

        public long Total => read() - _forgotten;

        public long Step()
        {
            var now = read();
            (var before, _told) = (_told, now);
            return now - before;
        }

        public void Forget() => _forgotten = _told = read();
    }
}
