using System.Diagnostics;
using LiveRooms.Grains.Journal;

namespace LiveRooms.Grains.Telemetry;

/// <summary>Traces of the calls that carry batches.</summary>
public static class GrainTracing
{
    /// <summary>The activity source's name.</summary>
    public const string SourceName = "LiveRooms.Grains";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>A group's way into the journal, in the traces of all who wait for it; null when none of them is kept.</summary>
    internal static Activity? Append(TraceLinks links, JournalKey key, long version, int events) =>
        links.Start(Source, "journal.append", ActivityKind.Client)
            ?.SetTag("journal.kind", key.Kind).SetTag("journal.key", key.ToString()).SetTag("journal.version", version).SetTag("journal.events", events);

    /// <summary>From a batch's arrival to its answer; null when nobody listens.</summary>
    internal static Activity? Batch(string name, int items) => Source.StartActivity(name)?.SetTag("batch.items", items);
}
