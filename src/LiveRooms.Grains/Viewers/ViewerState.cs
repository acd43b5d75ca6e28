using System.Collections.Immutable;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Grains.Viewers;

/// <summary>What is stored of a viewer.</summary>
[GenerateSerializer, Alias("lr.viewer.state")]
internal sealed class ViewerState
{
    [Id(0)]
    public string? Name { get; set; }

    [Id(1)]
    public DateTimeOffset FirstSeen { get; set; }

    [Id(2)]
    public ImmutableArray<DropId> Drops { get; set; } = [];
}
