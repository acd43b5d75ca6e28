using LiveRooms.Load.Measure;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace LiveRooms.Load.Reports.Telemetry;

/// <summary>Sends <see cref="AudienceMetrics"/> by OTLP, when OpenTelemetry's own environment variables say where to.</summary>
internal sealed class LoadTelemetry : IProgress<TimelinePoint>, IDisposable
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string MetricsEndpoint = "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT";
    private const string Interval = "OTEL_METRIC_EXPORT_INTERVAL";

    // A run is short beside the minute that is usual.
    private const int UsualIntervalMs = 5_000;
    private const int FlushMs = 5_000;

    private readonly AudienceMetrics _metrics;
    private readonly MeterProvider _provider;

    private LoadTelemetry(AudienceMetrics metrics, MeterProvider provider) => (_metrics, _provider) = (metrics, provider);

    /// <summary>Begins to send.</summary>
    /// <param name="scenario">What runs.</param>
    /// <param name="process">Which of the load's processes this is.</param>
    /// <param name="variables">Reads an environment variable.</param>
    /// <returns>Null when nobody is to be told.</returns>
    public static LoadTelemetry? Open(string scenario, string process, Func<string, string?> variables)
    {
        if (string.IsNullOrEmpty(variables(Endpoint)) && string.IsNullOrEmpty(variables(MetricsEndpoint)))
            return null;
        var metrics = new AudienceMetrics(scenario);
        var provider = Sdk.CreateMeterProviderBuilder()
            .ConfigureResource(resource => resource.AddService("liverooms-load", serviceInstanceId: process))
            .AddMeter(AudienceMetrics.MeterName)
            .AddOtlpExporter((OtlpExporterOptions _, MetricReaderOptions reader) =>
            {
                if (string.IsNullOrEmpty(variables(Interval)))
                    reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = UsualIntervalMs;
            })
            .Build();
        return new LoadTelemetry(metrics, provider);
    }

    /// <inheritdoc/>
    public void Report(TimelinePoint value) => _metrics.Report(value);

    /// <summary>Sends the last figures, and ends.</summary>
    public void Dispose()
    {
        _provider.ForceFlush(FlushMs);
        _provider.Dispose();
        _metrics.Dispose();
    }
}
