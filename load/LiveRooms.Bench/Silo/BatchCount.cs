using System.Diagnostics.Metrics;
using LiveRooms.Grains.Telemetry;

namespace LiveRooms.Bench.Silo;

/// <summary>Counts the batches of this process's drops from when it is first looked at: who does not look pays nothing.</summary>
internal static class BatchCount
{
    private static readonly MeterListener Meters = new();
    private static long _value;

    static BatchCount()
    {
        Meters.InstrumentPublished = (instrument, meters) =>
        {
            if (instrument is { Meter.Name: GrainMetrics.MeterName, Name: "liverooms.drop.batch.requests" })
                meters.EnableMeasurementEvents(instrument);
        };
        Meters.SetMeasurementEventCallback<int>((_, _, _, _) => Interlocked.Increment(ref _value));
        Meters.Start();
    }

    public static long Value => Interlocked.Read(ref _value);
}
