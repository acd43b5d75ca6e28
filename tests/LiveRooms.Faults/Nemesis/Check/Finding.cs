using LiveRooms.Faults.Nemesis.History;

namespace LiveRooms.Faults.Nemesis.Check;

/// <summary>Something that must not be.</summary>
/// <param name="What">In words.</param>
/// <param name="Calls">The calls that show it.</param>
internal sealed record Finding(string What, params Call[] Calls)
{
    public override string ToString() => string.Join("\n      ", [What, .. Calls.Select(call => $"{call}")]);
}
