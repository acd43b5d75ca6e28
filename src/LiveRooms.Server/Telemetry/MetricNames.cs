using System.Diagnostics.Metrics;

namespace LiveRooms.Server.Telemetry;

/// <summary>Names of meters' instruments as Prometheus writes them: <c>http.server.request.duration</c> in seconds is
/// <c>http_server_request_duration_seconds</c>.</summary>
internal static class MetricNames
{
    /// <summary>The name of an instrument, with its unit; of a counter with <c>_total</c>.</summary>
    public static string Of(Instrument instrument, bool counter)
    {
        var name = Plain(instrument.Name);
        var unit = instrument.Unit switch
        {
            "s" => "_seconds",
            "ms" => "_milliseconds",
            "By" => "_bytes",
            _ => string.Empty,
        };
        if (!name.EndsWith(unit, StringComparison.Ordinal))
            name += unit;
        return counter && !name.EndsWith("_total", StringComparison.Ordinal) ? name + "_total" : name;
    }

    /// <summary>A name of letters, digits and underscores that begins with no digit.</summary>
    public static string Plain(string name)
    {
        var plain = string.Create(name.Length, name, static (target, source) =>
        {
            for (var at = 0; at < source.Length; at++)
                target[at] = char.IsAsciiLetterOrDigit(source[at]) ? char.ToLowerInvariant(source[at]) : '_';
        });
        return plain.Length > 0 && char.IsAsciiDigit(plain[0]) ? $"_{plain}" : plain;
    }
}
