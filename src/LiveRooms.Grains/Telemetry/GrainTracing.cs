using System.Diagnostics;

namespace LiveRooms.Grains.Telemetry;

/// <summary>Traces of the calls that carry batches.</summary>
public static class GrainTracing
{
    /// <summary>The activity source's name.</summary>
    public const string SourceName = "LiveRooms.Grains";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>From a batch's arrival to its answer; null when nobody listens.</summary>
    internal static Activity? Batch(string name, int items) => Source.StartActivity(name)?.SetTag("batch.items", items);
}
