using LiveRooms.Server.SignIn;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Prometheus;

namespace LiveRooms.Server.Telemetry;

/// <summary>Puts metrics, traces and health together.</summary>
internal static class TelemetrySetup
{
    /// <summary>Adds metrics for Prometheus always, and OTLP when it is configured.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<TelemetryOptions>, TelemetryOptionsValidator>();
        services.AddOptions<TelemetryOptions>().Bind(configuration.GetSection(TelemetryOptions.Section)).ValidateOnStart();
        services.AddSingleton<PrometheusMeters>();
        services.AddHostedService(static provider => provider.GetRequiredService<PrometheusMeters>());

        var options = TelemetryOptions.Read(configuration);
        if (Uri.TryCreate(options.OtlpEndpoint, UriKind.Absolute, out var endpoint))
            AddOtlp(services.AddOpenTelemetry(), endpoint, options.TraceRatio);
        return services;
    }

    /// <summary>Maps <c>/metrics</c>, <c>/health/live</c> and <c>/health/ready</c>.</summary>
    public static void MapTelemetry(this WebApplication app)
    {
        var metrics = app.MapMetrics("/metrics", app.Services.GetRequiredService<PrometheusMeters>().Registry);
        if (app.Services.GetRequiredService<IOptions<TelemetryOptions>>().Value.MetricsForOperatorsOnly)
            metrics.RequireAuthorization(Policies.Operator);
        app.MapHealth();
    }

    private static void AddOtlp(IOpenTelemetryBuilder telemetry, Uri endpoint, double traceRatio)
    {
        var ratio = Math.Clamp(traceRatio, 0, 1);
        telemetry
            .ConfigureResource(static resource => resource.AddService("liverooms"))
            .WithMetrics(metrics => metrics.AddMeter(Sources.Meters).AddOtlpExporter(To))
            .WithTracing(traces => traces
                .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(ratio)))
                .AddSource(Sources.Activities)
                .AddAspNetCoreInstrumentation(static web => web.Filter = context => !IsProbe(context.Request.Path))
                .AddOtlpExporter(To));

        void To(OtlpExporterOptions exporter) => exporter.Endpoint = endpoint;
    }

    private static bool IsProbe(PathString path) => path.StartsWithSegments("/health") || path.StartsWithSegments("/metrics");
}
