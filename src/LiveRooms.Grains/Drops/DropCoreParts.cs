using LiveRooms.Grains.Journal;
using LiveRooms.Grains.Telemetry;
using LiveRooms.Rules.Drops;
using Microsoft.Extensions.Logging;

namespace LiveRooms.Grains.Drops;

/// <summary>What a drop's writer is made of; each part can be a simulated one.</summary>
/// <param name="Journal">The store.</param>
/// <param name="Time">The clock.</param>
/// <param name="Options">When snapshots are taken.</param>
/// <param name="JournalMetrics">Counts group sizes.</param>
/// <param name="Metrics">Counts requests and snapshots.</param>
/// <param name="Log">Where failures go.</param>
internal sealed record DropCoreParts(
    IJournal Journal, TimeProvider Time, DropOptions Options, JournalMetrics JournalMetrics, GrainMetrics Metrics, ILogger Log)
{
    /// <summary>The rules.</summary>
    public Func<Drop, DropCommand, DateTimeOffset, DropDecision> Decide { get; init; } = DropRules.Decide;
}
