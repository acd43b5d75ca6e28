namespace LiveRooms.Server.Telemetry;

/// <summary>The meters and activity sources that are listened to.</summary>
internal static class Sources
{
    private const string Own = "LiveRooms.";

    /// <summary>Meters, as the telemetry library matches them.</summary>
    public static readonly string[] Meters = [$"{Own}*", "Microsoft.Orleans", "Microsoft.AspNetCore.*", "System.Runtime"];

    /// <summary>Activity sources; Orleans' own runtime calls are left out, for they are many and say little.</summary>
    public static readonly string[] Activities =
        [$"{Own}*", "Microsoft.Orleans.Application", "Microsoft.Orleans.Lifecycle", "Microsoft.Orleans.Storage"];

    /// <summary>Whether a meter is one of <see cref="Meters"/>.</summary>
    public static bool HasMeter(string name) => Meters.Any(
        meter => meter.EndsWith('*') ? name.StartsWith(meter[..^1], StringComparison.Ordinal) : name == meter);
}
