using System.Diagnostics.Metrics;
using LiveRooms.Rules.Shedding;

namespace LiveRooms.Grains.Shedding;

/// <summary>How loaded this process is, on meter <see cref="MeterName"/>.</summary>
public sealed class LoadMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "LiveRooms.Load";

    private readonly Counter<long> _changes;

    /// <summary>Makes the instruments.</summary>
    public LoadMetrics(IMeterFactory meters, ProcessLoad load)
    {
        var meter = meters.Create(MeterName);
        meter.CreateObservableGauge("liverooms.load.level", () => (int)load.Level, "1", "How loaded the process is: 0 normal, 1 tight, 2 full.");
        meter.CreateObservableGauge("liverooms.load.cpu", () => load.Status.Reading.Cpu, "1", "The part of its processors' time that it takes.");
        meter.CreateObservableGauge("liverooms.load.memory", () => load.Status.Reading.Memory, "1", "The part it holds of the memory it may have.");
        meter.CreateObservableGauge("liverooms.load.queue", () => load.Status.Reading.Queue.TotalSeconds, "s", "How long work waits for a thread.");
        _changes = meter.CreateCounter<long>("liverooms.load.changes", "{change}", "Changes of level, by what it became.");
    }

    /// <summary>The level changed.</summary>
    public void OnLevel(LoadLevel level) => _changes.Add(1, new KeyValuePair<string, object?>("level", LoadNames.Of(level)));
}
