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
    private const string StandardEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Adds metrics for Prometheus always, and OTLP when it is configured.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<TelemetryOptions>, TelemetryOptionsValidator>();
        services.AddOptions<TelemetryOptions>().Bind(configuration.GetSection(TelemetryOptions.Section)).ValidateOnStart();
        services.AddSingleton<PrometheusMeters>();
        services.AddHostedService(static provider => provider.GetRequiredService<PrometheusMeters>());

        AddOtlp(services, configuration);
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

    // Listening costs something for every call, so nothing is listened to when nobody is told.
    private static void AddOtlp(IServiceCollection services, IConfiguration configuration)
    {
        var options = TelemetryOptions.Read(configuration);
        var named = Uri.TryCreate(options.OtlpEndpoint, UriKind.Absolute, out var endpoint);
        if (!named && string.IsNullOrEmpty(configuration[StandardEndpoint]))
            return;

        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(static resource => resource.AddService("liverooms"))
            .WithMetrics(static metrics => metrics.AddMeter(Sources.Meters))
            .WithTracing(traces => traces
                .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(Math.Clamp(options.TraceRatio, 0, 1))))
                .AddSource(Sources.Activities)
                .AddAspNetCoreInstrumentation(static web => web.Filter = context => !IsProbe(context.Request.Path)));
        if (named)
            telemetry.UseOtlpExporter(Protocol(configuration), endpoint!);
        else
            telemetry.UseOtlpExporter();
    }

    private static OtlpExportProtocol Protocol(IConfiguration configuration) =>
        configuration["OTEL_EXPORTER_OTLP_PROTOCOL"] == "http/protobuf" ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;

    private static bool IsProbe(PathString path) => path.StartsWithSegments("/health") || path.StartsWithSegments("/metrics");
}
