using System.Diagnostics;
using LiveRooms.Grains.Telemetry;

namespace LiveRooms.Edge.Telemetry;

/// <summary>Traces of hub calls.</summary>
public static class EdgeTracing
{
    /// <summary>The activity source's name.</summary>
    public const string SourceName = "LiveRooms.Edge";

    internal static ActivitySource Source { get; } = new(SourceName);

    /// <summary>A batch of viewers' calls on its way to a grain, in the traces of all of them; null when none of them is kept.</summary>
    internal static Activity? Batch(TraceLinks traces, string name, int items) =>
        traces.Start(Source, name, ActivityKind.Producer)?.SetTag("batch.items", items);
}
