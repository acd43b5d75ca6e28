using Microsoft.Extensions.Options;

namespace LiveRooms.Server.Telemetry;

/// <summary>Refuses telemetry options out of range.</summary>
internal sealed class TelemetryOptionsValidator : IValidateOptions<TelemetryOptions>
{
    public ValidateOptionsResult Validate(string? name, TelemetryOptions options)
    {
        var failures = new List<string>();
        if (!string.IsNullOrEmpty(options.OtlpEndpoint)
            && !(Uri.TryCreate(options.OtlpEndpoint, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
            failures.Add($"{TelemetryOptions.Section}:{nameof(options.OtlpEndpoint)} must be an absolute http or https address.");
        if (!(options.TraceRatio is >= 0 and <= 1))
            failures.Add($"{TelemetryOptions.Section}:{nameof(options.TraceRatio)} must be from 0 to 1.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
