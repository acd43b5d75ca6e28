using System.Diagnostics;

namespace LiveRooms.Edge.Telemetry;

/// <summary>Traces of hub calls.</summary>
public static class EdgeTracing
{
    /// <summary>The activity source's name.</summary>
    public const string SourceName = "LiveRooms.Edge";

    internal static ActivitySource Source { get; } = new(SourceName);
}
