using System.Diagnostics.Metrics;
using LiveRooms.Grains.Journal;
using LiveRooms.Grains.Telemetry;

namespace LiveRooms.Bench.Silo;

/// <summary>Counts what this process's grains do from when it is first looked at: who does not look pays nothing.</summary>
internal static class WorkCount
{
    private const string Batch = "liverooms.drop.batch.requests";
    private const string Append = "liverooms.journal.append.duration";

    private static readonly MeterListener Meters = new();
    private static long _batches;
    private static long _appends;

    static WorkCount()
    {
        Meters.InstrumentPublished = (instrument, meters) =>
        {
            if (instrument is { Meter.Name: GrainMetrics.MeterName, Name: Batch } or { Meter.Name: JournalMetrics.MeterName, Name: Append })
                meters.EnableMeasurementEvents(instrument);
        };
        Meters.SetMeasurementEventCallback<int>((_, _, _, _) => Interlocked.Increment(ref _batches));
        Meters.SetMeasurementEventCallback<double>((_, _, _, _) => Interlocked.Increment(ref _appends));
        Meters.Start();
    }

    public static (long Batches, long Appends) Value => (Interlocked.Read(ref _batches), Interlocked.Read(ref _appends));
}
