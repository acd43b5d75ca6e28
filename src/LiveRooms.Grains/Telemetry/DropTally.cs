using System.Runtime.InteropServices;
using LiveRooms.Grains.Drops;
using LiveRooms.Rules;

namespace LiveRooms.Grains.Telemetry;

/// <summary>How often what was asked of a drop ended how: one measurement for all that went the same way costs less than one each.</summary>
internal sealed class DropTally
{
    /// <summary>Times, by action and why it was refused (null: it was done).</summary>
    public Dictionary<(DropAction Action, RefusalReason? Reason), int> Counts { get; } = [];

    /// <summary>Counts one answer.</summary>
    public void Add(DropAction action, RefusalReason? reason) =>
        CollectionsMarshal.GetValueRefOrAddDefault(Counts, (action, reason), out _)++;
}
