namespace LiveRooms.Server.Telemetry;

/// <summary>What this process tells about itself. Configuration section <c>LiveRooms:Telemetry</c>.</summary>
internal sealed class TelemetryOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "LiveRooms:Telemetry";

    /// <summary>
    /// Where traces, metrics and logs are sent by OTLP; nowhere when neither this nor <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set.
    /// </summary>
    public string? OtlpEndpoint { get; set; }

    /// <summary>The part of traces begun here that is kept. 0 to 1.</summary>
    public double TraceRatio { get; set; } = 0.1;

    /// <summary>Whether <c>/metrics</c> asks for the operator role.</summary>
    public bool MetricsForOperatorsOnly { get; set; }

    /// <summary>The options of a configuration, needed before services exist.</summary>
    public static TelemetryOptions Read(IConfiguration configuration) =>
        configuration.GetSection(Section).Get<TelemetryOptions>() ?? new TelemetryOptions();
}
