using Prometheus;

namespace LiveRooms.Server.Telemetry;

/// <summary>Shows the meters of this process to Prometheus, from when the host starts until it stops.</summary>
internal sealed class PrometheusMeters : IHostedService, IDisposable
{
    private IDisposable? adapter;

    /// <summary>What <c>/metrics</c> answers.</summary>
    public CollectorRegistry Registry { get; } = Metrics.NewCustomRegistry();

    public Task StartAsync(CancellationToken cancellationToken)
    {
        adapter = MeterAdapter.StartListening(new MeterAdapterOptions
        {
            InstrumentFilterPredicate = static instrument => Sources.HasMeter(instrument.Meter.Name),
            Registry = Registry,
            MetricFactory = Metrics.WithCustomRegistry(Registry),
            ResolveHistogramBuckets = Buckets.Of,
        });
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        adapter?.Dispose();
        adapter = null;
    }
}
