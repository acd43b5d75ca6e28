using System.Diagnostics.Metrics;
using Prometheus;

namespace LiveRooms.Server.Telemetry;

/// <summary>Shows the meters of this process to Prometheus, from when the host starts until it stops.</summary>
internal sealed class PrometheusMeters : IHostedService, IDisposable
{
    private readonly MeterListener listener = new();
    private readonly IMetricFactory factory;

    public PrometheusMeters()
    {
        factory = Metrics.WithCustomRegistry(Registry);
        listener.InstrumentPublished = Listen;
        listener.SetMeasurementEventCallback<byte>(static (_, value, tags, state) => Record(value, tags, state));
        listener.SetMeasurementEventCallback<short>(static (_, value, tags, state) => Record(value, tags, state));
        listener.SetMeasurementEventCallback<int>(static (_, value, tags, state) => Record(value, tags, state));
        listener.SetMeasurementEventCallback<long>(static (_, value, tags, state) => Record(value, tags, state));
        listener.SetMeasurementEventCallback<float>(static (_, value, tags, state) => Record(value, tags, state));
        listener.SetMeasurementEventCallback<double>(static (_, value, tags, state) => Record(value, tags, state));
        listener.SetMeasurementEventCallback<decimal>(static (_, value, tags, state) => Record((double)value, tags, state));
        Registry.AddBeforeCollectCallback(listener.RecordObservableInstruments);
    }

    /// <summary>What <c>/metrics</c> answers.</summary>
    public CollectorRegistry Registry { get; } = Metrics.NewCustomRegistry();

    public Task StartAsync(CancellationToken cancellationToken)
    {
        listener.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => listener.Dispose();

    private static void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state) =>
        ((MetricSeries)state!).Record(value, tags);

    private void Listen(Instrument instrument, MeterListener listening)
    {
        if (Sources.HasMeter(instrument.Meter.Name))
            listening.EnableMeasurementEvents(instrument, new MetricSeries(instrument, factory));
    }
}
