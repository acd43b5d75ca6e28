using System.Globalization;
using LiveRooms.Load.Runner;

namespace LiveRooms.Load.Measure;

/// <summary>Looks at this process and its machine while it loads others.</summary>
internal sealed class HealthWatch : IDisposable
{
    /// <summary>Watched: of the processors it may use the generator used this part, 0 to 1.</summary>
    public const string GeneratorCpu = "generator-cpu";

    /// <summary>Watched: of the machine's processors this part was busy, 0 to 1.</summary>
    public const string MachineCpu = "machine-cpu";

    /// <summary>Watched: bytes the generator holds.</summary>
    public const string Memory = "generator-memory";

    /// <summary>Watched: milliseconds in this second in which collections stopped the generator.</summary>
    public const string GcPause = "generator-gc-ms";

    private readonly RunClock _clock;
    private readonly PauseListener _pauses = new();
    private Usage _begin;
    private Usage _last;
    private double _ownShare;
    private double _machineShare;
    private double _pauseMs;
    private double _longestPauseMs;
    private long _mostMemory;
    private int _seconds;
    private int _busySeconds;

    public HealthWatch(Recorder recorder, RunClock clock)
    {
        _clock = clock;
        recorder.Watch(GeneratorCpu, () => _ownShare);
        recorder.Watch(MachineCpu, () => _machineShare);
        recorder.Watch(Memory, () => Environment.WorkingSet);
        recorder.Watch(GcPause, () => _pauseMs);
        Begin();
    }

    /// <summary>What counts begins here.</summary>
    public void Begin()
    {
        _begin = _last = Usage.Now(_clock);
        _pauses.TakeLongest();
        (_seconds, _busySeconds, _mostMemory, _longestPauseMs) = (0, 0, Environment.WorkingSet, 0);
    }

    /// <summary>So many seconds are over since it was last looked: one, unless this process was held up.</summary>
    public void Look(int seconds)
    {
        var now = Usage.Now(_clock);
        (_ownShare, _machineShare, _pauseMs) = (now.OwnShare(_last), now.MachineShare(_last), (now.PauseMs - _last.PauseMs) / seconds);
        _longestPauseMs = Math.Max(_longestPauseMs, _pauses.TakeLongest());
        _mostMemory = Math.Max(_mostMemory, Environment.WorkingSet);
        _seconds += seconds;
        _busySeconds += _machineShare > HealthRules.Busy ? seconds : 0;
        _last = now;
    }

    /// <summary>How it fared from the begin until now.</summary>
    public GeneratorHealth Judge(Measurements measured)
    {
        var now = Usage.Now(_clock);
        var lateness = measured.Latencies.FirstOrDefault(latency => latency is { Name: MetricNames.Lateness, Network: null });
        var health = new GeneratorHealth(
            Environment.ProcessorCount, now.OwnShare(_begin), now.MachineShare(_begin), now.PauseMs - _begin.PauseMs, Math.Max(_longestPauseMs, _pauses.TakeLongest()),
            Math.Max(_mostMemory, Environment.WorkingSet), lateness?.P99 ?? 0, []);
        var seconds = (now.At - _begin.At) / 1e6;
        return health with { Warnings = [.. HealthRules.Warnings(health, measured, new HealthRules.Spell(seconds, _seconds, _busySeconds))] };
    }

    public void Dispose() => _pauses.Dispose();

    /// <summary>What was used since the process or the machine began.</summary>
    private readonly record struct Usage(long At, double OwnSeconds, double MachineBusy, double MachineAll, double PauseMs)
    {
        public static Usage Now(RunClock clock)
        {
            var (busy, all) = Machine();
            return new Usage(clock.Now, Environment.CpuUsage.TotalTime.TotalSeconds, busy, all, GC.GetTotalPauseDuration().TotalMilliseconds);
        }

        public double OwnShare(Usage before) => At <= before.At ? 0
            : Math.Clamp((OwnSeconds - before.OwnSeconds) / ((At - before.At) / 1e6 * Environment.ProcessorCount), 0, 1);

        public double MachineShare(Usage before) => MachineAll <= before.MachineAll ? 0
            : Math.Clamp((MachineBusy - before.MachineBusy) / (MachineAll - before.MachineAll), 0, 1);

        // Ticks; nothing where the system does not tell.
        private static (double Busy, double All) Machine()
        {
            const string Source = "/proc/stat";
            if (!File.Exists(Source))
                return (0, 0);
            // user nice system idle iowait irq softirq steal; what guests use is in user already.
            var ticks = File.ReadLines(Source).First().Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..9]
                .Select(field => double.Parse(field, CultureInfo.InvariantCulture)).ToArray();
            return (ticks.Sum() - ticks[3] - ticks[4], ticks.Sum());
        }
    }
}
