using System.Diagnostics.Metrics;

namespace LiveRooms.Server.Ops.Cluster;

/// <summary>How many grains are awake in this process: Orleans tells it by a gauge and no call.</summary>
internal sealed class Activations : IDisposable
{
    private const string Meter = "Microsoft.Orleans";
    private const string Gauge = "orleans-catalog-activations";

    private readonly MeterListener listener = new();
    private int sum;

    public Activations()
    {
        listener.InstrumentPublished = static (instrument, listening) =>
        {
            if (instrument.Name == Gauge && instrument.Meter.Name == Meter)
                listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<int>((_, value, _, _) => sum += value);
        listener.Start();
    }

    /// <summary>How many there are now. One caller at a time.</summary>
    public int Count()
    {
        sum = 0;
        listener.RecordObservableInstruments();
        return sum;
    }

    public void Dispose() => listener.Dispose();
}
